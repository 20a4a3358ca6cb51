/** A guardian's page of a child's seats, and the form that takes another. */
import type { Child } from 'hono/jsx';
import { localTextIn, programmeTextIn } from '#learning/programmes';
import { Button, Form, formatDay, formatMoney, LinkButton, Notice, Radios, Tag } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { mayBeCancelled, stateOf } from './enrolment.ts';
import type { EnrolmentInCohort } from './queries.ts';
import { seatAddress } from './seat.ts';
import type { OpenCohort } from './ward-joining.ts';
import { wardMessages } from './ward-messages.ts';

export interface WardSeatsPageProps {
  readonly locale: Locale;
  readonly ward: { readonly id: string; readonly name: string };
  readonly seats: readonly EnrolmentInCohort[];
  readonly cohorts: readonly OpenCohort[];
  readonly error?: string | undefined;
  readonly givenUp?: boolean;
}

export function WardSeatsPage(props: WardSeatsPageProps): Child {
  const { locale, ward, seats, cohorts, error, givenUp } = props;
  const t = translator(wardMessages, locale);
  return (
    <div class="page page-narrow">
      {givenUp && (
        <Notice kind="success">
          <p>{t('done_given_up')}</p>
        </Notice>
      )}
      <header class="page-header">
        <h1>{t('title')}</h1>
        <p class="lead">{t('lead', { name: ward.name })}</p>
      </header>
      {seats.length > 0 && (
        <section class="section">
          <h2>{t('seats', { name: ward.name })}</h2>
          {seats.map((seat) => (
            <WardSeat seat={seat} locale={locale} />
          ))}
        </section>
      )}
      {cohorts.length === 0 ? (
        <Notice kind={error ? 'warning' : 'info'}>
          {error && <p>{error}</p>}
          <p>{t('none')}</p>
        </Notice>
      ) : (
        <JoinForm {...props} />
      )}
    </div>
  );
}

function WardSeat({ seat, locale }: { seat: EnrolmentInCohort; locale: Locale }) {
  const t = translator(wardMessages, locale);
  const state = stateOf(seat);
  if (state === 'cancelled') return null;
  const told = programmeTextIn(seat.programme_texts, locale);
  const address = seatAddress({ cohortSlug: seat.cohort_slug, wardId: seat.ward_id });
  return (
    <div class="choice-row">
      <div>
        <h3 lang={told.locale === locale ? undefined : told.locale}>{told.text.title}</h3>
        <p class="cluster">
          <Tag tone={state === 'awaiting' ? 'attention' : state === 'completed' ? 'good' : 'info'}>{t(state)}</Tag>
          <span class="muted">{localTextIn(seat.cohort_titles, locale).text}</span>
        </p>
        {mayBeCancelled(seat) && (
          <p>
            <a href={localPath(locale, `/account/enrolments/${seat.id}/cancellation`)}>
              {t('give_up')}
              <span class="visually-hidden"> ({told.text.title})</span>
            </a>
          </p>
        )}
      </div>
      <LinkButton
        kind="secondary"
        href={localPath(locale, state === 'awaiting' ? `/account/orders/${seat.order_id}` : `/learn/${address}`)}
      >
        {t(state === 'awaiting' ? 'to_order' : 'to_lessons')}
        <span class="visually-hidden"> ({told.text.title})</span>
      </LinkButton>
    </div>
  );
}

function JoinForm({ locale, ward, seats, cohorts, error }: WardSeatsPageProps) {
  const t = translator(wardMessages, locale);
  return (
    <section class={seats.length > 0 ? 'section' : undefined}>
      {seats.length > 0 && <h2>{t('choice')}</h2>}
      <Form
        action={localPath(locale, `/account/wards/${ward.id}/enrolment`)}
        {...(error && { errors: { cohort: error }, errorTitle: t('not_enrolled') })}
      >
        <Radios
          legend={t('question')}
          name="cohort"
          error={error}
          options={cohorts.map((cohort) => ({
            value: cohort.slug,
            label: t('cohort_line', {
              title: `${programmeTextIn(cohort.texts, locale).text.title} (${localTextIn(cohort.titles, locale).text})`,
              day: formatDay(cohort.starts_on, locale),
              price: formatMoney(cohort.price_kzt, locale),
            }),
          }))}
        />
        <div class="actions">
          <Button>{t('enrol')}</Button>
        </div>
      </Form>
    </section>
  );
}
