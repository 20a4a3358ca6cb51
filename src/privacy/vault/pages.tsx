import type { Child } from 'hono/jsx';
import { schoolDay } from '#platform/clock.ts';
import {
  Breadcrumbs,
  Button,
  DataTable,
  Day,
  Form,
  Hidden,
  LinkButton,
  Moment,
  Notice,
  Pagination,
  Radios,
  Select,
  SummaryList,
  Tag,
  TextField,
} from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { type LoggedOpening, RECORDS_ON_PAGE, type SealedRecord } from './record.ts';
import { GROUND_WORDS } from './schema.ts';

export const PATH = '/office/vault';

interface FormProps {
  readonly locale: Locale;
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

export interface VaultPageProps extends FormProps {
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

function DemandFields({ locale, values, errors }: FormProps) {
  const t = translator(messages, locale);
  return (
    <>
      <Select
        name="ground"
        label={t('ground')}
        value={typed(values, 'ground')}
        options={GROUND_WORDS.map((ground) => ({ value: ground, label: t(`ground_${ground}`) }))}
        error={errors?.['ground']}
      />
      <TextField
        name="document"
        label={t('document')}
        hint={t('document_hint')}
        value={typed(values, 'document')}
        error={errors?.['document']}
        maxlength={200}
      />
      <TextField
        name="code"
        label={t('code')}
        why={t('code_why')}
        error={errors?.['code']}
        width="short"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength={10}
      />
    </>
  );
}

export interface RecordPageProps extends FormProps {
  readonly record: SealedRecord;
  readonly over: boolean;
}

export function RecordPage({ locale, record, over, values, errors }: RecordPageProps): Child {
  const t = translator(messages, locale);
  return (
    <>
      <Breadcrumbs
        label={t('title')}
        items={[{ href: localPath(locale, PATH), label: t('title') }, { label: record.what }]}
      />
      <h1>{record.what}</h1>
      {over && (
        <Notice kind="warning">
          <p>{t('conflict_over')}</p>
        </Notice>
      )}
      <SummaryList
        items={[
          { label: t('sealed'), value: <Day value={schoolDay(record.sealedAt)} locale={locale} /> },
          { label: t('until'), value: <Day value={record.keepUntil} locale={locale} /> },
          { label: t('opened'), value: record.opened },
        ]}
      />
      {!over && (
        <section class="section">
          <h2>{t('open')}</h2>
          <Form
            action={localPath(locale, `${PATH}/${record.id}/openings`)}
            {...(errors && { errors: { ...errors }, errorTitle: t('errors') })}
          >
            {record.together > 1 ? (
              <Radios
                name="scope"
                legend={t('scope')}
                value={typed(values, 'scope') ?? 'record'}
                options={[
                  { value: 'record', label: t('scope_record') },
                  { value: 'person', label: t('scope_person', { count: record.together }) },
                ]}
                error={errors?.['scope']}
              />
            ) : (
              <Hidden name="scope" value="record" />
            )}
            <DemandFields {...{ locale, values, errors }} />
            <Button kind="danger">{t('open')}</Button>
          </Form>
        </section>
      )}
    </>
  );
}

/** A record in words: each column that says something about its person, as their own copy would name it. */
export interface ReadableRecord {
  readonly id: string;
  readonly what: string;
  readonly keepUntil: Temporal.PlainDate;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

export function OpenedPage({ locale, records }: { locale: Locale; records: readonly ReadableRecord[] }): Child {
  const t = translator(messages, locale);
  return (
    <>
      <Breadcrumbs
        label={t('title')}
        items={[{ href: localPath(locale, PATH), label: t('title') }, { label: t('found', { count: records.length }) }]}
      />
      <h1>{t('found', { count: records.length })}</h1>
      <p class="lead">{records.length === 0 ? t('found_none') : t('found_note')}</p>
      {records.map(({ what, keepUntil, facts }) => (
        <section class="section">
          <h2>{what}</h2>
          <SummaryList
            items={[
              ...facts.map(({ label, value }) => ({ label, value: <span dir="auto">{value}</span> })),
              { label: t('until'), value: <Day value={keepUntil} locale={locale} /> },
            ]}
          />
        </section>
      ))}
      <LinkButton kind="secondary" href={localPath(locale, PATH)}>
        {t('back')}
      </LinkButton>
    </>
  );
}
