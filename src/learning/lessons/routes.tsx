import { z } from 'zod';
import { choicesFrom, getOwnAttempt, submitAttempt } from '#learning/assessments';
import { seatAt } from '#learning/enrolments';
import { shownOrigin } from '#learning/programmes';
import { Conflict, NotFound } from '#platform/errors.ts';
import { memoryForEach } from '#platform/html/remembered.ts';
import { type App, page, type Request, requirePerson, seeOther, uuidParam } from '#platform/http/app.ts';
import { readForm } from '#platform/http/form.ts';
import { sendFile } from '#platform/http/send-file.ts';
import { translator } from '#platform/i18n/messages.ts';
import { AttemptPage, QuizPage } from './attempt-pages.tsx';
import { completeLesson } from './complete-lesson.ts';
import { lessonTitle } from './lesson-frame.tsx';
import { LessonPage, stateOfPage } from './lesson-page.tsx';
import { messages } from './messages.ts';
import { getStudy, getStudyMedia, studiesOf } from './queries.ts';
import { type LessonReading, readLesson } from './read-lesson.ts';
import { StudiesPage } from './studies-page.tsx';
import { neighboursOf } from './study.ts';
import { AwaitingPage, StudyPage } from './study-page.tsx';
import { studyTitle } from './study-parts.tsx';

const LESSON = '/learn/:cohort/:lesson';

/** Learners at the same place of the same lesson read the same page. */
const MOST_PAGES = 1_000;
const memoryOf = memoryForEach(MOST_PAGES);

export const routes = (app: App): void => {
  app.get('/learn', async (c) => {
    const { locale, ctx } = c.var;
    const studies = await studiesOf(ctx, requirePerson(c).personId);
    const title = translator(messages, locale)('learn');
    return page(c, { title, area: 'learner' }, <StudiesPage locale={locale} studies={studies} />);
  });

  app.get('/learn/:cohort', async (c) => {
    const { locale, ctx } = c.var;
    const study = await getStudy(ctx, requirePerson(c).personId, seatAt(c.req.param('cohort')));
    const Page = study.activeAt ? StudyPage : AwaitingPage;
    return page(c, { title: studyTitle(locale, study), area: 'learner' }, <Page locale={locale} study={study} />);
  });

  app.get(LESSON, async (c) => {
    const reading = await readingOf(c);
    if ('awaited' in reading) return awaitingPage(c);
    const locale = c.get('locale');
    const notice = c.req.query('done') === 'quiz_first' ? translator(messages, locale)('quiz_first') : undefined;
    const props = { locale, seat: param(c, 'cohort'), reading, notice };
    const shown = Number(c.req.query('show'));
    const origin = shown > 0 ? shownOrigin(reading.lesson, locale, shown) : undefined;
    if (origin) {
      const frame = { title: lessonTitle(locale, reading), area: 'learner', lets: [origin] } as const;
      return page(c, frame, <LessonPage {...props} shown={shown} />);
    }
    const body = await memoryOf(c.get('ctx').school).remembered(stateOfPage(props), () => <LessonPage {...props} />);
    return page(c, { title: lessonTitle(locale, reading), area: 'learner' }, body);
  });

  app.get(`${LESSON}/media/:name`, async (c) => {
    const { personId } = requirePerson(c);
    const file = await getStudyMedia(c.var.ctx, { ...addressOf(c, personId), name: c.req.param('name') });
    return sendFile(c, file, { download: file.kind === 'file', cacheControl: 'private, max-age=3600' });
  });

  app.post(`${LESSON}/completion`, async (c) => {
    const { personId } = requirePerson(c);
    const reading = await admittedReadingOf(c);
    const { lesson, enrolmentId, outline } = reading;
    try {
      await completeLesson(c.var.ctx, { personId, enrolmentId, lessonId: lesson.id });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return seeOther(c, `${pathOf(c)}?done=${error.reason}#questions`);
    }
    const { next } = neighboursOf(outline, lesson.id);
    return seeOther(c, `/learn/${param(c, 'cohort')}${next ? `/${next.slug}` : ''}`);
  });

  // A failed form that is loaded anew is the lesson again.
  app.get(`${LESSON}/attempts`, (c) => seeOther(c, `${pathOf(c)}#questions`));

  app.post(`${LESSON}/attempts`, async (c) => {
    const { personId } = requirePerson(c);
    const { locale, ctx } = c.var;
    const { values } = await readForm(c, z.record(z.string(), z.unknown()));
    const reading = await admittedReadingOf(c);
    const choices = choicesFrom(values);
    const outcome = await submitAttempt(ctx, {
      personId,
      enrolmentId: reading.enrolmentId,
      lessonId: reading.lesson.id,
      choices,
      locale,
    });
    if (outcome.kind === 'scored') return seeOther(c, `${pathOf(c)}/attempts/${outcome.attemptId}`);
    return page(
      c,
      { title: lessonTitle(locale, reading), area: 'learner', status: 422 },
      <QuizPage
        locale={locale}
        seat={param(c, 'cohort')}
        reading={reading}
        choices={choices}
        unanswered={outcome.questionIds}
      />,
    );
  });

  app.get(`${LESSON}/attempts/:attempt`, async (c) => {
    const { personId } = requirePerson(c);
    const { locale, ctx } = c.var;
    const attempt = await getOwnAttempt(ctx, personId, uuidParam(c, 'attempt'));
    const reading = await admittedReadingOf(c);
    if (attempt.lesson_id !== reading.lesson.id || attempt.enrolment_id !== reading.enrolmentId)
      throw new NotFound('attempt');
    return page(
      c,
      { title: lessonTitle(locale, reading), area: 'learner' },
      <AttemptPage locale={locale} seat={param(c, 'cohort')} reading={reading} attempt={attempt} />,
    );
  });
};

function param(c: Request, name: string): string {
  return c.req.param(name) ?? '';
}

function addressOf(c: Request, personId: string) {
  return { personId, ...seatAt(param(c, 'cohort')), lessonSlug: param(c, 'lesson') };
}

function pathOf(c: Request): string {
  return `/learn/${param(c, 'cohort')}/${param(c, 'lesson')}`;
}

function readingOf(c: Request) {
  return readLesson(c.get('ctx'), addressOf(c, requirePerson(c).personId));
}

async function admittedReadingOf(c: Request): Promise<LessonReading> {
  const reading = await readingOf(c);
  if ('awaited' in reading) throw new NotFound('lesson');
  return reading;
}

async function awaitingPage(c: Request) {
  const { locale, ctx } = c.var;
  const study = await getStudy(ctx, requirePerson(c).personId, seatAt(param(c, 'cohort')));
  return page(
    c,
    { title: studyTitle(locale, study), area: 'learner', status: 403 },
    <AwaitingPage locale={locale} study={study} />,
  );
}
