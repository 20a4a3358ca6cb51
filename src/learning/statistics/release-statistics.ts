/**
 * Releases statistics once a month: everybody whose study ended and was not counted yet, each once, and those who left
 * meanwhile. A release stands as it is made, and no later one counts the same studies: each carries the mark of its own.
 */

import { sql } from 'kysely';
import { z } from 'zod';
import { audit } from '#platform/audit/audit.ts';
import { lastCredible, SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { takeTime } from '#platform/database/patience.ts';
import { defineJob } from '#platform/jobs/jobs.ts';
import { countOpenDays } from '#school/analytics';
import { cohortStarts, countEnded, countReach, gatherEnded, markCounted } from './count-ended.ts';
import { protectRelease } from './protect.ts';
import { protectReach } from './reach.ts';
import type { StatisticsDb } from './schema.ts';

/** Undefined where fewer than ten people would be in it, or the last one is of this month: they wait for the next. */
export async function releaseStatistics(ctx: Context): Promise<{ readonly number: number } | undefined> {
  return transact(ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('statistics'))`.execute(tx.db);
    await takeTime(tx);
    const now = tx.clock.now();
    const until = schoolDay(now).with({ day: 1 }).toZonedDateTime(SCHOOL_ZONE).toInstant();
    const { last, newest } = await lastReleases(tx);
    if (last && Temporal.Instant.compare(last.until, until) >= 0) return undefined;
    const since = last?.until ?? null;
    const number = (newest?.number ?? 0) + 1;
    await gatherEnded(tx, until);
    const counted = await countEnded(tx, number);
    const cells = protectRelease(counted, await cohortStarts(tx));
    if (!cells) return undefined;
    const id = tx.ids.uuid();
    const people = counted.find(({ dimension }) => dimension === 'all')?.people ?? 0;
    const db = tables<StatisticsDb>(tx);
    await db
      .insertInto('statistics_releases')
      .values({ id, number, released_at: now, since, until, people, restored_from: null })
      .execute();
    await db
      .insertInto('statistics_cells')
      .values(cells.map((cell) => ({ ...cell, release_id: id, rating: cell.rating?.toString() ?? null })))
      .execute();
    // Up to which day one that is dated ahead told the reach, nobody knows: told again, the difference would tell of few.
    const isTold = newest?.number !== last?.number;
    const reach = isTold ? [] : protectReach(await countReach(tx, since && schoolDay(since), schoolDay(until)));
    if (reach.length > 0)
      await db
        .insertInto('statistics_reach')
        .values(reach.map((cell) => ({ ...cell, release_id: id })))
        .execute();
    await markCounted(tx, counted);
    await audit(tx, { action: 'statistics.released', object: { kind: 'statistics_release', id }, details: { number } });
    return { number };
  });
}

/** The newest, and the newest whose date can be true: one made by a clock that was ahead holds back no other. */
export async function lastReleases(tx: Context) {
  const releases = tables<StatisticsDb>(tx)
    .selectFrom('statistics_releases')
    .select(['number', 'until'])
    .orderBy('number', 'desc')
    .limit(1);
  return {
    newest: await releases.executeTakeFirst(),
    last: await releases.where('released_at', '<=', lastCredible(tx.clock.now())).executeTakeFirst(),
  };
}

export const releaseStatisticsJob = defineJob({
  name: 'statistics.release',
  payload: z.object({}),
  run: async (ctx) => {
    // A release stands as it is made: days that nobody counted while the program was away would be missing for good.
    await countOpenDays(ctx);
    await releaseStatistics(ctx);
  },
});
