/** What a lesson says, and the titles of those beside it, kept in memory until their words change. */
import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { AssessmentsDb, Question, Quiz } from '#learning/assessments';
import { type Lesson, type LessonMedia, mediaOfLesson, type ProgrammesDb } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { StoredFilesDb } from '#platform/files/stored-files.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import { keep } from './kept.ts';

/** What the lesson says, the same for everybody. */
export interface LessonScene {
  readonly lesson: Lesson;
  readonly media: readonly LessonMedia[];
  readonly quiz: Quiz | undefined;
}

interface Outlined {
  readonly programme_id: string;
  readonly outline: readonly { readonly id: string; readonly stamp: string }[];
}

const MOST_SCENES = 400;
const MOST_TITLES = 5_000;
const keptScenes = new Map<string, { readonly stamp: string; readonly scene: LessonScene }>();
const keptTitles = new Map<string, { readonly stamp: string; readonly titles: LocalText }>();

/** From memory where the stamps say it is still so; otherwise one statement for the lesson and all titles. */
export async function wordsOf(
  ctx: Context,
  { programme_id, outline }: Outlined,
  lessonId: string,
): Promise<{ scene: LessonScene; titles: ReadonlyMap<string, LocalText> }> {
  const stamp = outline.find((step) => step.id === lessonId)?.stamp ?? '';
  const scene = keptScenes.get(lessonId);
  const titles = new Map(
    outline.flatMap((step) => {
      const known = keptTitles.get(step.id);
      return known?.stamp === step.stamp ? [[step.id, known.titles] as const] : [];
    }),
  );
  if (scene?.stamp === stamp && titles.size === outline.length) {
    keep(keptScenes, MOST_SCENES, lessonId, scene);
    return { scene: scene.scene, titles };
  }
  const fetched = await fetchWords(ctx, programme_id, lessonId);
  keep(keptScenes, MOST_SCENES, lessonId, { stamp, scene: fetched.scene });
  for (const step of outline) {
    const found = fetched.titles.get(step.id);
    if (found) keep(keptTitles, MOST_TITLES, step.id, { stamp: step.stamp, titles: found });
  }
  return fetched;
}

async function fetchWords(ctx: Context, programmeId: string, lessonId: string) {
  const row = await tables<ProgrammesDb & AssessmentsDb & StoredFilesDb>(ctx)
    .selectFrom('lessons')
    .selectAll('lessons')
    .select((lesson) => [
      mediaOfLesson(lesson).as('media'),
      jsonObjectFrom(
        lesson.selectFrom('quizzes').select('pass_percent').whereRef('quizzes.lesson_id', '=', 'lessons.id'),
      ).as('quiz'),
      jsonArrayFrom(
        lesson
          .selectFrom('quiz_questions')
          .select(['id', 'prompts', 'options', 'explanations'])
          .whereRef('quiz_questions.lesson_id', '=', 'lessons.id')
          .orderBy('position'),
      ).as('questions'),
      jsonArrayFrom(
        lesson
          .selectFrom('lessons as other')
          .select([
            'other.id',
            sql<LocalText>`jsonb_strip_nulls(jsonb_build_object('ru', other.texts->'ru'->'title',
              'kk', other.texts->'kk'->'title', 'en', other.texts->'en'->'title'))`.as('titles'),
          ])
          .where('other.programme_id', '=', programmeId)
          .where('other.archived_at', 'is', null),
      ).as('titles'),
    ])
    .where('lessons.id', '=', lessonId)
    .executeTakeFirst();
  if (!row) throw new NotFound('lesson');
  const { media, quiz, questions, titles, ...lesson } = row;
  return {
    scene: { lesson, media, quiz: quizOf(quiz, questions) },
    titles: new Map(titles.map((each) => [each.id, each.titles])),
  };
}

function quizOf(quiz: { pass_percent: number } | null, questions: readonly Question[]): Quiz | undefined {
  return quiz && questions.length > 0 ? { passPercent: quiz.pass_percent, questions } : undefined;
}
