/** One record of the vault: sealed, with what it takes to open it; and opened. */
import type { Child } from 'hono/jsx';
import { schoolDay } from '#platform/clock.ts';
import {
  Breadcrumbs,
  Button,
  Day,
  Form,
  Hidden,
  LinkButton,
  Notice,
  Radios,
  SummaryList,
} from '#platform/html/index.ts';
import { typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { DemandFields, type DemandProps, PATH } from './demand.tsx';
import { messages } from './messages.ts';
import type { SealedRecord } from './record.ts';

export interface RecordPageProps extends DemandProps {
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
