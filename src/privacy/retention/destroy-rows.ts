/**
 * What a rule destroys: keys are read without a lock, and go in batches that are each a transaction of their own. A
 * batch may hold its locks for so long and no longer: the database breaks it off, and a smaller one follows.
 */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Context, transact } from '#platform/context.ts';
import { storedFilesTable } from '#platform/files/stored-files.ts';
import { defineJob, enqueue } from '#platform/jobs/jobs.ts';
import { batchSizes } from './batch-size.ts';
import { anchorOf, declared, isDue, type Reference, rowsOf } from './due.ts';
import type { Rule } from './rule.ts';

/** Keys are read so many at a time. */
const KEYS_AT_ONCE = 500_000;
/** No batch holds a lock for 100 ms: what is left of it is for the commit. */
const MOST_MS = 75;
/** How long a batch waits for a row that somebody else holds. */
const WAIT_MS = 25;
/** `query_canceled`, `lock_not_available`, `deadlock_detected`: nothing was done, and less may be tried. */
const BROKEN_OFF = new Set(['57014', '55P03', '40P01']);

export const removeFilesJob = defineJob({
  name: 'retention.remove-files',
  payload: z.object({ files: z.array(z.string()) }),
  run: async (ctx, { files }) => {
    for (const key of files) await ctx.files.remove(key);
  },
});

export interface Destroying {
  readonly runId: string;
  readonly rule: Rule;
  readonly references: readonly Reference[];
}

/** Destroys every row of the rule that is due. A row that somebody holds to the last waits for the next night. */
export async function destroyDue(ctx: Context, destroying: Destroying): Promise<void> {
  const sizes = batchSizes();
  let longest = 0;
  for (;;) {
    const keys = await dueKeys(ctx, destroying);
    let destroyed = 0;
    for (let from = 0; from < keys.length; ) {
      const batch = keys.slice(from, from + sizes.next());
      const done = await destroyBatch(ctx, destroying, batch);
      if (done === 'broken off') {
        sizes.brokenOff();
        // A single row that does not come free is left behind.
        if (batch.length > 1) continue;
      } else {
        sizes.took(done.ms, batch.length);
        longest = Math.max(longest, done.ms);
        destroyed += done.rows;
      }
      from += batch.length;
    }
    if (keys.length < KEYS_AT_ONCE || destroyed === 0) break;
  }
  await noteLongest(ctx, destroying, longest);
}

/** Where the due rows lie. Read without a lock, and so allowed to take its time. */
async function dueKeys(ctx: Context, { rule, references }: Destroying): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await sql`select set_config('statement_timeout', '0', true), set_config('jit', 'off', true)`.execute(tx.db);
    const now = tx.clock.now();
    // Rows that share a moment lie in one batch, so that it is asked for once and not with every row.
    const together = rule.by ? sql`order by each.${sql.ref(rule.by)}` : sql``;
    const { rows } = await sql<{ place: string }>`select each.ctid::text as place from ${rowsOf(rule, now)}
      where ${isDue(rule, references, now)} ${together} limit ${KEYS_AT_ONCE}`.execute(tx.db);
    return rows.map(({ place }) => place);
  });
}

interface Outcome {
  readonly rows: number;
  readonly files: string[] | null;
}

