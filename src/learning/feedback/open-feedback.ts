/**
 * What was said bears since when it may be shown, so that a page asks the gate of those alone whose words it shows, and
 * not of everybody who ever said something. It is looked at whenever something is said, withdrawn or restricted, and of
 * everybody every hour: a consent may be given anew, end with its term or with a revision of the policy.
 */
import { sql } from 'kysely';
import { type Context, transact } from '#platform/context.ts';
import { takeTime } from '#platform/database/patience.ts';

/** Of everybody: takes long where many have said something. */
export async function openFeedback(ctx: Context): Promise<void> {
  await transact(ctx, async (tx) => {
    await takeTime(tx);
    await lookAgain(tx, sql`select distinct person_id from feedback`);
  });
}

export async function openFeedbackOf(tx: Context, personId: string): Promise<void> {
  await lookAgain(tx, sql`select ${personId}::uuid as person_id`);
}

/**
 * Writes only what changed. The gate is asked once a person, from a table made before. Of a child's study nothing is ever
 * shown: what its guardian agreed to is about their own.
 */
async function lookAgain(tx: Context, authors: ReturnType<typeof sql>): Promise<void> {
  const now = tx.clock.now();
  await sql`
    with author as materialized (
      select person_id, (select verdict from gate(person_id, 'improvement', ${now}::timestamptz)) = 'allowed' as allowed
      from (${authors}) as each
    )
    update feedback f set cohort_id = e.cohort_id,
      open_since = case when author.allowed and e.ward_id is null then coalesce(f.open_since, ${now}::timestamptz) end
    from author, enrolments e
    where author.person_id = f.person_id and e.id = f.enrolment_id
      and ((f.open_since is not null) <> (author.allowed and e.ward_id is null)
        or f.cohort_id is distinct from e.cohort_id)`.execute(tx.db);
}
