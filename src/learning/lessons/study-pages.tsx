/** What a person studies: the list, one programme with its lessons, and what to do while a payment is awaited. */
import { localTextIn, programmeTextIn } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import {
  Breadcrumbs,
  EmptyState,
  formatDay,
  Icon,
  LinkButton,
  Moment,
  Notice,
  ProgressPlan,
  Tag,
} from '#platform/html/index.ts';
import { inLocale, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { Study, StudyModule } from './queries.ts';
import { doneCount, nextStep, type StudyLesson } from './study.ts';

interface StudyProps {
  readonly locale: Locale;
  readonly study: Study;
}

export const studyTitle = (locale: Locale, study: Pick<Study, 'programmeTexts'>): string =>
  programmeTextIn(study.programmeTexts, locale).text.title;

const studyPath = (locale: Locale, study: Study) => localPath(locale, `/learn/${study.seat}`);
const lessonsOf = (study: Study): StudyLesson[] => study.modules.flatMap((module) => module.lessons);

export function StudiesPage({ locale, studies }: { locale: Locale; studies: readonly Study[] }) {
  const t = translator(messages, locale);
  return (
    <div class="page">
      <header class="page-header">
        <h1>{t('learn')}</h1>
        {studies.length > 0 && <p class="lead">{t('learn_lead')}</p>}
      </header>
      {studies.length === 0 && (
        <EmptyState title={t('empty_title')} plan="learn">
          <p>{t('empty_text')}</p>
          <div class="actions">
            <LinkButton href={localPath(locale, '/programmes')}>{t('choose_programme')}</LinkButton>
          </div>
        </EmptyState>
      )}
      {studies.map((study) => (
        <section class="section">
          <div class="with-margin">
            <StudySummary locale={locale} study={study} />
            {study.activeAt && (
              <div>
                <StudyProgress locale={locale} study={study} />
              </div>
            )}
          </div>
        </section>
      ))}
    </div>
  );
}

/** Who studies, when it is not the reader, and with which cohort. */
function StudyEyebrow({ locale, study }: StudyProps) {
  const cohort = localTextIn(study.cohortTitles, locale).text;
  const { wardName: name } = study;
  return (
    <p class="eyebrow">{name === null ? cohort : `${translator(messages, locale)('studies', { name })} · ${cohort}`}</p>
  );
}

function StudySummary({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  return (
    <div>
      <StudyEyebrow locale={locale} study={study} />
      <h2>
        <a href={studyPath(locale, study)}>{studyTitle(locale, study)}</a>
      </h2>
      <StudyState locale={locale} study={study} />
      {study.activeAt ? (
        <NextStep locale={locale} study={study}>
          <LinkButton kind="quiet" href={studyPath(locale, study)}>
            {t('open_programme')}
          </LinkButton>
        </NextStep>
      ) : (
        <Awaiting locale={locale} study={study} />
      )}
    </div>
  );
}

function StudyState({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  if (!study.activeAt) return <Tag tone="attention">{t('awaiting')}</Tag>;
  if (!study.completedAt) return <Tag tone="info">{t('under_way')}</Tag>;
  return (
    <p class="cluster">
      <Tag tone="good">{t('completed')}</Tag>
      <span class="muted">{t('completed_on', { day: formatDay(schoolDay(study.completedAt), locale) })}</span>
    </p>
  );
}

function StudyProgress({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  const lessons = lessonsOf(study);
  const [done, total] = [doneCount(lessons), lessons.length];
  return <ProgressPlan seed={study.programmeSlug} done={done} total={total} label={t('progress', { done, total })} />;
}

/** The one thing to do now, and what else the page offers beside it. */
function NextStep({ locale, study, children }: StudyProps & { children?: unknown }) {
  const t = translator(messages, locale);
  const lessons = lessonsOf(study);
  const step = nextStep(lessons);
  const begun = lessons.some((lesson) => lesson.lastOpenedAt !== null);
  return (
    <>
      {step && <p class="measure">{t('next_is', { title: inLocale(step.titles, locale) })}</p>}
      <div class="actions">
        {step && (
          <LinkButton href={`${studyPath(locale, study)}/${step.slug}`}>{t(begun ? 'go_on' : 'start')}</LinkButton>
        )}
        {study.certificateCode && (
          <LinkButton kind="secondary" href={localPath(locale, `/certificates/${study.certificateCode}`)}>
            {t('certificate')}
          </LinkButton>
        )}
        {children}
      </div>
    </>
  );
}

function Awaiting({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  const order = study.orderId ? `/account/orders/${study.orderId}` : '/account/orders';
  return (
    <>
      <p class="measure">{t('awaiting_text')}</p>
      <p class="measure muted">{t('awaiting_paid')}</p>
      <div class="actions">
        <LinkButton href={localPath(locale, order)}>{t('to_order')}</LinkButton>
      </div>
    </>
  );
}

export function AwaitingPage({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  return (
    <div class="page page-narrow">
      <Trail locale={locale} study={study} />
      <header class="page-header">
        <StudyEyebrow locale={locale} study={study} />
        <h1>{studyTitle(locale, study)}</h1>
      </header>
      <Tag tone="attention">{t('awaiting')}</Tag>
      <Awaiting locale={locale} study={study} />
    </div>
  );
}

function Trail({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  const items = [{ label: t('learn'), href: localPath(locale, '/learn') }, { label: studyTitle(locale, study) }];
  return <Breadcrumbs label={t('breadcrumbs')} items={items} />;
}

export function StudyPage({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  return (
    <div class="page">
      <Trail locale={locale} study={study} />
      <header class="page-header">
        <StudyEyebrow locale={locale} study={study} />
        <h1>{studyTitle(locale, study)}</h1>
        <StudyState locale={locale} study={study} />
      </header>
      {study.completedAt && (
        <Notice kind="success" title={t('all_done_title')}>
          {!study.certificateCode && <p>{t('all_done_text')}</p>}
        </Notice>
      )}
      <div class="with-margin">
        <div>
          <NextStep locale={locale} study={study}>
            {study.completedAt && (
              <LinkButton kind="quiet" href={localPath(locale, `/feedback/${study.seat}`)}>
                {t('give_feedback_programme')}
              </LinkButton>
            )}
          </NextStep>
          <ol class="syllabus">
            {study.modules.map((module) => (
              <ModuleLessons locale={locale} study={study} module={module} />
            ))}
          </ol>
        </div>
        <aside class="margin-note margin-sticky">
          <StudyProgress locale={locale} study={study} />
          <NextSession locale={locale} study={study} />
        </aside>
      </div>
    </div>
  );
}

function ModuleLessons({ locale, study, module }: StudyProps & { module: StudyModule }) {
  return (
    <li>
      <h2>{inLocale(module.titles, locale)}</h2>
      <ol class="lesson-list">
        {module.lessons.map((lesson) => (
          <li>
            <a href={`${studyPath(locale, study)}/${lesson.slug}`}>
              {lesson.completed ? <Icon name="check" /> : <span />}
              <span>
                {inLocale(lesson.titles, locale)}
                <LessonNote locale={locale} lesson={lesson} />
              </span>
            </a>
          </li>
        ))}
      </ol>
    </li>
  );
}

function LessonNote({ locale, lesson }: { locale: Locale; lesson: StudyLesson }) {
  const t = translator(messages, locale);
  const words = [
    t('minutes', { minutes: lesson.minutes }),
    ...(lesson.hasQuiz ? [t('with_quiz')] : []),
    ...(lesson.completed ? [t('done')] : []),
  ];
  return (
    <>
      <br />
      <small class="muted">{words.join(', ')}</small>
    </>
  );
}

function NextSession({ locale, study }: StudyProps) {
  const t = translator(messages, locale);
  if (!study.nextSession) return null;
  const { startsAt, titles } = study.nextSession;
  return (
    <>
      <h2>{t('next_session')}</h2>
      <p>
        <Moment value={Temporal.Instant.from(startsAt)} locale={locale} />
        <br />
        {inLocale(titles, locale)}
      </p>
      <p>
        <a href={localPath(locale, '/schedule')}>{t('schedule')}</a>
      </p>
    </>
  );
}
