import type { Child } from 'hono/jsx';
import { schoolDay } from '#platform/clock.ts';
import {
  Button,
  DataTable,
  Day,
  Form,
  formatDay,
  formatMoment,
  Hidden,
  LinkButton,
  Notice,
  Radios,
  TextField,
} from '#platform/html/index.ts';
import type { FieldErrors } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { ErasurePreview, ErasureReport, PlannedErasure } from '#privacy/erasure';
import { messages as erasureMessages } from './erasure-messages.ts';
import { messages } from './messages.ts';

export interface ErasurePageProps {
  readonly locale: Locale;
  readonly preview: ErasurePreview;
  readonly errors?: FieldErrors;
  /** As it was chosen in a form to mend. */
  readonly when?: When;
  /** The person came here by withdrawing the consent that studying needs. */
  readonly studyWithdrawn: boolean;
}

export const WHENS = ['later', 'now'] as const;
export type When = (typeof WHENS)[number];

const PATH = '/account/privacy/erasure';

/** What will go and what will stay, and the question when. */
export function ErasurePage({ locale, preview, errors, when = 'later', studyWithdrawn }: ErasurePageProps): Child {
  const t = translator(messages, locale);
  const own = translator(erasureMessages, locale);
  return (
    <div class="page page-narrow">
      <h1>{t('erasure_title')}</h1>
      {studyWithdrawn && (
        <Notice kind="warning">
          <p>{t('study_withdrawn')}</p>
        </Notice>
      )}
      <Fates locale={locale} preview={preview} />
      <p>{t('consequences')}</p>
      <form method="post" action={localPath(locale, '/account/privacy/copy')}>
        <Button kind="secondary">{t('copy_button')}</Button>
      </form>
      <Form action={localPath(locale, PATH)} {...(errors && { errors: { ...errors }, errorTitle: t('error_title') })}>
        <Radios
          name="when"
          legend={own('when')}
          why={own('when_why')}
          options={WHENS.map((value) => ({ value, label: own(value), hint: own(`${value}_hint`) }))}
          value={when}
          error={errors?.['when']}
        />
        <Password locale={locale} errors={errors} />
        <div class="actions">
          <Button kind="danger">{own('submit')}</Button>
          <LinkButton href={localPath(locale, '/account/privacy')} kind="quiet">
            {t('keep_button')}
          </LinkButton>
        </div>
      </Form>
    </div>
  );
}

export interface PlannedPageProps {
  readonly locale: Locale;
  readonly preview: ErasurePreview;
  readonly plan: PlannedErasure;
  readonly justPlanned: boolean;
  readonly errors?: FieldErrors;
}

/** It is asked for, and its hour has not come: call it off, or do not wait. */
export function PlannedPage({ locale, preview, plan, justPlanned, errors }: PlannedPageProps): Child {
  const t = translator(messages, locale);
  const own = translator(erasureMessages, locale);
  return (
    <div class="page page-narrow">
      <h1>{own('planned_title')}</h1>
      {justPlanned && (
        <Notice kind="success">
          <p>{own('done_planned')}</p>
        </Notice>
      )}
      <p class="lead">{own('planned_text', { moment: formatMoment(plan.dueAt, locale) })}</p>
      <form method="post" action={localPath(locale, `${PATH}/cancellation`)}>
        <Button>{own('cancel')}</Button>
      </form>
      <section class="section">
        <h2>{own('hurry')}</h2>
        <p>{own('now_hint')}</p>
        <Form action={localPath(locale, PATH)} {...(errors && { errors: { ...errors }, errorTitle: t('error_title') })}>
          <Hidden name="when" value="now" />
          <Password locale={locale} errors={errors} />
          <div class="actions">
            <Button kind="danger">{own('hurry_button')}</Button>
          </div>
        </Form>
      </section>
      <Fates locale={locale} preview={preview} />
    </div>
  );
}

