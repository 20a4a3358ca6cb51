/** A small programme with an open cohort, for tests that need something to study. */
import { saveQuiz } from '#learning/assessments';
import { createCohort } from '#learning/cohorts';
import { addModule, createLesson, createProgramme, publishProgramme } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';

export interface TestProgramme {
  readonly id: string;
  readonly slug: string;
  readonly cohortId: string;
  readonly cohortSlug: string;
  readonly lessons: readonly { readonly id: string; readonly slug: string }[];
}

let count = 0;

/** Lessons in reading order; those named in `quizzes` (from 0) ask two questions, of which one passes. */
export async function programmeForTest(
  ctx: Context,
  {
    lessons = 2,
    quizzes = [],
    priceKzt = 0,
  }: { lessons?: number; quizzes?: readonly number[]; priceKzt?: number } = {},
): Promise<TestProgramme> {
  count += 1;
  const slug = `programme-${count}`;
  const text = { title: `Программа ${count}`, summary: 'О чём она', audience: 'Для всех', gives: ['Знание'] };
  const programme = await createProgramme(ctx, { slug, level: 'start', hours: 4, priceKzt, texts: { ru: text } });
  const module = await addModule(ctx, { programmeId: programme.id, titles: { ru: 'Модуль' } });
  const made: { id: string; slug: string }[] = [];
  for (let index = 0; index < lessons; index += 1) {
    const lesson = { slug: `lesson-${index + 1}`, title: `Урок ${index + 1}` };
    const body = `Текст урока ${index + 1}.`;
    const { id } = await createLesson(ctx, {
      moduleId: module.id,
      slug: lesson.slug,
      minutes: 10,
      texts: { ru: { title: lesson.title, summary: 'Коротко', body } },
    });
    made.push({ id, slug: lesson.slug });
    if (quizzes.includes(index)) await saveQuiz(ctx, { lessonId: id, passPercent: 50, questions: QUESTIONS });
  }
  await publishProgramme(ctx, programme.id);
  const cohortSlug = `${slug}-open`;
  const cohort = await createCohort(ctx, {
    programmeId: programme.id,
    slug: cohortSlug,
    titles: { ru: 'Свободный темп' },
    startsOn: schoolDay(ctx.clock.now()),
    endsOn: null,
    seats: null,
  });
  return { id: programme.id, slug, cohortId: cohort.id, cohortSlug, lessons: made };
}

/** One answer is right in the first, two in the second. */
export const QUESTIONS = [
  {
    prompts: { ru: 'Кого спросить первым?' },
    options: [
      { text: { ru: 'Соседа' }, correct: true },
      { text: { ru: 'Рекламу' }, correct: false },
    ],
    explanations: { ru: 'Сосед знает дом.' },
  },
  {
    prompts: { ru: 'Что записать?' },
    options: [
      { text: { ru: 'Имя' }, correct: true },
      { text: { ru: 'Где познакомились' }, correct: true },
      { text: { ru: 'Долги' }, correct: false },
    ],
    explanations: { ru: 'Только то, что покажете самому человеку.' },
  },
] as const;
