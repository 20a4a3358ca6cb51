import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { jsonb, tables } from '#platform/database/database.ts';
import { NotFound } from '#platform/errors.ts';
import { publish } from '#platform/events.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { answersOf } from './attempt.ts';
import { type LessonOfEnrolment, lockStudy } from './lock-study.ts';
import { findQuiz } from './queries.ts';
import { type Choices, type Score, score, unanswered } from './quiz.ts';
import type { AssessmentsDb } from './schema.ts';

declare module '#platform/events.ts' {
  interface DomainEvents {
    'quiz.passed': { readonly enrolmentId: string; readonly lessonId: string; readonly personId: string };
  }
}

export interface Submission extends LessonOfEnrolment {
  readonly choices: Choices;
  /** The language the questions were read in. */
  readonly locale: Locale;
}

export type SubmissionOutcome =
  | { readonly kind: 'scored'; readonly attemptId: string; readonly score: Score }
  /** Nothing was kept: these questions wait for an answer. */
  | { readonly kind: 'unanswered'; readonly questionIds: readonly string[] };

/**
 * Scores an attempt and keeps it. Tries are without limit, and any one that passes is enough. Throws NotFound for an
 * enrolment that is not the person's or not active, and for a lesson without a quiz or of another programme.
 */
export async function submitAttempt(ctx: Context, submission: Submission): Promise<SubmissionOutcome> {
  const { personId, enrolmentId, lessonId, choices, locale } = submission;
  return transact(ctx, async (tx) => {
    await lockStudy(tx, submission);
    const quiz = await findQuiz(tx, lessonId);
    if (!quiz || quiz.questions.length === 0) throw new NotFound('quiz');
    const questionIds = unanswered(quiz, choices);
    if (questionIds.length > 0) return { kind: 'unanswered', questionIds };
    const scored = score(quiz, choices);
    const attemptId = tx.ids.uuid();
    await tables<AssessmentsDb>(tx)
      .insertInto('quiz_attempts')
      .values({
        id: attemptId,
        person_id: personId,
        enrolment_id: enrolmentId,
        lesson_id: lessonId,
        answers: jsonb(answersOf(quiz, choices, locale)),
        ...scored,
        submitted_at: tx.clock.now(),
      })
      .execute();
    await audit(tx, {
      action: 'quiz.submitted',
      personId,
      object: { kind: 'lesson', id: lessonId },
      details: { passed: scored.passed },
    });
    if (scored.passed) await publish(tx, 'quiz.passed', { enrolmentId, lessonId, personId });
    return { kind: 'scored', attemptId, score: scored };
  });
}
