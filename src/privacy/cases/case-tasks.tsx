import { Button, DataTable, Form, Hidden, Select, Tag, TextField } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { mayReceive, type Partner } from '#privacy/partners';
import { isClosed } from './case.ts';
import type { CasePartProps } from './case-page.tsx';
import { formOf } from './failed-act.ts';
import { messages } from './office-messages.ts';
import { dayText, PATH } from './office-pages.tsx';
import type { CaseFile, PrivacyCase } from './queries.ts';

export function CaseTasks({ locale, found, file, today, failed }: CasePartProps) {
  const t = translator(messages, locale);
  const form = formOf(failed, 'tasks', t('errors'));
  const choice = file.partners.filter((partner) => mayReceive(partner, today));
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
            <div>
              {task.text}
              {task.partner && (
                <>
                  <br />
                  <span class="small muted">{[task.partner, task.contact].filter(Boolean).join(', ')}</span>
                </>
              )}
            </div>
          ),
          until: task.due_on ? dayText(task.due_on, locale) : '',
          state: (
            <TaskState {...{ locale, found, task }} partner={file.partners.find(({ id }) => id === task.partner_id)} />
          ),
        }))}
        empty={<p>{t('no_tasks')}</p>}
      />
      {!isClosed(found.state) && (
        <details class="disclosure" open={form.failed}>
          <summary>{t('task_add')}</summary>
          <Form action={localPath(locale, `${PATH}/${found.id}/tasks`)} {...form.summary}>
            <TextField {...form.field('task')} label={t('task')} maxlength={300} />
            <TextField
              {...form.field('until')}
              type="date"
              label={t('until')}
              optionalText={t('optional')}
              width="medium"
            />
            <Select
              {...form.field('partner')}
              label={t('partner')}
              hint={t('partner_hint')}
              options={[
                { value: '', label: t('partner_nobody') },
                ...choice.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <p class="small">
              <a href={localPath(locale, '/office/partners')}>{t('partners_open')}</a>
            </p>
            <Button kind="secondary">{t('task_add')}</Button>
          </Form>
        </details>
      )}
    </section>
  );
}

interface TaskStateProps {
  readonly locale: Locale;
  readonly found: PrivacyCase;
  readonly task: CaseFile['tasks'][number];
  readonly partner: Partner | undefined;
}

function TaskState({ locale, found, task, partner }: TaskStateProps) {
  const t = translator(messages, locale);
  if (task.done_at) return t('task_done');
  const path = localPath(locale, `${PATH}/${found.id}/tasks/${task.id}`);
  return (
    <div class="stack-tight">
      {partner && partner.state !== 'active' && (
        <div>
          <Tag tone="attention">{t('task_stopped')}</Tag>
          <br />
          <span class="small">{t(`task_${partner.state}`)}</span>
        </div>
      )}
      <form method="post" action={path}>
        <Hidden name="done" value="yes" />
        <Button kind="quiet">{t('task_finish')}</Button>
      </form>
      {partner?.state === 'active' && !isClosed(found.state) && (
        <form method="post" action={`${path}/letter`}>
          <Button kind="quiet">{t('task_ask')}</Button>
        </form>
      )}
    </div>
  );
}
