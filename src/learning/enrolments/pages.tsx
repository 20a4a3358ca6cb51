/** Joining a programme: the few questions, what it costs, and what stands in the way when something does. */
import type { Child } from 'hono/jsx';
import { programmeTextIn } from '#learning/programmes';
import { Breadcrumbs, Button, EmptyState, type FieldErrors, LinkButton, Notice } from '#platform/html/index.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import type { JoiningProblem } from './enrolment.ts';
import { JoinForm } from './join-form.tsx';
import { messages } from './messages.ts';
import type { Offer, OwnSeat } from './offer.ts';

export interface JoinPageProps {
  readonly offer: Offer;
  readonly locale: Locale;
  readonly email: string;
  /** The consent to study here is missing, and is asked with the rest. */
  readonly asksConsent: boolean;
  readonly preferredCohort?: string | undefined;
  readonly problem?: JoiningProblem | undefined;
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
  readonly givenUp?: boolean;
}

const PROBLEM_WORDS = {
  'cohort-full': 'cohort_full',
  'cohort-closed': 'cohort_closed',
  restricted: 'restricted',
} as const;

export function JoinPage(props: JoinPageProps): Child {
  const { offer, locale, email, problem, givenUp } = props;
  const t = translator(messages, locale);
  const open = offer.cohorts.filter((cohort) => cohort.freeSeats !== 0);
  const title = programmeTextIn(offer.texts, locale).text.title;
  const busy = offer.own !== undefined && offer.own.state !== 'completed';
  return (
    <div class="page">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[
          { href: localPath(locale, '/programmes'), label: t('programmes') },
          { href: localPath(locale, `/programmes/${offer.slug}`), label: title },
          { label: t('enrolment') },
        ]}
      />
      {givenUp && (
        <Notice kind="success">
          <p>{t('done_given_up')}</p>
        </Notice>
      )}
      {problem && (
        <Notice kind="warning">
          <p>{t(PROBLEM_WORDS[problem])}</p>
        </Notice>
      )}
      <header class="page-header">
        <h1>{t('title', { title })}</h1>
        {!busy && open.length > 0 && <p class="lead">{t('lead')}</p>}
      </header>
      {offer.own && <OwnSeatNotice own={offer.own} locale={locale} />}
      {!busy && open.length > 0 && <JoinForm {...props} open={open} />}
      {!busy && open.length === 0 && (
        <EmptyState title={t('nothing_open')} plan={offer.slug}>
          <p>{t(offer.cohorts.length > 0 ? 'all_full_text' : 'nothing_open_text', { email })}</p>
          <LinkButton href={localPath(locale, '/programmes')} kind="secondary">
            {t('other_programmes')}
          </LinkButton>
        </EmptyState>
      )}
    </div>
  );
}

function OwnSeatNotice({ own, locale }: { own: OwnSeat; locale: Locale }) {
  const t = translator(messages, locale);
  const givesUp = own.state === 'awaiting' || (own.state === 'active' && own.orderId === null);
  return (
    <Notice kind="info" title={t('you_are_in')}>
      <p>{t(`in_${own.state}`)}</p>
      <div class="actions">
        {own.state === 'awaiting' ? (
          <LinkButton href={localPath(locale, `/account/orders/${own.orderId}`)}>{t('to_order')}</LinkButton>
        ) : (
          <LinkButton href={localPath(locale, `/learn/${own.cohortSlug}`)}>{t('to_lessons')}</LinkButton>
        )}
        {givesUp && (
          <LinkButton kind="quiet" href={localPath(locale, `/account/enrolments/${own.id}/cancellation`)}>
            {t('give_up')}
          </LinkButton>
        )}
      </div>
    </Notice>
  );
}

export interface GiveUpPageProps {
  readonly enrolmentId: string;
  /** The path of the page to go back to. */
  readonly back: string;
  readonly title: string;
  readonly state: 'awaiting' | 'active' | 'kept';
  readonly locale: Locale;
}

/** Says what will happen before it does. */
export function GiveUpPage({ enrolmentId, back, title, state, locale }: GiveUpPageProps): Child {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <h1>{t('give_up_title', { title })}</h1>
      {state === 'kept' ? (
        <Notice kind="warning">
          <p>{t('give_up_kept')}</p>
        </Notice>
      ) : (
        <>
          <p>{t(`give_up_${state}`)}</p>
          <form
            class="form"
            method="post"
            action={localPath(locale, `/account/enrolments/${enrolmentId}/cancellation`)}
          >
            <div class="actions">
              <Button kind="danger">{t('give_up_yes')}</Button>
              <LinkButton kind="quiet" href={localPath(locale, back)}>
                {t('give_up_no')}
              </LinkButton>
            </div>
          </form>
        </>
      )}
    </div>
  );
}
