import type { Child } from 'hono/jsx';
import { Button, Form, formatMoment, Hidden, LinkButton, Radios } from '#platform/html/index.ts';
import type { FieldErrors } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { type Translate, translator } from '#platform/i18n/messages.ts';
import { type ConsentPurpose, consentPurposes } from '#privacy/consents';
import { type Closing, ClosingNotice } from '#privacy/retention';
import { messages } from './messages.ts';
import type { Limits } from './queries.ts';
import { OBJECTABLE_PURPOSES, RESTRICTION_CHOICES, type RestrictedPart } from './restriction.ts';

type T = Translate<typeof messages>;

function purposeLabel(purpose: ConsentPurpose, locale: Locale): string {
  return consentPurposes(locale).find((facts) => facts.purpose === purpose)?.label ?? purpose;
}

/** The restricted part as its person reads it. */
function partLabel(part: RestrictedPart, locale: Locale): string {
  const t = translator(messages, locale);
  if (part.part === 'everything') return t('part_everything');
  if (part.part === 'category') return t(`part_${part.name}`);
  return t('part_purpose', { label: purposeLabel(part.name, locale) });
}

export interface LimitsSectionProps {
  readonly locale: Locale;
  readonly limits: Limits;
  /** The address that the buttons post below. */
  readonly base: string;
  /** Why nothing was restricted. */
  readonly errors?: FieldErrors | undefined;
  /** What the page around needs to show itself again beside an error. */
  readonly kept?: Readonly<Record<string, string>>;
}

/** The switches, as a part of another page: the person's own, or one of the office for them. */
export function LimitsSection({ locale, limits, base, errors, kept = {} }: LimitsSectionProps): Child {
  const t = translator(messages, locale);
  const free = RESTRICTION_CHOICES.filter(
    (choice) =>
      !limits.restrictions.some(({ part }) =>
        part.part === 'everything' ? choice === 'everything' : part.name === choice,
      ),
  );
  const everything = !free.includes('everything');
  return (
    <>
      <section class="section" id="restriction">
        <h2>{t('title')}</h2>
        <p>{t('text')}</p>
        {limits.restrictions.map(({ id, part, since }) => (
          <Switch
            heading={partLabel(part, locale)}
            state={`${t('standing')}, ${t('since', { moment: formatMoment(since, locale) })}`}
            action={localPath(locale, `${base}/restrictions/${id}/lifting`)}
            label={t('lift')}
            t={t}
          />
        ))}
        {!everything && (
          <Form
            action={localPath(locale, `${base}/restrictions`)}
            {...(errors && { errors: { ...errors }, errorTitle: t('choice_error') })}
          >
            {Object.entries(kept).map(([name, value]) => (
              <Hidden name={name} value={value} />
            ))}
            <Radios
              name="part"
              legend={t('choice')}
              why={t('choice_why')}
              options={free.map((choice) => ({ value: choice, label: t(`part_${choice}`) }))}
              value={free[0]}
              error={errors?.['part']}
            />
            <Button kind="secondary">{t('restrict')}</Button>
          </Form>
        )}
      </section>
      <section class="section" id="objection">
        <h2>{t('object_title')}</h2>
        <p>{t('object_text')}</p>
        {OBJECTABLE_PURPOSES.map((purpose) => {
          const standing = limits.objections.find((objection) => objection.purpose === purpose);
          const path = `${base}/objections/${purpose}${standing ? '/withdrawal' : ''}`;
          return (
            <Switch
              heading={purposeLabel(purpose, locale)}
              state={standing && `${t('objected')}, ${t('since', { moment: formatMoment(standing.since, locale) })}`}
              action={localPath(locale, path)}
              label={t(standing ? 'withdraw_objection' : 'object')}
              t={t}
            />
          );
        })}
      </section>
    </>
  );
}

type SwitchProps = { heading: string; state: string | undefined; action: string; label: string; t: T };

function Switch({ heading, state, action, label, t }: SwitchProps) {
  return (
    <div class="choice-row">
      <div>
        <h3>{heading}</h3>
        {state && <p class="muted small">{state}</p>}
      </div>
      <form method="post" action={action}>
        <Button kind="secondary">
          {label}
          <span class="visually-hidden"> {t('about', { label: heading })}</span>
        </Button>
      </form>
    </div>
  );
}

export function UnsubscribePage({ locale, token }: { locale: Locale; token: string }): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <h1>{t('unsubscribe_title')}</h1>
      <p>{t('unsubscribe_text')}</p>
      <form method="post" action={localPath(locale, `/unsubscribe/${token}`)}>
        <Button>{t('unsubscribe_button')}</Button>
      </form>
    </div>
  );
}

/** `closing`: what becomes of the account of somebody who does not study any more. */
export function UnsubscribedPage({ locale, closing }: { locale: Locale; closing: Closing | undefined }): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <h1>{t('unsubscribed_title')}</h1>
      <p>{t('unsubscribed_text')}</p>
      {closing && <ClosingNotice closing={closing} />}
      <p>
        <LinkButton href={localPath(locale, '/account/privacy')} kind="secondary">
          {t('to_privacy')}
        </LinkButton>
      </p>
    </div>
  );
}

export function RestrictedPage({ locale }: { locale: Locale }): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <h1>{t('restricted_title')}</h1>
      <p>{t('restricted_text')}</p>
      <p>
        <LinkButton href={localPath(locale, '/account/privacy#restriction')}>{t('to_privacy')}</LinkButton>
      </p>
    </div>
  );
}
