/**
 * What a rule destroys: what is due is read without a lock, and goes in batches that are each a transaction of their
 * own. Rows that share their moment go by it; others by their place in the table.
 */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { atLeisure } from '#platform/database/patience.ts';
import { batchSizes } from './batch-size.ts';
import { type Destroying, destroyBatch } from './destroy-batch.ts';
import { isDue, momentsOf, rowsOf } from './due.ts';

/** So many rows are looked up at a time. */
const AT_ONCE = 500_000;
/** A moment may stand for any number of rows: the first batch takes on little. */
const SIZES = { rows: { first: 500, most: 20_000 }, moments: { first: 20, most: 20_000 } } as const;

/** Destroys every row of the rule that is due. A row that somebody holds to the last waits for the next night. */
export async function destroyDueRows(ctx: Context, destroying: Destroying): Promise<void> {
  let longest = 0;
  for (;;) {
    const places = await dueRows(ctx, destroying);
    const done = await destroyRows(ctx, destroying, places);
    longest = Math.max(longest, done.longest);
    if (places.length < AT_ONCE || done.rows === 0) break;
  }
  await noteLongest(ctx, destroying, longest);
}

/** The same for a rule whose rows share their moments. */
export async function destroyMoments(ctx: Context, destroying: Destroying, due: readonly string[]): Promise<void> {
  const { longest } = await inBatches(due, SIZES.moments, async (moments) => {
    const done = await destroyBatch(ctx, destroying, { moments });
    if (done !== 'broken off' || moments.length > 1) return done;
    // A single moment that stands for too many rows goes row by row.
    const within = await destroyRows(ctx, destroying, await dueRows(ctx, destroying, moments), moments);
    return { rows: within.rows, ms: within.longest };
  });
  await noteLongest(ctx, destroying, longest);
}

interface Done {
  readonly rows: number;
  /** Milliseconds for which the slowest batch held its locks. */
  readonly longest: number;
}

/** A single row that does not come free is left behind. `moments`: those that the rows share. */
async function destroyRows(
  ctx: Context,
  destroying: Destroying,
  places: readonly string[],
  moments?: readonly string[],
): Promise<Done> {
  return inBatches(places, SIZES.rows, (rows) => destroyBatch(ctx, destroying, { rows, ...(moments && { moments }) }));
}

/** A batch that is broken off is tried again with half as much; with one key, it is passed over. */
async function inBatches(
  keys: readonly string[],
  limits: { readonly first: number; readonly most: number },
  destroy: (batch: readonly string[]) => Promise<{ readonly rows: number; readonly ms: number } | 'broken off'>,
): Promise<Done> {
  const sizes = batchSizes(limits);
  let [rows, longest] = [0, 0];
  for (let from = 0; from < keys.length; ) {
    const batch = keys.slice(from, from + sizes.next());
    const done = await destroy(batch);
    if (done === 'broken off') {
      sizes.brokenOff();
      if (batch.length > 1) continue;
    } else {
      sizes.took(done.ms, batch.length);
      longest = Math.max(longest, done.ms);
      rows += done.rows;
    }
    from += batch.length;
  }
  return { rows, longest };
}

/** Where the due rows lie; `moments`: only those that share one of these. */
async function dueRows(
  ctx: Context,
  { rule, references }: Destroying,
  moments?: readonly string[],
): Promise<readonly string[]> {
  const of = moments && typeof rule.since !== 'string' ? momentsOf(rule.since, moments) : undefined;
  return atLeisure(ctx, async (tx) => {
    const { rows } = await sql<{ place: string }>`select each.ctid::text as place from ${rowsOf(rule, of)}
      where ${isDue(rule, references, tx.clock.now())} limit ${AT_ONCE}`.execute(tx.db);
    return rows.map(({ place }) => place);
  });
}

async function noteLongest(ctx: Context, { runId, rule }: Destroying, longest: number): Promise<void> {
  await sql`update retention_counts set longest_ms = greatest(longest_ms, ${longest})
    where run_id = ${runId} and table_name = ${rule.table} and action = ${rule.action} and source = ${rule.source}`.execute(
    ctx.db,
  );
}
