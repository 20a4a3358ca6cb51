import type { Child } from 'hono/jsx';
import { schoolDay } from '#platform/clock.ts';
import { Button, DataTable, Day, Form, Moment, Notice, Pagination, Tag, TextField } from '#platform/html/index.ts';
import { typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { DemandFields, type DemandProps, PATH } from './demand.tsx';
import { messages } from './messages.ts';
import { type LoggedOpening, RECORDS_ON_PAGE, type SealedRecord } from './record.ts';

export interface VaultPageProps extends DemandProps {
  readonly records: readonly SealedRecord[];
  readonly openings: readonly LoggedOpening[];
  readonly page: number;
  /** Whether this member of the staff is the responsible person. */
  readonly mayOpen: boolean;
}

export function VaultPage(props: VaultPageProps): Child {
  const { locale, records, openings, page, mayOpen, values, errors } = props;
  const t = translator(messages, locale);
  return (
    <>
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      {!mayOpen && (
        <Notice kind="info">
          <p>{t('responsible_only')}</p>
        </Notice>
      )}
      <section class="section">
        <h2>{t('records')}</h2>
        <RecordsTable {...{ locale, records, mayOpen }} />
        {(page > 1 || records.length > RECORDS_ON_PAGE) && (
          <Pages {...{ locale, page }} more={records.length > RECORDS_ON_PAGE} />
        )}
      </section>
      {mayOpen && (
        <details class="disclosure" open={errors !== undefined}>
          <summary>{t('search')}</summary>
          <p>{t('search_text')}</p>
          <Form
            action={localPath(locale, `${PATH}/openings`)}
            {...(errors && { errors: { ...errors }, errorTitle: t('errors') })}
          >
            <TextField
              name="value"
              label={t('value')}
              value={typed(values, 'value')}
              error={errors?.['value']}
              maxlength={200}
            />
            <DemandFields {...{ locale, values, errors }} />
            <Button kind="danger">{t('open')}</Button>
          </Form>
        </details>
      )}
      <section class="section">
        <h2>{t('log')}</h2>
        <OpeningsTable {...{ locale, openings }} />
      </section>
    </>
  );
}

function RecordsTable({ locale, records, mayOpen }: Pick<VaultPageProps, 'locale' | 'records' | 'mayOpen'>) {
  const t = translator(messages, locale);
  return (
    <DataTable
      caption={t('records')}
      captionHidden
      columns={[
        { key: 'what', label: t('what') },
        { key: 'sealed', label: t('sealed') },
        { key: 'until', label: t('until') },
        { key: 'opened', label: t('opened'), numeric: true },
        { key: 'act', label: t('open') },
      ]}
      rows={records.slice(0, RECORDS_ON_PAGE).map((record) => ({
        what: record.what,
        sealed: <Day value={schoolDay(record.sealedAt)} locale={locale} />,
        until: <Day value={record.keepUntil} locale={locale} />,
        opened: record.opened,
        act: record.over ? (
          <Tag tone="neutral">{t('over')}</Tag>
        ) : (
          mayOpen && <a href={localPath(locale, `${PATH}/${record.id}`)}>{t('open')}</a>
        ),
      }))}
      empty={<p>{t('none')}</p>}
    />
  );
}

function Pages({ locale, page, more }: { locale: Locale; page: number; more: boolean }) {
  const t = translator(messages, locale);
  const href = (number: number) => localPath(locale, `${PATH}?page=${number}`);
  return (
    <Pagination
      label={t('pages')}
      {...(page > 1 && { previous: { href: href(page - 1), label: t('previous_page') } })}
      {...(more && { next: { href: href(page + 1), label: t('next_page') } })}
    />
  );
}

function OpeningsTable({ locale, openings }: Pick<VaultPageProps, 'locale' | 'openings'>) {
  const t = translator(messages, locale);
  return (
    <DataTable
      caption={t('log')}
      captionHidden
      columns={(['when', 'who', 'what', 'ground', 'document'] as const).map((key) => ({ key, label: t(key) }))}
      rows={openings.map(({ at, by, what, ground, document }) => ({
        when: <Moment value={at} locale={locale} />,
        who: by ?? t('nobody'),
        what,
        ground: t(`ground_${ground}`),
        document: <span dir="auto">{document}</span>,
      }))}
      empty={<p>{t('never')}</p>}
    />
  );
}
