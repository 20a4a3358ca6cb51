import type { PeopleDb } from '#people/profiles';
import { lastCredible } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Action } from './rule.ts';
import type { RetentionDb } from './schema.ts';

/** What one run destroyed of one table. */
export interface Certificate {
  readonly runId: string;
  readonly finishedAt: Temporal.Instant;
  readonly table: string;
  readonly action: Action;
  readonly source: string;
  readonly destroyed: number;
  readonly longestMs: number;
}

/** The newest first. */
export async function findCertificates(ctx: Context, limit: number): Promise<Certificate[]> {
  const rows = await tables<RetentionDb>(ctx)
    .selectFrom('retention_counts')
    .innerJoin('retention_runs', 'retention_runs.id', 'run_id')
    .select(['run_id', 'finished_at', 'table_name', 'action', 'source', 'destroyed', 'longest_ms'])
    .where('finished_at', 'is not', null)
    .orderBy('started_at', 'desc')
    .orderBy('table_name')
    .limit(limit)
    .execute();
  return rows.flatMap((row) =>
    row.finished_at
      ? [
          {
            runId: row.run_id,
            finishedAt: row.finished_at,
            table: row.table_name,
            action: row.action,
            source: row.source,
            destroyed: row.destroyed,
            longestMs: row.longest_ms,
          },
        ]
      : [],
  );
}

/** When the last whole run ended; undefined before the first. One that is dated ahead counts as none. */
export async function lastRun(ctx: Context): Promise<Temporal.Instant | undefined> {
  const row = await tables<RetentionDb>(ctx)
    .selectFrom('retention_runs')
    .select('finished_at')
    .where('finished_at', '<=', lastCredible(ctx.clock.now()))
    .orderBy('finished_at', 'desc')
    .executeTakeFirst();
  return row?.finished_at ?? undefined;
}

/** How many runs are dated ahead: the clock was wrong then, or is now. */
export async function countRunsAhead(ctx: Context): Promise<number> {
  const { runs } = await tables<RetentionDb>(ctx)
    .selectFrom('retention_runs')
    .select((run) => run.fn.countAll<number>().as('runs'))
    .where('finished_at', '>', lastCredible(ctx.clock.now()))
    .executeTakeFirstOrThrow();
  return runs;
}

/** The holds that stand. */
export async function findHolds(ctx: Context) {
  return tables<RetentionDb & PeopleDb>(ctx)
    .selectFrom('legal_holds')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['legal_holds.id', 'person_id', 'people.name', 'case_reference', 'placed_at'])
    .where('lifted_at', 'is', null)
    .orderBy('placed_at')
    .execute();
}
