import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { openFeedbackOf } from './open-feedback.ts';
import type { FeedbackAddress } from './queries.ts';
import type { FeedbackDb } from './schema.ts';

export const RATINGS = ['5', '4', '3', '2', '1'] as const;
export const MOST_COMMENT = 2_000;

export interface GivenFeedback extends Pick<FeedbackAddress, 'personId' | 'enrolmentId' | 'lessonId'> {
  readonly rating: number;
  readonly comment: string | undefined;
}

/** Says it anew: what the person had said of the same lesson or programme goes. */
export async function giveFeedback(ctx: Context, given: GivenFeedback): Promise<void> {
  await transact(ctx, async (tx) => {
    await deleteOwn(tx, given);
    const id = tx.ids.uuid();
    await tables<FeedbackDb>(tx)
      .insertInto('feedback')
      .values({
        id,
        person_id: given.personId,
        enrolment_id: given.enrolmentId,
        lesson_id: given.lessonId,
        rating: given.rating,
        comment: given.comment ?? null,
        given_at: tx.clock.now(),
      })
      .execute();
    await openFeedbackOf(tx, given.personId);
    await audit(tx, { action: 'feedback.given', personId: given.personId, object: { kind: 'feedback', id } });
  });
}

/** Nothing where nothing was said. */
export async function takeFeedbackBack(
  ctx: Context,
  said: Pick<FeedbackAddress, 'personId' | 'enrolmentId' | 'lessonId'>,
): Promise<void> {
  await transact(ctx, async (tx) => {
    const id = await deleteOwn(tx, said);
    if (id)
      await audit(tx, { action: 'feedback.taken-back', personId: said.personId, object: { kind: 'feedback', id } });
  });
}

async function deleteOwn(
  tx: Context,
  { personId, enrolmentId, lessonId }: Pick<FeedbackAddress, 'personId' | 'enrolmentId' | 'lessonId'>,
): Promise<string | undefined> {
  const gone = await tables<FeedbackDb>(tx)
    .deleteFrom('feedback')
    .where('person_id', '=', personId)
    .where('enrolment_id', '=', enrolmentId)
    .where('lesson_id', lessonId === null ? 'is' : '=', lessonId)
    .returning('id')
    .executeTakeFirst();
  return gone?.id;
}
