import type { Child } from 'hono/jsx';
import { Button, Form, fieldId, formatMoment, LinkButton, Notice, TextField } from '#platform/html/index.ts';
import type { FieldErrors } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { type Copy, isBeingMade, stateOf } from './copy.ts';
import type { HandOverRefusal, OfferedHandOver } from './hand-over.ts';
import { pathOf } from './mail.ts';
import { messages } from './messages.ts';
import { Making, Trail, untilOf } from './pages.tsx';

export interface NewHandOverPageProps {
  readonly locale: Locale;
  readonly recipient?: string | undefined;
  readonly errors?: FieldErrors | undefined;
}

export function NewHandOverPage({ locale, recipient, errors }: NewHandOverPageProps): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <Trail locale={locale} title={t('hand_over')} />
      <h1>{t('hand_over')}</h1>
      <p class="lead">{t('hand_over_lead')}</p>
      <h2>{t('goes')}</h2>
      <p>{t('goes_text')}</p>
      <Form
        action={localPath(locale, '/account/privacy/hand-overs')}
        {...(errors && { errors: { ...errors }, errorTitle: t('form_error') })}
      >
        <TextField
          name="recipient"
          label={t('recipient')}
          why={t('recipient_why')}
          value={recipient}
          maxlength={120}
          autocomplete="off"
          error={errors?.['recipient']}
        />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          why={t('password_why')}
          autocomplete="current-password"
          error={errors?.['password']}
        />
        <div class="actions">
          <Button>{t('prepare')}</Button>
        </div>
      </Form>
    </div>
  );
}

export interface HandOverPageProps {
  readonly locale: Locale;
  readonly copy: Copy;
  readonly now: Temporal.Instant;
  readonly email: string;
  readonly link: string;
}

export function HandOverPage({ locale, copy, now, email, link }: HandOverPageProps): Child {
  const t = translator(messages, locale);
  const state = stateOf(copy, now);
  const open = isBeingMade(state) || state === 'ready';
  return (
    <div class="page page-narrow">
      <Trail locale={locale} title={t('hand_over_title')} />
      <h1>{t('hand_over_title')}</h1>
      <p class="lead">{t('for_recipient', { recipient: copy.recipient ?? '' })}</p>
      {isBeingMade(state) && <Making locale={locale} copy={copy} state={state} />}
      {state === 'ready' && (
        <>
          <Notice kind="success">
            <p>{t('package_ready', { until: untilOf(copy, locale) })}</p>
          </Notice>
          <div class="field">
            <label class="field-label" for={fieldId('link')}>
              {t('link')}
            </label>
            <p class="field-hint">{t('link_hint')}</p>
            <input class="input input-full" id={fieldId('link')} type="url" value={link} readonly dir="ltr" />
          </div>
        </>
      )}
      {copy.fetched_at && <p>{t('package_fetched', { when: formatMoment(copy.fetched_at, locale) })}</p>}
      {copy.refused_at && (
        <Notice kind="warning">
          <p>{t('package_refused', { when: formatMoment(copy.refused_at, locale) })}</p>
        </Notice>
      )}
      {state === 'cancelled' && <p>{t('package_cancelled')}</p>}
      {state === 'expired' && !copy.fetched_at && <p>{t('expired')}</p>}
      {state === 'failed' && (
        <Notice kind="danger">
          <p>{t('failed', { email })}</p>
        </Notice>
      )}
      {open ? (
        <form method="post" action={localPath(locale, `${pathOf(copy)}/cancellation`)}>
          <Button kind="danger">{t('cancel')}</Button>
        </form>
      ) : (
        <p>
          <LinkButton href={localPath(locale, '/account/privacy/hand-overs')} kind="secondary">
            {t('another')}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

export interface LandingPageProps {
  readonly locale: Locale;
  readonly school: string;
  readonly offered: OfferedHandOver;
  /** The address the form is sent to. */
  readonly action: string;
  readonly keyUrl: string;
}

/** What the other organisation sees first: nothing is spent by looking, so that a mail scanner spends nothing. */
export function LandingPage({ locale, school, offered, action, keyUrl }: LandingPageProps): Child {
  const t = translator(messages, locale);
  const until = untilOf({ expires_at: offered.expiresAt }, locale);
  return (
    <div class="page page-narrow">
      <h1>{t('landing_title')}</h1>
      <p class="lead">{t('landing_text', { school, recipient: offered.recipient, until })}</p>
      <p>{t('landing_inside', { key: keyUrl })}</p>
      <p>{t('landing_duty')}</p>
      <form method="post" action={action}>
        <Button>{t('landing_button')}</Button>
      </form>
      <p class="muted small">{t('landing_program')}</p>
    </div>
  );
}

export function RefusedPage({ locale, refusal }: { locale: Locale; refusal: HandOverRefusal }): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <h1>{t('refused_title')}</h1>
      <p class="lead">{t(`refused_${refusal}`)}</p>
    </div>
  );
}