async function destroyBatch(
  ctx: Context,
  destroying: Destroying,
  batch: readonly string[],
): Promise<{ rows: number; ms: number } | 'broken off'> {
  let began = 0;
  try {
    const rows = await transact(ctx, async (tx) => {
      // The word by which append-only tables let a run of retention through; it ends with the transaction. And the planner
      // would read a whole table rather than go to a few thousand rows whose places are known.
      await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true), set_config('school.retention', ${destroying.runId}, true),
        set_config('lock_timeout', ${`${WAIT_MS}ms`}, true),
        set_config('statement_timeout', ${batch.length > 1 ? `${MOST_MS}ms` : '0'}, true)`.execute(tx.db);
      // What others ask of a row that goes is asked within the time that is measured, not at the commit.
      if (destroying.references.some(({ to }) => to === destroying.rule.table)) {
        await sql`set constraints all immediate`.execute(tx.db);
      }
      began = performance.now();
      const { rows: outcome } = await act(destroying, batch, tx.clock.now()).execute(tx.db);
      const { rows: count = 0, files } = outcome[0] ?? {};
      if (files) await forgetFiles(tx, files);
      return count;
    });
    return { rows, ms: Math.ceil(performance.now() - began) };
  } catch (error) {
    if (BROKEN_OFF.has((error as { code?: string }).code ?? '')) return 'broken off';
    throw error;
  }
}

/** One statement: asked again, for what became live since the keys were read stays; destroyed; and counted. */
function act({ rule, references, runId }: Destroying, batch: readonly string[], now: Temporal.Instant) {
  const table = sql.table(rule.table);
  const anchor = anchorOf(rule, now, batch);
  const withFile = rule.file !== undefined || rule.table === storedFilesTable.table;
  const sources = [...(anchor ? [sql`anchor`] : []), ...(withFile ? [sql`filed`] : [])];
  const others = sql.join(sources, sql`, `);
  const conditions = [
    sql`each.ctid = any(${batch}::tid[])`,
    ...(anchor ? [anchor.on] : []),
    ...(withFile ? [sql`filed.place = each.ctid`] : []),
    isDue(rule, references, now),
  ];
  const where = sql`where ${sql.join(conditions, sql` and `)}`;
  const returning = withFile ? sql`returning filed.file` : sql`returning null::text as file`;
  const changes = [...rule.set].map(([column, value]) => sql`${sql.ref(column)} = ${declared(value, now)}`);
  const change =
    rule.action === 'delete'
      ? sql`delete from ${table} as each ${sources.length > 0 ? sql`using ${others}` : sql``}`
      : sql`update ${table} as each set ${sql.join(changes)} ${sources.length > 0 ? sql`from ${others}` : sql``}`;
  return sql<Outcome>`with ${anchor ? sql`${anchor.part},` : sql``} ${withFile ? sql`${filesOf(rule, batch)},` : sql``}
    gone as (${change} ${where} ${returning}),
    counted as (
      insert into retention_counts (run_id, table_name, action, source, destroyed, batches, longest_ms)
      select ${runId}::uuid, ${rule.table}, ${rule.action}, ${rule.source}, count(*), 1, 0 from gone having count(*) > 0
      on conflict (run_id, table_name, action, source) do update set
        destroyed = retention_counts.destroyed + excluded.destroyed, batches = retention_counts.batches + 1)
    select count(*) as rows, array_agg(file) filter (where file is not null) as files from gone`;
}

/** The stored file that goes with each row, as `bucket/id`. */
function filesOf(rule: Rule, batch: readonly string[]): RawBuilder<unknown> {
  const file = rule.file
    ? sql`(select bucket || '/' || id from stored_files where id = each.${sql.ref(rule.file)})`
    : sql`each.bucket || '/' || each.id`;
  return sql`filed as materialized (
    select each.ctid as place, ${file} as file from ${sql.table(rule.table)} as each where each.ctid = any(${batch}::tid[]))`;
}

/** The rows of the files now; their bytes by a job of the same transaction, so that a crash leaves neither behind. */
async function forgetFiles(tx: Context, keys: readonly string[]): Promise<void> {
  const ids = keys.map((key) => key.slice(key.indexOf('/') + 1));
  await sql`delete from stored_files where id = any(${ids})`.execute(tx.db);
  await enqueue(tx, removeFilesJob, { files: [...keys] });
}

async function noteLongest(ctx: Context, { runId, rule }: Destroying, longest: number): Promise<void> {
  await sql`update retention_counts set longest_ms = greatest(longest_ms, ${longest})
    where run_id = ${runId} and table_name = ${rule.table} and action = ${rule.action} and source = ${rule.source}`.execute(
    ctx.db,
  );
}
