/**
 * Releases statistics once a month: everybody whose study ended since the last release, each once, and those who left
 * meanwhile. A release stands as it is made, and no later one counts the same studies.
 */

import { sql } from 'kysely';
import { z } from 'zod';
import { audit } from '#platform/audit/audit.ts';
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { takeTime } from '#platform/database/patience.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { type Counted, protectRelease } from './protect.ts';
import type { StatisticsDb } from './schema.ts';

/** Undefined where fewer than ten people would be in it, or the last one is of this month: they wait for the next. */
export async function releaseStatistics(ctx: Context): Promise<{ readonly number: number } | undefined> {
  return transact(ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('statistics'))`.execute(tx.db);
    await takeTime(tx);
    const now = tx.clock.now();
    const until = schoolDay(now).with({ day: 1 }).toZonedDateTime(SCHOOL_ZONE).toInstant();
    const last = await tables<StatisticsDb>(tx)
      .selectFrom('statistics_releases')
      .select(['number', 'until'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last && Temporal.Instant.compare(last.until, until) >= 0) return undefined;
    const since = last?.until ?? null;
    const number = (last?.number ?? 0) + 1;
    const counted = await countEnded(tx, since, until, number);
    const cells = protectRelease(counted);
    if (!cells) return undefined;
    const id = tx.ids.uuid();
    const people = counted.find(({ dimension }) => dimension === 'all')?.people ?? 0;
    const db = tables<StatisticsDb>(tx);
    await db.insertInto('statistics_releases').values({ id, number, released_at: now, since, until, people }).execute();
    await db
      .insertInto('statistics_cells')
      .values(cells.map((cell) => ({ ...cell, release_id: id, rating: cell.rating?.toString() ?? null })))
      .execute();
    await db.deleteFrom('statistics_pool').execute();
    await audit(tx, { action: 'statistics.released', object: { kind: 'statistics_release', id }, details: { number } });
    return { number };
  });
}

/**
 * Each person once, with the study that ended first, and the pool of those who are gone. In an order that is public: by
 * what the release before this one told; then months from the newest, and programmes and cohorts in an order that is drawn
 * anew for each release, so that a small one at the top does not hold back the same others for ever.
 */
async function countEnded(
  tx: Context,
  since: Temporal.Instant | null,
  until: Temporal.Instant,
  number: number,
): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    with ended as (
      select distinct on (person_id) id, ended from (
        select id, person_id, enrolment_ended_at(id) as ended from enrolments
        where person_id is not null and ward_id is null and active_at is not null
          and (${since}::timestamptz is null or coalesce(completed_at, cancelled_at, 'infinity') >= ${since}::timestamptz)
      ) study
      where ended < ${until} and (${since}::timestamptz is null or ended >= ${since}::timestamptz)
      order by person_id, ended, id
    ), studied as materialized (
      select d.dimension, d.value, d.within, e.completed_at is not null as completed,
        extract(epoch from e.completed_at - e.active_at) / 604800 as weeks, f.rating
      from ended join enrolments e on e.id = ended.id
      cross join lateral study_dimensions(e, e.person_id, ended.ended) d
      left join feedback f on f.enrolment_id = e.id and f.lesson_id is null
    ), live as (
      select dimension, value, within, count(*) as people, count(*) filter (where completed) as completed,
        round(percentile_cont(0.5) within group (order by weeks) filter (where completed))::int as weeks,
        count(rating) as raters, coalesce(sum(rating), 0) as "ratingSum"
      from studied group by dimension, value, within
    ), merged as (
      select dimension, value, within, (coalesce(live.people, 0) + coalesce(pool.people, 0))::int as people,
        (coalesce(live.completed, 0) + coalesce(pool.completed, 0))::int as completed, live.weeks,
        coalesce(live.raters, 0)::int as raters, coalesce(live."ratingSum", 0)::int as "ratingSum"
      from live full join statistics_pool pool using (dimension, value, within)
    )
    select merged.* from merged
    left join statistics_cells told on told.dimension = merged.dimension and told.value = merged.value
      and told.release_id = (select id from statistics_releases order by number desc limit 1)
    order by merged.dimension, told.people desc nulls last,
      case when merged.dimension = 'month' then merged.value end desc,
      case merged.value when 'ru' then 1 when 'kk' then 2 when 'en' then 3 end,
      case when merged.dimension in ('programme', 'cohort') then md5(${number} || merged.value) end, merged.value`.execute(
    tx.db,
  );
  return rows;
}

export const releaseStatisticsJob = defineJob({
  name: 'statistics.release',
  payload: z.object({}),
  run: async (ctx) => {
    await releaseStatistics(ctx);
  },
});
