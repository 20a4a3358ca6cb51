/** `use.feedback`: that what learners said was before the eyes of the staff; what they said stays out of the record. */
import { sql } from 'kysely';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { FeedbackDb } from './schema.ts';

/** What was said is read within this time; the policy names no figure, this is the school's own. */
export const FEEDBACK_READ_DAYS = 30;

/** What a page showed to a member of the staff. What was read before keeps its first moment, and is no act of its own. */
export async function markFeedbackRead(ctx: Context, shown: readonly string[]): Promise<void> {
  if (shown.length === 0) return;
  await transact(ctx, async (tx) => {
    const read = await tables<FeedbackDb>(tx)
      .updateTable('feedback')
      .set({ read_at: tx.clock.now() })
      .where('id', '=', sql<string>`any(${shown}::uuid[])`)
      .where('read_at', 'is', null)
      .returning('id')
      .execute();
    if (read.length > 0) await audit(tx, { action: 'feedback.read', details: { count: read.length } });
  });
}

export interface FeedbackStanding {
  readonly given: number;
  /** Longer than {@link FEEDBACK_READ_DAYS} there to be read, and on no page that the staff opened. */
  readonly unread: number;
  readonly lastRead: Temporal.Instant | undefined;
}

/**
 * What its author does not let be used is shown to nobody, and so waits for nobody: it waits from when they let it. What was
 * said of a child's study never is.
 */
export async function feedbackStanding(ctx: Context): Promise<FeedbackStanding> {
  const now = ctx.clock.now();
  const due = now.subtract({ hours: 24 * FEEDBACK_READ_DAYS });
  const { rows } = await sql<{ given: number; unread: number; lastRead: Temporal.Instant | null }>`
    with author as materialized (select distinct person_id from feedback),
    willing as materialized (
      select person_id from author where gate_verdict(person_id, 'improvement', ${now}::timestamptz) = 'allowed'
    )
    select count(*)::int as given, (select max(read_at) from feedback) as "lastRead",
      count(*) filter (where f.read_at is null and e.ward_id is null and greatest(f.given_at,
        (select max(at) from consent_events
          where person_id = f.person_id and purpose = 'improvement' and event = 'given'),
        (select max(lifted_at) from restrictions where person_id = f.person_id and (part = 'everything'
          or (part = 'purpose' and name = 'improvement')
          or (part = 'category' and name = any (purpose_categories('improvement'))))),
        (select max(withdrawn_at) from objections where person_id = f.person_id and purpose = 'improvement')
      ) < ${due})::int as unread
    from feedback f join willing using (person_id) join enrolments e on e.id = f.enrolment_id`.execute(ctx.db);
  const [found] = rows;
  return { given: found?.given ?? 0, unread: found?.unread ?? 0, lastRead: found?.lastRead ?? undefined };
}
