import { localTextIn, type OutlineModule } from '#learning/programmes';
import { Breadcrumbs, DataTable, formatDay, LinkButton, Notice, ProgrammePlan } from '#platform/html/index.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import { hasRoom, type OfferedCohort, seatsLeft } from './offer.ts';
import { LengthWords, LessonsLanguage, Price, StartWords } from './programme-list.tsx';
import type { ProgrammeInFull } from './queries.ts';

export interface ProgrammeProps {
  readonly programme: ProgrammeInFull;
  readonly locale: Locale;
  readonly today: Temporal.PlainDate;
  readonly email: string;
}

export function ProgrammePage({ programme, locale, today, email }: ProgrammeProps) {
  const t = translator(messages, locale);
  const { text } = programme;
  const lang = programme.textLocale === locale ? undefined : programme.textLocale;
  return (
    <div class="page">
      <Breadcrumbs
        label={t('way')}
        items={[
          { href: localPath(locale, '/'), label: t('home') },
          { href: localPath(locale, '/programmes'), label: t('programmes') },
          { label: text.title },
        ]}
      />
      <div class="programme-cover">
        <div class="programme-cover-text">
          <h1 lang={lang}>{text.title}</h1>
          <p class="lead" lang={lang}>
            {text.summary}
          </p>
          <Facts programme={programme} locale={locale} today={today} />
          <LessonsLanguage programme={programme} locale={locale} />
          <Joining programme={programme} locale={locale} email={email} />
        </div>
        <ProgrammePlan seed={programme.slug} rooms={programme.modules.length} label={t('plan_label')} />
      </div>
      <section class="section">
        <div class="with-margin">
          <div>
            <h2>{t('gives_title')}</h2>
            <div class="prose" lang={lang}>
              <ul>
                {text.gives.map((line) => (
                  <li>{line}</li>
                ))}
              </ul>
            </div>
          </div>
          <aside class="margin-note">
            <h3>{t('audience_title')}</h3>
            <p lang={lang}>{text.audience}</p>
          </aside>
        </div>
      </section>
      <section class="section">
        <h2>{t('syllabus_title')}</h2>
        <LengthNote programme={programme} locale={locale} />
        <Syllabus modules={programme.modules} locale={locale} />
      </section>
      {programme.cohorts.length > 0 && (
        <section class="section">
          <h2>{t('cohorts_title')}</h2>
          <Cohorts programme={programme} locale={locale} today={today} />
        </section>
      )}
    </div>
  );
}

function Facts({ programme, locale, today }: Pick<ProgrammeProps, 'programme' | 'locale' | 'today'>) {
  const t = translator(messages, locale);
  return (
    <dl class="facts">
      <div>
        <dt>{t('start')}</dt>
        <dd>
          <StartWords programme={programme} locale={locale} today={today} />
        </dd>
      </div>
      <div>
        <dt>{t('length')}</dt>
        <dd>
          <LengthWords programme={programme} locale={locale} />
        </dd>
      </div>
      <div>
        <dt>{t('price')}</dt>
        <dd>
          <Price tenge={programme.priceKzt} locale={locale} />
        </dd>
      </div>
      <div>
        <dt>{t('level')}</dt>
        <dd>{t(`level_${programme.level}`)}</dd>
      </div>
    </dl>
  );
}

/** The one action of the page, and what happens after it. */
function Joining({ programme, locale, email }: Pick<ProgrammeProps, 'programme' | 'locale' | 'email'>) {
  const t = translator(messages, locale);
  if (programme.ownCohort) {
    return (
      <>
        <p>{t('already_in')}</p>
        <div class="sticky-action">
          <LinkButton href={localPath(locale, `/learn/${programme.ownCohort}`)}>{t('go_on')}</LinkButton>
        </div>
      </>
    );
  }
  if (!programme.cohorts.some(hasRoom)) {
    return (
      <Notice kind="info" title={t('closed_title')}>
        <p>{t('closed_text', { email })}</p>
      </Notice>
    );
  }
  return (
    <>
      <p class="muted">{t(programme.priceKzt === 0 ? 'enrol_free_next' : 'enrol_paid_next')}</p>
      <div class="sticky-action">
        <LinkButton href={localPath(locale, `/programmes/${programme.slug}/enrolment`)}>{t('enrol')}</LinkButton>
      </div>
    </>
  );
}

/** What the hours are made of: the lessons alone are read sooner than that. */
function LengthNote({ programme, locale }: Pick<ProgrammeProps, 'programme' | 'locale'>) {
  const minutes = programme.modules.flatMap(({ lessons }) => lessons).reduce((sum, lesson) => sum + lesson.minutes, 0);
  if (minutes === 0) return null;
  const sessions = Math.max(0, ...programme.cohorts.map((cohort) => cohort.sessions));
  const values = { hours: programme.hours, minutes: Math.max(10, Math.round(minutes / 10) * 10), sessions };
  return <p class="muted">{translator(messages, locale)('length_note', values)}</p>;
}

function Syllabus({ modules, locale }: { modules: readonly OutlineModule[]; locale: Locale }) {
  const t = translator(messages, locale);
  return (
    <ol class="syllabus">
      {modules.map((module) => {
        const title = localTextIn(module.titles, locale);
        return (
          <li>
            <h3 lang={title.locale === locale ? undefined : title.locale}>{title.text}</h3>
            <ol class="lesson-titles">
              {module.lessons.map((lesson) => {
                const lessonTitle = localTextIn(lesson.titles, locale);
                return (
                  <li>
                    <span lang={lessonTitle.locale === locale ? undefined : lessonTitle.locale}>
                      {lessonTitle.text}
                    </span>
                    <span class="small muted nowrap">{t('minutes', { count: lesson.minutes })}</span>
                  </li>
                );
              })}
            </ol>
          </li>
        );
      })}
    </ol>
  );
}

function Cohorts({ programme, locale, today }: Pick<ProgrammeProps, 'programme' | 'locale' | 'today'>) {
  const t = translator(messages, locale);
  const taught = programme.cohorts.some((cohort) => cohort.instructor);
  return (
    <DataTable
      caption={t('cohorts_title')}
      captionHidden
      columns={[
        { key: 'cohort', label: t('cohort') },
        { key: 'dates', label: t('dates') },
        { key: 'live', label: t('live') },
        { key: 'seats', label: t('seats') },
        ...(taught ? [{ key: 'teacher', label: t('teacher') }] : []),
      ]}
      rows={programme.cohorts.map((cohort) => {
        const title = localTextIn(cohort.titles, locale);
        const left = seatsLeft(cohort);
        return {
          cohort: <span lang={title.locale === locale ? undefined : title.locale}>{title.text}</span>,
          dates: datesOf(cohort, locale, today),
          live: t('live_count', { count: cohort.sessions }),
          seats: left === undefined ? t('seats_any') : t('seats_left', { count: left }),
          teacher: cohort.instructor ?? '',
        };
      })}
      empty=""
    />
  );
}

function datesOf(cohort: OfferedCohort, locale: Locale, today: Temporal.PlainDate): string {
  const t = translator(messages, locale);
  const from = formatDay(cohort.startsOn, locale);
  if (cohort.endsOn) return t('from_to', { from, to: formatDay(cohort.endsOn, locale) });
  return Temporal.PlainDate.compare(cohort.startsOn, today) <= 0 ? t('from_any') : t('from', { from });
}
