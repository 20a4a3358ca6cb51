import type { Child } from 'hono/jsx';
import { roleName } from '#people/staff';
import { schoolDay } from '#platform/clock.ts';
import type { SchoolFacts } from '#platform/context.ts';
import {
  Breadcrumbs,
  Button,
  DataTable,
  formatDay,
  formatMoment,
  Hidden,
  LinkButton,
  Moment,
  Notice,
  Tag,
  type TagTone,
} from '#platform/html/index.ts';
import type { FieldErrors } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { ConsentState, PersonConsent } from '#privacy/consents';
import { CopiesSection, type Copy } from '#privacy/copies';
import type { PlannedErasure } from '#privacy/erasure';
import type { KeptStore, Reading } from '#privacy/export';
import { ReceiptSection } from '#privacy/receipts';
import { type Limits, LimitsSection } from '#privacy/restriction';
import { type Closing, ClosingNotice } from '#privacy/retention';
import { messages as erasureMessages } from './erasure-messages.ts';
import { messages } from './messages.ts';

export const DONE_WORDS = [
  'withdrawn',
  'given',
  'restricted',
  'lifted',
  'objected',
  'unobjected',
  'cancelled',
] as const;
export type DoneWord = (typeof DONE_WORDS)[number];

export interface PrivacyPageProps {
  readonly locale: Locale;
  readonly school: SchoolFacts;
  readonly consents: readonly PersonConsent[];
  readonly readings: readonly Reading[];
  readonly limits: Limits;
  readonly copies: readonly Copy[];
  /** An erasure that is asked for, and its hour has not come. */
  readonly plan: PlannedErasure | undefined;
  /** What becomes of the account of somebody who does not study any more. */
  readonly closing: Closing | undefined;
  readonly stores: readonly KeptStore[];
  readonly now: Temporal.Instant;
  readonly done: DoneWord | undefined;
  /** The answer was made on a page that showed another state. */
  readonly problem: 'stale' | undefined;
  readonly restrictionErrors: FieldErrors | undefined;
}

export function PrivacyPage(props: PrivacyPageProps): Child {
  const { locale, school, consents, readings, limits, copies, plan, closing, stores, now, done, problem } = props;
  const t = translator(messages, locale);
  const own = translator(erasureMessages, locale);
  return (
    <div class="page">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[{ href: localPath(locale, '/account'), label: t('account') }, { label: t('title') }]}
      />
      <header class="page-header">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead')}</p>
      </header>
      {done && (
        <Notice kind="success">
          <p>{done === 'cancelled' ? own('done_cancelled') : t(`done_${done}`)}</p>
        </Notice>
      )}
      {problem && (
        <Notice kind="warning">
          <p>{t('stale')}</p>
        </Notice>
      )}
      {closing && <ClosingNotice closing={closing} />}
      <section class="section">
        <h2>{t('consents')}</h2>
        <p>{t('consents_text')}</p>
        <div>
          {consents.map((consent) => (
            <ConsentRow locale={locale} consent={consent} />
          ))}
        </div>
      </section>
      <LimitsSection locale={locale} limits={limits} base="/account/privacy" errors={props.restrictionErrors} />
      <ReceiptSection locale={locale} />
      <section class="section">
        <h2>{t('readings')}</h2>
        <p>{t('readings_text')}</p>
        <Readings locale={locale} readings={readings} />
      </section>
      <CopiesSection locale={locale} copies={copies} now={now} />
      <section class="section" id="where">
        <h2>{t('where')}</h2>
        <DataTable
          caption={t('where')}
          captionHidden
          columns={[
            { key: 'label', label: t('place') },
            { key: 'holds', label: t('store') },
            { key: 'country', label: t('country') },
          ]}
          rows={stores.map(({ label, holds, country }) => ({ label, holds, country: country ?? t('country_unknown') }))}
          empty=""
        />
        <p>
          {t('where_more')} <a href={`mailto:${school.email}`}>{school.email}</a>
        </p>
      </section>
      <section class="section">
        <h2>{t('erase')}</h2>
        <p>{plan ? own('section_planned', { moment: formatMoment(plan.dueAt, locale) }) : t('erase_text')}</p>
        <LinkButton href={localPath(locale, '/account/privacy/erasure')} kind="secondary">
          {plan ? own('section_open') : t('erase_link')}
        </LinkButton>
      </section>
    </div>
  );
}

const TONE: Record<ConsentState, TagTone> = {
  given: 'good',
  refused: 'neutral',
  withdrawn: 'neutral',
  expired: 'attention',
  unasked: 'neutral',
};

function ConsentRow({ locale, consent }: { locale: Locale; consent: PersonConsent }) {
  const t = translator(messages, locale);
  const given = consent.state === 'given';
  const action = `/account/consents/${consent.purpose}${given ? '/withdrawal' : ''}`;
  return (
    <div class="choice-row">
      <div>
        <h3>{consent.label}</h3>
        <p>
          <Tag tone={TONE[consent.state]}>{t(`state_${consent.state}`)}</Tag>{' '}
          {consent.at && (
            <span class="muted small">
              <Moment value={consent.at} locale={locale} />
              {given &&
                consent.validUntil &&
                `; ${t('valid_until', { day: formatDay(schoolDay(consent.validUntil), locale) })}`}
            </span>
          )}
        </p>
        <p class="muted">{consent.text}</p>
        <details class="disclosure">
          <summary>{t('details')}</summary>
          <p>
            {t('data_words')}: {consent.dataList}.
          </p>
          <p>
            {t('term_words')}: {consent.term}.
          </p>
          <p>
            {t('transfer_words', {
              partners: String(consent.thirdPartyTransfer),
              abroad: String(consent.crossBorderTransfer),
            })}
          </p>
        </details>
      </div>
      <form method="post" action={localPath(locale, action)}>
        <Hidden name="after" value={consent.answerAfter} />
        <Button kind="secondary">
          {t(given ? 'withdraw' : 'give')}
          <span class="visually-hidden"> {t('about', { label: consent.label })}</span>
        </Button>
      </form>
    </div>
  );
}

function Readings({ locale, readings }: { locale: Locale; readings: readonly Reading[] }) {
  const t = translator(messages, locale);
  return (
    <DataTable
      caption={t('readings')}
      captionHidden
      columns={[
        { key: 'when', label: t('when') },
        { key: 'who', label: t('who') },
        { key: 'what', label: t('what') },
        { key: 'why', label: t('why') },
      ]}
      rows={readings.map((reading) => ({
        when: <Moment value={reading.at} locale={locale} />,
        who: <Reader locale={locale} reading={reading} />,
        what: known(`what_${reading.what}`, locale) ?? reading.what,
        why: (reading.why && (known(`why_${reading.why}`, locale) ?? reading.why)) || '—',
      }))}
      empty={<p>{t('no_readings')}</p>}
    />
  );
}

function Reader({ locale, reading }: { locale: Locale; reading: Reading }) {
  const who = translator(messages, locale)(`who_${reading.by}`);
  if (!reading.name) return who;
  const roles = reading.roles.map((role) => roleName(role, locale)).join(', ');
  return (
    <span>
      {reading.name}
      <br />
      <span class="muted small">{roles || who}</span>
    </span>
  );
}

/** A room's own word for what was opened, where we have it in the reader's language. */
function known(word: string, locale: Locale): string | undefined {
  return word in messages ? translator(messages, locale)(word as keyof typeof messages) : undefined;
}
