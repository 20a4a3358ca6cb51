/** Programmes to measure with: the demo's lessons, taught under other names. */
import { answersOf, findQuiz, type QuestionInput, type Quiz, saveQuiz } from '#learning/assessments';
import { addSession, createCohort } from '#learning/cohorts';
import {
  addModule,
  createLesson,
  createProgramme,
  findPublishedProgramme,
  outlineOf,
  publishProgramme,
} from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { type LessonContent, type ProgrammeContent, readSchoolContent } from '../../content/read.ts';
import { momentOf } from './story.ts';

export const MOST_PROGRAMMES = 24;
const MODULES = 3;
const LESSONS_IN_MODULE = 4;
/** Every so many-th lesson asks questions. */
const QUIZ_EVERY = 4;
/** Every so many-th programme is free. */
const FREE_EVERY = 3;
const SESSIONS = 6;

export const slugOf = (number: number): string => `scale-${String(number).padStart(2, '0')}`;
/** The first began long ago and is open without end, the second begins in two weeks and meets every week. */
export const cohortSlugsOf = (number: number): readonly [string, string] => [
  `${slugOf(number)}-open`,
  `${slugOf(number)}-evenings`,
];

export async function ensureProgrammes(tx: Context, wanted: number): Promise<void> {
  const content = await readSchoolContent();
  for (let number = 1; number <= wanted; number += 1) {
    if (!(await findPublishedProgramme(tx, slugOf(number)))) await addProgramme(tx, content.programmes, number);
  }
}

async function addProgramme(tx: Context, contents: readonly ProgrammeContent[], number: number): Promise<void> {
  const content = contents[number % contents.length];
  if (!content) throw new Error('The content folder holds no programme');
  const ru = { ...content.texts.ru, title: `${content.texts.ru.title}, выпуск ${number}` };
  const programme = await createProgramme(tx, {
    slug: slugOf(number),
    level: 'start',
    hours: content.hours,
    priceKzt: number % FREE_EVERY === 0 ? 0 : 30_000 + number * 1_000,
    texts: { ru },
  });
  const lessons = contents.flatMap((each) => each.modules.flatMap((module) => module.lessons));
  const quizzes = lessons.flatMap((lesson) => (lesson.quiz ? [lesson.quiz] : []));
  for (let module = 0; module < MODULES; module += 1) {
    const { id } = await addModule(tx, { programmeId: programme.id, titles: { ru: `Модуль ${module + 1}` } });
    for (let lesson = 0; lesson < LESSONS_IN_MODULE; lesson += 1) {
      const place = module * LESSONS_IN_MODULE + lesson;
      const source = lessons[(number + place) % lessons.length];
      if (source) await addLesson(tx, id, source, place + 1, quizzes[place % quizzes.length]?.questions);
    }
  }
  await publishProgramme(tx, programme.id);
  await addCohorts(tx, programme.id, number);
}

async function addLesson(
  tx: Context,
  moduleId: string,
  content: LessonContent,
  number: number,
  questions: NonNullable<LessonContent['quiz']>['questions'] = [],
): Promise<void> {
  const { title, summary, body, minutes } = content.texts.ru;
  const lesson = await createLesson(tx, {
    moduleId,
    slug: `lesson-${String(number).padStart(2, '0')}`,
    minutes,
    texts: { ru: { title, summary, body } },
  });
  if (number % QUIZ_EVERY !== 0) return;
  const asked = questions.map(
    ({ prompt, options, explanation }): QuestionInput => ({ prompts: prompt, options, explanations: explanation }),
  );
  await saveQuiz(tx, { lessonId: lesson.id, passPercent: 70, questions: asked });
}

async function addCohorts(tx: Context, programmeId: string, number: number): Promise<void> {
  const today = schoolDay(tx.clock.now());
  const [open, evenings] = cohortSlugsOf(number);
  const shared = { programmeId, endsOn: null, seats: null };
  await createCohort(tx, {
    ...shared,
    slug: open,
    titles: { ru: 'Свободный темп' },
    startsOn: today.subtract({ days: 800 }),
  });
  const startsOn = today.add({ days: 14 });
  const cohort = await createCohort(tx, { ...shared, slug: evenings, titles: { ru: 'Вечерний поток' }, startsOn });
  for (let week = 0; week < SESSIONS; week += 1) {
    await addSession(tx, {
      cohortId: cohort.id,
      startsAt: momentOf(startsOn.add({ weeks: week }), '19:00'),
      minutes: 90,
      titles: { ru: `Встреча ${week + 1}` },
    });
  }
}

/** What bulk statements need to know of a lesson: its place, and the answers that pass it where it asks any. */
export interface ScaleLesson {
  readonly id: string;
  readonly programme: string;
  /** From 1. */
  readonly place: number;
  readonly answers: unknown;
  readonly questions: number;
}

export async function lessonsOfScale(tx: Context, programmes: number): Promise<ScaleLesson[]> {
  const found: ScaleLesson[] = [];
  for (let number = 1; number <= programmes; number += 1) {
    const programme = await findPublishedProgramme(tx, slugOf(number));
    if (!programme) continue;
    const outline = await outlineOf(tx, programme.id);
    for (const [index, lesson] of outline.flatMap((module) => module.lessons).entries()) {
      const quiz = (index + 1) % QUIZ_EVERY === 0 ? await findQuiz(tx, lesson.id) : undefined;
      found.push({
        id: lesson.id,
        programme: programme.slug,
        place: index + 1,
        answers: quiz ? answersOf(quiz, rightChoices(quiz), 'ru') : null,
        questions: quiz?.questions.length ?? 0,
      });
    }
  }
  return found;
}

export function rightChoices({ questions }: Quiz): Record<string, readonly string[]> {
  return Object.fromEntries(
    questions.map(({ id, options }) => [id, options.filter((option) => option.correct).map((option) => option.id)]),
  );
}
