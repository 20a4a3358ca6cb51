import { Button, DataTable, Form, Hidden, TextField } from '#platform/html/index.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { isClosed } from './case.ts';
import type { CasePartProps } from './case-page.tsx';
import { messages } from './office-messages.ts';
import { dayText, PATH } from './office-pages.tsx';

export function CaseTasks({ locale, found, file, errors }: CasePartProps) {
  const failed = ['task', 'until', 'partner', 'partner_address'].some((name) => errors?.[name] !== undefined);
  const t = translator(messages, locale);
  return (
    <section class="section">
      <h2>{t('tasks')}</h2>
      <DataTable
        caption={t('tasks')}
        captionHidden
        columns={[
          { key: 'task', label: t('task') },
          { key: 'until', label: t('until') },
          { key: 'state', label: t('state') },
        ]}
        rows={file.tasks.map((task) => ({
          task: (
            <>
              {task.text}
              {task.partner && (
                <>
                  <br />
                  <span class="small muted">{[task.partner, task.contact].filter(Boolean).join(', ')}</span>
                </>
              )}
            </>
          ),
          until: task.due_on ? dayText(task.due_on, locale) : '',
          state: task.done_at ? (
            t('task_done')
          ) : (
            <form method="post" action={localPath(locale, `${PATH}/${found.id}/tasks/${task.id}`)}>
              <Hidden name="done" value="yes" />
              <Button kind="quiet">{t('task_finish')}</Button>
            </form>
          ),
        }))}
        empty={<p>{t('no_tasks')}</p>}
      />
      {!isClosed(found.state) && (
        <details open={failed}>
          <summary>{t('task_add')}</summary>
          <Form action={localPath(locale, `${PATH}/${found.id}/tasks`)}>
            <TextField name="task" label={t('task')} error={errors?.['task']} maxlength={300} />
            <TextField
              name="until"
              type="date"
              label={t('until')}
              optionalText={t('optional')}
              error={errors?.['until']}
              width="medium"
            />
            <TextField
              name="partner"
              label={t('partner')}
              hint={t('partner_hint')}
              optionalText={t('optional')}
              error={errors?.['partner']}
              maxlength={200}
            />
            <TextField
              name="partner_address"
              type="email"
              label={t('partner_address')}
              hint={t('partner_address_hint')}
              optionalText={t('optional')}
              error={errors?.['partner_address']}
            />
            <Button kind="secondary">{t('task_add')}</Button>
          </Form>
        </details>
      )}
    </section>
  );
}
