import type { Child } from 'hono/jsx';
import {
  Breadcrumbs,
  Button,
  DataTable,
  type FieldErrors,
  Form,
  Moment,
  Notice,
  Select,
} from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type ConsentRecord, consentPurposes } from '#privacy/consents';
import { type Limits, LimitsSection } from '#privacy/restriction';
import { messages } from './messages.ts';
import type { PurposeCounts, RefusalCounts } from './queries.ts';

const COUNTED = ['given', 'refused', 'withdrawn', 'expired', 'unasked', 'objections', 'restrictions'] as const;
export const OPENING_REASONS = ['request', 'dispute', 'authority'] as const;

function purposeLabel(purpose: string, locale: Locale): string {
  return consentPurposes(locale).find((facts) => facts.purpose === purpose)?.label ?? purpose;
}

export interface ConsentsPageProps {
  readonly locale: Locale;
  readonly counts: readonly PurposeCounts[];
  readonly refusals: readonly RefusalCounts[];
}

export function ConsentsPage({ locale, counts, refusals }: ConsentsPageProps): Child {
  const t = translator(messages, locale);
  return (
    <>
      <h1>{t('office_title')}</h1>
      <section class="section">
        <h2>{t('office_counts')}</h2>
        <DataTable
          caption={t('office_counts')}
          captionHidden
          wide
          columns={[
            { key: 'purpose', label: t('purpose') },
            ...COUNTED.map((key) => ({ key, label: t(key), numeric: true })),
          ]}
          rows={counts.map((line) => ({
            purpose: purposeLabel(line.purpose, locale),
            ...Object.fromEntries(COUNTED.map((key) => [key, line[key]])),
          }))}
          empty=""
        />
      </section>
      <section class="section">
        <h2>{t('office_refusals')}</h2>
        <p>{t('office_refusals_text')}</p>
        <DataTable
          caption={t('office_refusals')}
          captionHidden
          columns={[
            { key: 'purpose', label: t('purpose') },
            { key: 'reason', label: t('reason') },
            { key: 'recent', label: t('recent'), numeric: true },
            { key: 'ever', label: t('ever'), numeric: true },
          ]}
          rows={refusals.map((line) => ({
            purpose: purposeLabel(line.purpose, locale),
            reason: t(`reason_${line.reason}`),
            recent: line.recent,
            ever: line.ever,
          }))}
          empty={<p>{t('no_refusals')}</p>}
        />
      </section>
    </>
  );
}

function PersonFrame({ locale, children }: { locale: Locale; children?: Child }) {
  const t = translator(messages, locale);
  return (
    <>
      <Breadcrumbs
        label={t('office_title')}
        items={[
          { href: localPath(locale, '/office/consents'), label: t('office_title') },
          { label: t('person_title') },
        ]}
      />
      <h1>{t('person_title')}</h1>
      {children}
    </>
  );
}

export interface WhyPageProps {
  readonly locale: Locale;
  readonly personId: string;
  readonly errors?: FieldErrors;
  readonly done: boolean;
}

/** Nothing is shown before a reason is given. */
export function WhyPage({ locale, personId, errors, done }: WhyPageProps): Child {
  const t = translator(messages, locale);
  return (
    <PersonFrame locale={locale}>
      {done && (
        <Notice kind="success">
          <p>{t('done_changed')}</p>
        </Notice>
      )}
      <p>{t('person_why_text')}</p>
      <Form
        action={localPath(locale, `/office/consents/${personId}`)}
        {...(errors && { errors, errorTitle: t('person_why') })}
      >
        <WhySelect locale={locale} error={errors?.['why']} />
        <Button>{t('person_open')}</Button>
      </Form>
    </PersonFrame>
  );
}

function WhySelect({ locale, error, value }: { locale: Locale; error?: string | undefined; value?: string }) {
  const t = translator(messages, locale);
  return (
    <Select
      name="why"
      label={t('person_why')}
      options={OPENING_REASONS.map((reason) => ({ value: reason, label: t(`why_${reason}`) }))}
      value={value}
      error={error}
    />
  );
}

export interface PersonConsentsPageProps {
  readonly locale: Locale;
  readonly personId: string;
  readonly why: string;
  readonly history: readonly ConsentRecord[];
  readonly limits: Limits;
  readonly errors: FieldErrors | undefined;
}

export function PersonConsentsPage(props: PersonConsentsPageProps): Child {
  const { locale, personId, why, history, limits, errors } = props;
  const t = translator(messages, locale);
  const base = `/office/consents/${personId}`;
  return (
    <PersonFrame locale={locale}>
      <section class="section">
        <h2>{t('person_events')}</h2>
        <DataTable
          caption={t('person_events')}
          captionHidden
          columns={[
            { key: 'when', label: t('when') },
            { key: 'purpose', label: t('purpose') },
            { key: 'event', label: t('event') },
            { key: 'way', label: t('way') },
            { key: 'revision', label: t('revision') },
          ]}
          rows={history.toReversed().map((record) => ({
            when: <Moment value={record.at} locale={locale} />,
            purpose: purposeLabel(record.purpose, locale),
            event: t(`event_${record.event}`),
            way: `way_${record.way}` in messages ? t(`way_${record.way}` as keyof typeof messages) : record.way,
            revision: record.policy_revision,
          }))}
          empty={<p>{t('no_events')}</p>}
        />
      </section>
      <section class="section">
        <h2>{t('pack')}</h2>
        <p>{t('pack_text')}</p>
        <Form action={localPath(locale, `${base}/evidence`)}>
          <WhySelect locale={locale} value={why} />
          <Button kind="secondary">{t('pack_button')}</Button>
        </Form>
      </section>
      <LimitsSection {...{ locale, limits, base, errors }} kept={{ why }} />
    </PersonFrame>
  );
}
