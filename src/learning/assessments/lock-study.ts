import type { EnrolmentsDb } from '#learning/enrolments';
import type { ProgrammesDb } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';

/** A lesson as one person meets it, in one of their enrolments. */
export interface LessonOfEnrolment {
  readonly personId: string;
  readonly enrolmentId: string;
  readonly lessonId: string;
}

/**
 * Holds the enrolment until the transaction ends, so that two tabs that record something in it wait for each other.
 * To be called before anything is written that refers to the enrolment: a reference is a lock too, and two holders of
 * one would wait for each other for ever. Throws NotFound for an enrolment that is not the person's or not active, and
 * for a lesson of another programme.
 */
export async function lockStudy(tx: Context, { personId, enrolmentId, lessonId }: LessonOfEnrolment): Promise<void> {
  const enrolment = await tables<EnrolmentsDb & ProgrammesDb>(tx)
    .selectFrom('enrolments')
    .innerJoin('lessons', 'lessons.programme_id', 'enrolments.programme_id')
    .select('enrolments.id')
    .where('enrolments.id', '=', enrolmentId)
    .where('enrolments.person_id', '=', personId)
    .where('enrolments.active_at', 'is not', null)
    .where('enrolments.cancelled_at', 'is', null)
    .where('lessons.id', '=', lessonId)
    .forNoKeyUpdate('enrolments')
    .executeTakeFirst();
  if (!enrolment) throw new NotFound('enrolment');
}
