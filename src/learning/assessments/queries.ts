import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import type { Question, Quiz } from './quiz.ts';
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