export interface HeldPageProps {
  readonly locale: Locale;
  readonly preview: ErasurePreview;
  readonly since: Temporal.Instant;
  readonly plan: PlannedErasure | undefined;
  readonly email: string;
}

/** A case at law forbids it: since when, why, and what can be done all the same. Which case is not told. */
export function HeldPage({ locale, preview, since, plan, email }: HeldPageProps): Child {
  const own = translator(erasureMessages, locale);
  return (
    <div class="page page-narrow">
      <h1>{own('held_title')}</h1>
      <Notice kind="warning">
        <p>{own('held_text', { day: formatDay(schoolDay(since), locale) })}</p>
        {plan && <p>{own('held_planned')}</p>}
      </Notice>
      <section class="section">
        <h2>{own('held_can')}</h2>
        <ul>
          <li>{own('held_restrict')}</li>
          <li>{own('held_withdraw')}</li>
          <li>{own('held_copy')}</li>
        </ul>
        <div class="actions">
          <LinkButton href={localPath(locale, '/account/privacy')}>{own('held_to_page')}</LinkButton>
          {plan && (
            <form method="post" action={localPath(locale, `${PATH}/cancellation`)}>
              <Button kind="secondary">{own('cancel')}</Button>
            </form>
          )}
        </div>
        <p>{own('held_contact', { email })}</p>
      </section>
      <Fates locale={locale} preview={preview} />
    </div>
  );
}

function Fates({ locale, preview }: { locale: Locale; preview: ErasurePreview }) {
  const t = translator(messages, locale);
  return (
    <>
      <section class="section">
        <h2>{t('what_goes')}</h2>
        <DataTable
          caption={t('what_goes')}
          captionHidden
          columns={[
            { key: 'what', label: t('what') },
            { key: 'records', label: t('records'), numeric: true },
          ]}
          rows={preview.parts
            .filter((part) => part.deleted > 0)
            .map((part) => ({ what: part.label, records: part.deleted }))}
          empty={<p>{t('nothing_stays')}</p>}
        />
      </section>
      <section class="section">
        <h2>{t('what_stays')}</h2>
        <KeptTable locale={locale} report={preview} />
        <p>{t('sealed')}</p>
      </section>
    </>
  );
}

function Password({ locale, errors }: { locale: Locale; errors: FieldErrors | undefined }) {
  const t = translator(messages, locale);
  return (
    <TextField
      name="password"
      type="password"
      label={t('password')}
      why={t('password_why')}
      autocomplete="current-password"
      error={errors?.['password']}
    />
  );
}

export function ErasedPage({ locale, report }: { locale: Locale; report: ErasureReport }): Child {
  const t = translator(messages, locale);
  const whole = report.state === 'verified';
  const places = report.stores.reduce((sum, store) => sum + store.remains.length, 0);
  return (
    <div class="page page-narrow">
      <h1>{t(whole ? 'erased_title' : 'half_title')}</h1>
      <p class="lead">{whole ? t('erased_text') : t('half_text', { places })}</p>
      <section class="section">
        <h2>{t('kept')}</h2>
        <KeptTable locale={locale} report={report} />
        <p>{t('sealed')}</p>
      </section>
      <p>{t('goodbye')}</p>
      <p>
        <LinkButton href={localPath(locale, '/')} kind="secondary">
          {t('to_home')}
        </LinkButton>
      </p>
    </div>
  );
}

function KeptTable({ locale, report }: { locale: Locale; report: ErasureReport }) {
  const t = translator(messages, locale);
  return (
    <DataTable
      caption={t('what_stays')}
      captionHidden
      columns={[
        { key: 'what', label: t('what') },
        { key: 'why', label: t('reason') },
        { key: 'until', label: t('until') },
      ]}
      rows={report.stores
        .flatMap((store) => store.kept)
        .map((kept) => ({
          what: kept.what,
          why: kept.why,
          until: kept.until ? <Day value={Temporal.PlainDate.from(kept.until)} locale={locale} /> : t('no_name'),
        }))}
      empty={<p>{t('nothing_stays')}</p>}
    />
  );
}
