/** The form of joining: when to start, the few questions, what it costs and what comes next. */

import { type InLanguage, localTextIn, programmeTextIn } from '#learning/programmes';
import {
  Button,
  Checkbox,
  Form,
  formatDay,
  Hidden,
  Money,
  Radios,
  SummaryList,
  TextArea,
} from '#platform/html/index.ts';
import { typed } from '#platform/http/form.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { consentPurposes, consentText } from '#privacy/consents';
import { asksExperience } from './enrolment.ts';
import { messages } from './messages.ts';
import type { Offer, OfferedCohort } from './offer.ts';
import type { JoinPageProps } from './pages.tsx';

/** A text in the language it is really in. */
function Told({ told, locale }: { told: InLanguage<string>; locale: Locale }) {
  return <span lang={told.locale === locale ? undefined : told.locale}>{told.text}</span>;
}

export function JoinForm({
  offer,
  open,
  locale,
  values,
  errors,
  ...asked
}: JoinPageProps & { open: readonly OfferedCohort[] }) {
  const t = translator(messages, locale);
  const { profile } = offer;
  const known = profile.experience ?? profile.education ?? profile.goals;
  const answer = (name: 'experience' | 'education' | 'goals') => typed(values, name) ?? profile[name] ?? '';
  return (
    <Form
      action={localPath(locale, `/programmes/${offer.slug}/enrolment`)}
      errors={errors}
      errorTitle={t('form_errors')}
      guard
    >
      <CohortChoice
        open={open}
        locale={locale}
        chosen={typed(values, 'cohort') ?? asked.preferredCohort}
        error={errors?.['cohort']}
      />
      {known && <p class="muted">{t('known_before')}</p>}
      <TextArea
        name="experience"
        label={t('experience')}
        hint={t('experience_hint')}
        why={t('experience_why')}
        optionalText={asksExperience(offer.level) ? undefined : t('optional')}
        rows={3}
        maxlength={1000}
        value={answer('experience')}
        error={errors?.['experience']}
      />
      <TextArea
        name="education"
        label={t('education')}
        why={t('education_why')}
        optionalText={t('optional')}
        rows={2}
        maxlength={1000}
        value={answer('education')}
        error={errors?.['education']}
      />
      <TextArea
        name="goals"
        label={t('goals')}
        hint={t('goals_hint')}
        why={t('goals_why')}
        optionalText={t('optional')}
        rows={3}
        maxlength={1000}
        value={answer('goals')}
        error={errors?.['goals']}
      />
      {asked.asksConsent && (
        <StudyConsent
          locale={locale}
          checked={typed(values, 'consent_study') === 'yes'}
          error={errors?.['consent_study']}
        />
      )}
      <CostAndNext offer={offer} locale={locale} />
      <div class="actions">
        <Button>{t(offer.priceKzt === 0 ? 'enrol_free' : 'enrol_paid')}</Button>
      </div>
    </Form>
  );
}

/** The words are those of the record that a tick makes. */
function StudyConsent({ locale, checked, error }: { locale: Locale; checked: boolean; error: string | undefined }) {
  const t = translator(messages, locale);
  const facts = consentPurposes(locale).find(({ purpose }) => purpose === 'study');
  if (!facts) return null;
  const [label = facts.label, ...text] = consentText(facts, locale).split('\n');
  return (
    <>
      <p>{t('consent_missing')}</p>
      <Checkbox name="consent_study" label={label} hint={text.join(' ')} checked={checked} error={error} />
    </>
  );
}

function CohortChoice(props: {
  open: readonly OfferedCohort[];
  locale: Locale;
  chosen: string | undefined;
  error: string | undefined;
}) {
  const { open, locale, chosen, error } = props;
  const t = translator(messages, locale);
  const [only] = open;
  const when = (cohort: OfferedCohort) =>
    cohort.underWay ? t('under_way') : t('starts', { day: formatDay(cohort.startsOn, locale) });
  const seats = (cohort: OfferedCohort) =>
    cohort.freeSeats === undefined ? [] : [t('seats', { count: cohort.freeSeats })];
  const hint = (cohort: OfferedCohort) => [when(cohort), ...seats(cohort)].join(', ');
  if (open.length === 1 && only) {
    return (
      <>
        <Hidden name="cohort" value={only.slug} />
        <p>
          <strong>
            <Told told={localTextIn(only.titles, locale)} locale={locale} />
          </strong>
          <br />
          <span class="muted">{hint(only)}</span>
        </p>
      </>
    );
  }
  return (
    <Radios
      legend={t('cohort')}
      name="cohort"
      value={chosen}
      error={error}
      options={open.map((cohort) => ({
        value: cohort.slug,
        label: localTextIn(cohort.titles, locale).text,
        hint: hint(cohort),
      }))}
    />
  );
}

function CostAndNext({ offer, locale }: { offer: Offer; locale: Locale }) {
  const t = translator(messages, locale);
  const { hours, priceKzt } = offer;
  const title = programmeTextIn(offer.texts, locale);
  return (
    <section class="section">
      <h2>{t('summary')}</h2>
      <SummaryList
        items={[
          {
            label: t('programme'),
            value: <Told told={{ locale: title.locale, text: title.text.title }} locale={locale} />,
          },
          { label: t('hours'), value: t('hours_value', { hours }) },
          { label: t('price'), value: priceKzt === 0 ? t('free') : <Money tenge={priceKzt} locale={locale} /> },
          { label: t('next'), value: t(priceKzt === 0 ? 'next_free' : 'next_paid') },
        ]}
      />
    </section>
  );
}
