/**
 * After a restore nobody knows what the school released since its backup, and people have seen it. A release made again would
 * count the same people with one or two more, and the difference would name these. So whoever may have been in one is
 * counted without being told, and the next release begins where the last of them can have ended.
 */
import { sql } from 'kysely';
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { FEWEST_PEOPLE } from './protect.ts';
import { lastReleases } from './release-statistics.ts';
import type { StatisticsDb } from './schema.ts';

/**
 * `madeAt`: the moment of the backup. Does nothing where no release can have been made since: no month has begun, and that of
 * the backup's own month is in it, or would have been about too few. Else it is everybody who had begun by then, ended or
 * not: they may have ended a day later, and end again now.
 */
export async function leaveOutSeen(ctx: Context, madeAt: Temporal.Instant): Promise<void> {
  const now = ctx.clock.now();
  const [backupMonth, thisMonth] = [madeAt, now].map((at) => schoolDay(at).with({ day: 1 })) as [
    Temporal.PlainDate,
    Temporal.PlainDate,
  ];
  await transact(ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('statistics'))`.execute(tx.db);
    const { last, newest } = await lastReleases(tx);
    const begun = Math.max(thisMonth.since(backupMonth, { largestUnit: 'months' }).months, 0);
    const missing = begun + Number(await mayFollow(tx, last?.until, beginningOf(backupMonth)));
    if (missing === 0) return;
    await sql`update enrolments set counted_at = ${now} where counted_at is null and person_id is not null
      and ward_id is null and active_at is not null`.execute(tx.db);
    await sql`delete from statistics_pool`.execute(tx.db);
    await tables<StatisticsDb>(tx)
      .insertInto('statistics_releases')
      .values({
        id: tx.ids.uuid(),
        // One a month can have been made: no number that was seen comes twice.
        number: (newest?.number ?? 0) + missing,
        released_at: now,
        since: last?.until ?? null,
        until: beginningOf(thisMonth),
        people: 0,
        restored_from: madeAt,
      })
      .execute();
  });
}

const beginningOf = (day: Temporal.PlainDate) => day.toZonedDateTime(SCHOOL_ZONE).toInstant();

/** Whether the release up to that moment was still to be made: whoever restricts their studies is in it once they lift it. */
async function mayFollow(tx: Context, last: Temporal.Instant | undefined, until: Temporal.Instant): Promise<boolean> {
  if (last && Temporal.Instant.compare(last, until) >= 0) return false;
  const { rows } = await sql<{ people: number }>`
    select (select count(distinct e.person_id) from enrolments e join reckoned.enrolment_ends ends using (id)
        where e.counted_at is null and e.person_id is not null and e.ward_id is null and e.active_at is not null
          and ends.ended_at < ${until})
      + coalesce((select people from statistics_pool where dimension = 'all'), 0) as people`.execute(tx.db);
  return (rows[0]?.people ?? 0) >= FEWEST_PEOPLE;
}
