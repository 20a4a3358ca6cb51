import type { Cohort, CohortSession } from '#learning/cohorts';
import { SCHOOL_ZONE } from '#platform/clock.ts';
import { Button, Form, LinkButton, Notice, Select, TextField } from '#platform/html/index.ts';
import { type FieldErrors, type FormValues, typed } from '#platform/http/form.ts';
import { LOCALES, type Locale, type LocalText, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { Crumbs, programmeTitle } from './pages.tsx';
import type { Choices, ListedCohort } from './queries.ts';

interface Filled {
  readonly values?: FormValues | undefined;
  readonly errors?: FieldErrors | undefined;
}

type TitleFieldsProps = Filled & {
  label: string;
  hint?: string | undefined;
  stored?: LocalText | undefined;
  locale: Locale;
};

function TitleFields({ label, hint, stored, values, errors, locale }: TitleFieldsProps) {
  const t = translator(messages, locale);
  return (
    <>
      {LOCALES.map((each) => (
        <TextField
          name={`title_${each}`}
          label={`${label} · ${t(`language_${each}`)}`}
          hint={each === 'ru' ? hint : undefined}
          optionalText={each === 'ru' ? undefined : t('optional')}
          value={values ? typed(values, `title_${each}`) : stored?.[each]}
          error={errors?.[`title_${each}`]}
          maxlength={120}
        />
      ))}
    </>
  );
}

export type CohortFormPageProps = Filled & { cohort?: ListedCohort | undefined; choices: Choices; locale: Locale };

/** A new cohort, or the facts of one that is there: its programme and address then stay. */
export function CohortFormPage({ cohort, choices, values, errors, locale }: CohortFormPageProps) {
  const t = translator(messages, locale);
  const heading = t(cohort ? 'edit_cohort' : 'new_cohort');
  const filled = values ?? (cohort && valuesOf(cohort));
  const field = (name: string) => ({ name, value: typed(filled, name), error: errors?.[name] });
  return (
    <>
      <Crumbs locale={locale} cohort={cohort} here={heading} />
      <h1>{heading}</h1>
      {choices.programmes.length === 0 && (
        <Notice kind="info">
          <p>{t('no_programmes')}</p>
        </Notice>
      )}
      <Form
        action={localPath(locale, cohort ? `/office/cohorts/${cohort.id}/facts` : '/office/cohorts')}
        errors={errors}
        errorTitle={t('errors_title')}
      >
        {!cohort && (
          <>
            <Select
              {...field('programme')}
              label={t('programme')}
              options={choices.programmes.map(({ id, texts }) => ({
                value: id,
                label: programmeTitle(texts, locale),
              }))}
            />
            <TextField
              {...field('slug')}
              label={t('slug')}
              hint={t('slug_hint')}
              maxlength={60}
              width="medium"
              autocomplete="off"
            />
          </>
        )}
        <TitleFields
          label={t('title')}
          hint={t('title_hint')}
          stored={cohort?.titles}
          values={values}
          errors={errors}
          locale={locale}
        />
        <TextField {...field('starts_on')} label={t('starts_on')} type="date" width="medium" />
        <TextField
          {...field('ends_on')}
          label={t('ends_on')}
          hint={t('ends_on_hint')}
          optionalText={t('optional')}
          type="date"
          width="medium"
        />
        <TextField
          {...field('seats')}
          label={t('seats')}
          hint={t('seats_hint')}
          optionalText={t('optional')}
          inputmode="numeric"
          width="short"
        />
        <Select
          {...field('instructor')}
          label={t('instructor')}
          hint={t('instructor_hint')}
          options={[
            { value: '', label: t('nobody') },
            ...choices.staff.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <div class="actions">
          <Button>{t('save')}</Button>
          <LinkButton
            kind="quiet"
            href={localPath(locale, cohort ? `/office/cohorts/${cohort.id}` : '/office/cohorts')}
          >
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

function valuesOf(cohort: ListedCohort): FormValues {
  return {
    starts_on: cohort.starts_on.toString(),
    ends_on: cohort.ends_on?.toString() ?? '',
    seats: cohort.seats === null ? '' : String(cohort.seats),
    instructor: cohort.instructor_id ?? '',
  };
}

export type SessionFormPageProps = Filled & { cohort: Cohort; session?: CohortSession | undefined; locale: Locale };

export function SessionFormPage({ cohort, session, values, errors, locale }: SessionFormPageProps) {
  const t = translator(messages, locale);
  const heading = t(session ? 'edit_session' : 'add_session');
  const path = localPath(locale, `/office/cohorts/${cohort.id}`);
  const filled = values ?? (session ? momentValues(session) : { minutes: '90', time: '19:00' });
  const field = (name: string) => ({ name, value: typed(filled, name), error: errors?.[name] });
  return (
    <>
      <Crumbs locale={locale} cohort={cohort} here={heading} />
      <h1>{heading}</h1>
      <Form
        action={session ? `${path}/sessions/${session.id}` : `${path}/sessions`}
        errors={errors}
        errorTitle={t('errors_title')}
      >
        <TextField {...field('day')} label={t('day')} type="date" width="medium" />
        <TextField {...field('time')} label={t('time')} hint={t('time_hint')} width="short" maxlength={5} />
        <TextField {...field('minutes')} label={t('minutes')} inputmode="numeric" width="short" />
        <TitleFields
          label={t('session_title')}
          stored={session?.titles}
          values={values}
          errors={errors}
          locale={locale}
        />
        <div class="actions">
          <Button>{t('save')}</Button>
          <LinkButton kind="quiet" href={path}>
            {t('cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

function momentValues(session: CohortSession): FormValues {
  const local = session.starts_at.toZonedDateTimeISO(SCHOOL_ZONE);
  return {
    day: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    minutes: String(session.minutes),
  };
}
