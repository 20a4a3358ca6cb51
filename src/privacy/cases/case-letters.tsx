import { Button, DataTable, Form, Moment, Select, TextArea } from '#platform/html/index.ts';
import { localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { isClosed } from './case.ts';
import type { CasePartProps } from './case-page.tsx';
import { messages } from './office-messages.ts';
import { PATH } from './office-pages.tsx';

export function CaseLetters({ locale, found, file, errors }: CasePartProps) {
  const t = translator(messages, locale);
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
        <Form action={localPath(locale, `${PATH}/${found.id}/letters`)}>
          <Select
            name="to"
            label={t('to')}
            options={[
              ...(found.email ? [{ value: 'person', label: t('to_person') }] : []),
              { value: 'staff', label: t('to_staff') },
            ]}
          />
          <TextArea name="text" label={t('text')} error={errors?.['text']} maxlength={20_000} />
          <Button kind="secondary">{t('write')}</Button>
        </Form>
      )}
    </section>
  );
}
