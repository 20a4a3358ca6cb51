import { Button, DataTable, Form, Moment, Select, TextArea } from '#platform/html/index.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { isClosed } from './case.ts';
import type { CasePartProps } from './case-page.tsx';
import { formOf } from './failed-act.ts';
import { messages } from './office-messages.ts';
import { PATH } from './office-pages.tsx';

export function CaseLetters({ locale, found, file, failed }: CasePartProps) {
  const t = translator(messages, locale);
  const { summary, field } = formOf(failed, 'letters', t('errors'));
  return (
    <section class="section">
      <h2>{t('letters')}</h2>
      <DataTable
        caption={t('letters')}
        captionHidden
        columns={[
          { key: 'when', label: t('when') },
          { key: 'direction', label: t('act') },
          { key: 'text', label: t('text') },
        ]}
        rows={file.messages.map((message) => ({
          when: <Moment value={Temporal.Instant.from(message.at)} locale={locale} />,
          direction: t(`direction_${message.direction}`),
          text: message.text.split('\n').map((paragraph) => <p dir="auto">{paragraph}</p>),
        }))}
        empty={<p>{t('no_letters')}</p>}
      />
      {!isClosed(found.state) && (
        <Form action={localPath(locale, `${PATH}/${found.id}/letters`)} {...summary}>
          <Select
            {...field('to')}
            label={t('to')}
            options={[
              ...(found.email ? [{ value: 'person', label: t('to_person') }] : []),
              { value: 'staff', label: t('to_staff') },
            ]}
          />
          <TextArea {...field('text')} label={t('text')} maxlength={20_000} />
          <Button kind="secondary">{t('write')}</Button>
        </Form>
      )}
    </section>
  );
}
