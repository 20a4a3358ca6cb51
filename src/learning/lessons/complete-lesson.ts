import { type AssessmentsDb, type LessonOfEnrolment, lockStudy } from '#learning/assessments';
import { completeEnrolment } from '#learning/enrolments';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { Conflict } from '#platform/errors.ts';
import { countUndone, stampCompleted } from './queries.ts';

/** `was done`: nothing changed. `all done`: it was the last one, and the enrolment is complete. */
export type Completion = 'done' | 'was done' | 'all done';

/**
 * Marks a lesson without a quiz as done, at its learner's word. Throws `Conflict('quiz_first')` for a lesson with a quiz:
 * passing that completes it.
 */
export async function completeLesson(ctx: Context, lesson: LessonOfEnrolment): Promise<Completion> {
  return transact(ctx, async (tx) => {
    const question = await tables<AssessmentsDb>(tx)
      .selectFrom('quiz_questions')
      .select('id')
      .where('lesson_id', '=', lesson.lessonId)
      .limit(1)
      .executeTakeFirst();
    if (question) throw new Conflict('quiz_first');
    return recordCompletion(tx, lesson);
  });
}

/**
 * Records that the lesson is done, and with the last one that the programme is. Acts of one enrolment wait for each
 * other, so that two tabs that finish two last lessons at once finish the programme once. Throws NotFound for an
 * enrolment that is not the person's or not active, and for a lesson of another programme.
 */
export async function recordCompletion(ctx: Context, lesson: LessonOfEnrolment): Promise<Completion> {
  return transact(ctx, async (tx) => {
    await lockStudy(tx, lesson);
    if (!(await stampCompleted(tx, lesson))) return 'was done';
    await audit(tx, {
      action: 'lesson.completed',
      personId: lesson.personId,
      object: { kind: 'lesson', id: lesson.lessonId },
    });
    if ((await countUndone(tx, lesson.enrolmentId)) > 0) return 'done';
    return (await completeEnrolment(tx, lesson.enrolmentId)) ? 'all done' : 'done';
  });
}
