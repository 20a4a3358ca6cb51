/** One programme with its lessons, and what to do while its payment is awaited. */
import { Breadcrumbs, Icon, LinkButton, Moment, Notice, Tag } from '#platform/html/index.ts';
import { inLocale, type Locale, localPath } from '#platform/i18n/locale.ts';
import { translator } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';
import type { StudyModule } from './queries.ts';
import type { StudyLesson } from './study.ts';
import {
  Awaiting,
  NextStep,
  StudyEyebrow,
  StudyProgress,
  type StudyProps,
  StudyState,
  studyPath,
  studyTitle,
} from './study-parts.tsx';

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
            {study.completedAt && study.wardName === null && (
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
