import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { LessonTexts, ProgrammesDb, ProgrammeTexts } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import { DEFAULT_PASS_PERCENT, type Question, type Quiz } from './quiz.ts';
import type { AssessmentsDb, QuizAttemptsTable } from './schema.ts';

export type Attempt = Readonly<QuizAttemptsTable>;

/** Undefined where the lesson has no quiz. */
export async function findQuiz(ctx: Context, lessonId: string): Promise<Quiz | undefined> {
  const row = await tables<AssessmentsDb>(ctx)
    .selectFrom('quizzes')
    .select((quiz) => [
      'pass_percent',
      jsonArrayFrom(
        quiz
          .selectFrom('quiz_questions')
          .select(['id', 'prompts', 'options', 'explanations'])
          .whereRef('quiz_questions.lesson_id', '=', 'quizzes.lesson_id')
          .orderBy('position'),
      ).as('questions'),
    ])
    .where('lesson_id', '=', lessonId)
    .executeTakeFirst();
  return row && { passPercent: row.pass_percent, questions: row.questions };
}

export async function getQuestion(ctx: Context, lessonId: string, id: string): Promise<Question> {
  const question = await tables<AssessmentsDb>(ctx)
    .selectFrom('quiz_questions')
    .select(['id', 'prompts', 'options', 'explanations'])
    .where('lesson_id', '=', lessonId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!question) throw new NotFound('question');
  return question;
}

/** The person's own attempt. Another's is not found. */
export async function getOwnAttempt(ctx: Context, personId: string, id: string): Promise<Attempt> {
  const attempt = await tables<AssessmentsDb>(ctx)
    .selectFrom('quiz_attempts')
    .selectAll()
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!attempt) throw new NotFound('attempt');
  return attempt;
}

/** A lesson's quiz with where it stands, for the office; a lesson without one has no questions. */
export interface QuizOfLesson extends Quiz {
  readonly programmeId: string;
  readonly lessonId: string;
  readonly programmeTexts: ProgrammeTexts;
  readonly lessonTexts: LessonTexts;
}

export async function getQuizOfLesson(ctx: Context, programmeId: string, lessonId: string): Promise<QuizOfLesson> {
  const row = await tables<AssessmentsDb & ProgrammesDb>(ctx)
    .selectFrom('lessons')
    .innerJoin('programmes', 'programmes.id', 'lessons.programme_id')
    .leftJoin('quizzes', 'quizzes.lesson_id', 'lessons.id')
    .select((lesson) => [
      'programmes.texts as programme_texts',
      'lessons.texts as lesson_texts',
      'quizzes.pass_percent',
      jsonArrayFrom(
        lesson
          .selectFrom('quiz_questions')
          .select(['id', 'prompts', 'options', 'explanations'])
          .whereRef('quiz_questions.lesson_id', '=', 'lessons.id')
          .orderBy('position'),
      ).as('questions'),
    ])
    .where('lessons.id', '=', lessonId)
    .where('lessons.programme_id', '=', programmeId)
    .executeTakeFirst();
  if (!row) throw new NotFound('lesson');
  return {
    programmeId,
    lessonId,
    programmeTexts: row.programme_texts,
    lessonTexts: row.lesson_texts,
    passPercent: row.pass_percent ?? DEFAULT_PASS_PERCENT,
    questions: row.questions,
  };
}
