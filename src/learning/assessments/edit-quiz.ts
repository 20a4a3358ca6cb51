import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { Conflict, NotFound } from '#platform/errors.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import { getQuestion } from './queries.ts';
import { DEFAULT_PASS_PERCENT, MOST_QUESTIONS, type QuestionOption, questionProblem } from './quiz.ts';
import type { AssessmentsDb } from './schema.ts';

export interface OptionInput {
  /** Of an option the question has already; its id stays. */
  readonly id?: string | undefined;
  readonly text: LocalText;
  readonly correct: boolean;
}

export interface QuestionInput {
  readonly prompts: LocalText;
  readonly options: readonly OptionInput[];
  readonly explanations: LocalText;
}

const OPTION_ID_LENGTH = 4;

/** The whole quiz of a lesson at once, in place of any it had. Throws `Conflict` with the `QuestionProblem`. */
export async function saveQuiz(
  ctx: Context,
  input: { lessonId: string; passPercent: number; questions: readonly QuestionInput[] },
): Promise<void> {
  if (input.questions.length > MOST_QUESTIONS) throw new Conflict('too_many_questions');
  await transact(ctx, async (tx) => {
    await openQuiz(tx, input.lessonId, input.passPercent);
    await tables<AssessmentsDb>(tx).deleteFrom('quiz_questions').where('lesson_id', '=', input.lessonId).execute();
    const rows = input.questions.map((question, index) => ({
      id: tx.ids.uuid(),
      lesson_id: input.lessonId,
      position: index + 1,
      ...columnsOf(tx, question),
    }));
    if (rows.length > 0) await tables<AssessmentsDb>(tx).insertInto('quiz_questions').values(rows).execute();
    await audit(tx, { action: 'quiz.saved', object: { kind: 'lesson', id: input.lessonId } });
  });
}

/** Makes the quiz, or changes how much of it must be right. */
export async function setPassPercent(ctx: Context, lessonId: string, passPercent: number): Promise<void> {
  await transact(ctx, async (tx) => {
    await openQuiz(tx, lessonId, passPercent);
    await audit(tx, {
      action: 'quiz.pass_percent_set',
      object: { kind: 'lesson', id: lessonId },
      details: { pass_percent: passPercent },
    });
  });
}

/** Adds a question at the end; the first one makes the quiz. */
export async function addQuestion(ctx: Context, lessonId: string, input: QuestionInput): Promise<{ id: string }> {
  return transact(ctx, async (tx) => {
    await openQuiz(tx, lessonId);
    const ids = await questionIds(tx, lessonId);
    if (ids.length >= MOST_QUESTIONS) throw new Conflict('too_many_questions');
    const id = tx.ids.uuid();
    await tables<AssessmentsDb>(tx)
      .insertInto('quiz_questions')
      .values({ id, lesson_id: lessonId, position: ids.length + 1, ...columnsOf(tx, input) })
      .execute();
    await audit(tx, { action: 'question.added', object: { kind: 'lesson', id: lessonId } });
    return { id };
  });
}

/** Attempts made before keep the words they were asked in. */
export async function updateQuestion(ctx: Context, lessonId: string, id: string, input: QuestionInput): Promise<void> {
  await transact(ctx, async (tx) => {
    await openQuiz(tx, lessonId);
    const { options } = await getQuestion(tx, lessonId, id);
    await tables<AssessmentsDb>(tx)
      .updateTable('quiz_questions')
      .set(columnsOf(tx, input, options))
      .where('id', '=', id)
      .execute();
    await audit(tx, { action: 'question.changed', object: { kind: 'lesson', id: lessonId } });
  });
}

/** One step towards the beginning or the end; at the edge nothing moves. */
export async function moveQuestion(
  ctx: Context,
  lessonId: string,
  id: string,
  direction: 'up' | 'down',
): Promise<void> {
  await transact(ctx, async (tx) => {
    await openQuiz(tx, lessonId);
    const ids = await questionIds(tx, lessonId);
    const from = ids.indexOf(id);
    if (from < 0) throw new NotFound('question');
    const to = from + (direction === 'up' ? -1 : 1);
    const other = ids[to];
    if (!other) return;
    await renumber(tx, ids.with(from, other).with(to, id));
    await audit(tx, { action: 'question.moved', object: { kind: 'lesson', id: lessonId } });
  });
}

/** Takes the question out. The last one takes the quiz with it: the lesson then has none. */
export async function removeQuestion(ctx: Context, lessonId: string, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    await openQuiz(tx, lessonId);
    const ids = await questionIds(tx, lessonId);
    if (!ids.includes(id)) throw new NotFound('question');
    await tables<AssessmentsDb>(tx).deleteFrom('quiz_questions').where('id', '=', id).execute();
    const left = ids.filter((each) => each !== id);
    await renumber(tx, left);
    if (left.length === 0) {
      await tables<AssessmentsDb>(tx).deleteFrom('quizzes').where('lesson_id', '=', lessonId).execute();
    }
    await audit(tx, { action: 'question.removed', object: { kind: 'lesson', id: lessonId } });
  });
}

/** The quiz's row, made when missing and held until the end, so that two people editing at once wait for each other. */
async function openQuiz(tx: Context, lessonId: string, passPercent?: number): Promise<void> {
  const updated_at = tx.clock.now();
  await tables<AssessmentsDb>(tx)
    .insertInto('quizzes')
    .values({ lesson_id: lessonId, pass_percent: passPercent ?? DEFAULT_PASS_PERCENT, updated_at })
    .onConflict((conflict) =>
      conflict
        .column('lesson_id')
        .doUpdateSet({ updated_at, ...(passPercent !== undefined && { pass_percent: passPercent }) }),
    )
    .execute();
}

async function questionIds(tx: Context, lessonId: string): Promise<string[]> {
  const rows = await tables<AssessmentsDb>(tx)
    .selectFrom('quiz_questions')
    .select('id')
    .where('lesson_id', '=', lessonId)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.id);
}

async function renumber(tx: Context, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await tables<AssessmentsDb>(tx)
      .updateTable('quiz_questions')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute();
  }
}

function columnsOf(tx: Context, input: QuestionInput, known: readonly QuestionOption[] = []) {
  const problem = questionProblem(input.options);
  if (problem) throw new Conflict(problem);
  const options = input.options.map(({ id, text, correct }) => ({
    id: id !== undefined && known.some((option) => option.id === id) ? id : tx.ids.code(OPTION_ID_LENGTH),
    text,
    correct,
  }));
  return { prompts: jsonb(input.prompts), options: jsonb(options), explanations: jsonb(input.explanations) };
}
