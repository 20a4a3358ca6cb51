/** A run: every rule, children before parents, in batches that are each a transaction of their own. */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { storedFilesTable } from '#platform/files/stored-files.ts';
import type { Inventory } from '#platform/inventory/declare.ts';
import { defineJob, enqueue } from '#platform/jobs/jobs.ts';
import { declared, isDue, type Reference, rowsOf } from './due.ts';
import { findPrimaryKeys, findReferences, phasesOf } from './plan.ts';
import type { Rule } from './rule.ts';
import type { RetentionDb } from './schema.ts';

/** Keys are read so many at a time, and destroyed in batches that fit the time one may hold its locks. */
const KEYS_AT_ONCE = 20_000;
const FIRST_BATCH = 500;
const MOST_IN_BATCH = 4_000;
/** A batch that took longer is followed by a smaller one: none may hold its locks for 100 ms. */
const LONG_MS = 50;
const SHORT_MS = 25;

export interface Destroyed {
  readonly table: string;
  readonly action: Rule['action'];
  readonly source: string;
  readonly rows: number;
}
export interface RetentionReport {
  readonly runId: string;
  readonly destroyed: readonly Destroyed[];
}

export const removeFilesJob = defineJob({
  name: 'retention.remove-files',
  payload: z.object({ files: z.array(z.string()) }),
  run: async (ctx, { files }) => {
    for (const key of files) await ctx.files.remove(key);
  },
});

/**
 * Destroys what has reached its term by the context's clock. A run that was interrupted is simply run again: each batch
 * is whole, and counted in the transaction that destroyed it.
 */
export async function runRetention(ctx: Context, inventory: Inventory): Promise<RetentionReport> {
  const runId = await transact(ctx, beginRun);
  const references = await findReferences(ctx);
  const keys = await findPrimaryKeys(ctx);
  for (const phase of phasesOf(inventory, references)) {
    for (const rule of await withSomethingDue(ctx, phase)) {
      const key = keys.get(rule.table);
      if (!key) throw new Error(`${rule.table}: retention needs a primary key of one column`);
      await applyRule(ctx, { runId, rule, references, key });
    }
  }
  return transact(ctx, async (tx) => {
    const db = tables<RetentionDb>(tx);
    await db.updateTable('retention_runs').set({ finished_at: tx.clock.now() }).where('id', '=', runId).execute();
    const counts = await db.selectFrom('retention_counts').selectAll().where('run_id', '=', runId).execute();
    const rows = counts.reduce((sum, count) => sum + count.destroyed, 0);
    await audit(tx, { action: 'retention.run', object: { kind: 'retention', id: runId }, details: { rows } });
    const destroyed = counts.map((count) => ({
      table: count.table_name,
      action: count.action,
      source: count.source,
      rows: count.destroyed,
    }));
    return { runId, destroyed };
  });
}

/** Goes on with the run that was interrupted, if there is one: its certificate counts everything it destroyed. */
async function beginRun(tx: Context): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended('retention', 0))`.execute(tx.db);
  const db = tables<RetentionDb>(tx);
  const open = await db.selectFrom('retention_runs').select('id').where('finished_at', 'is', null).executeTakeFirst();
  const now = tx.clock.now();
  if (open) {
    await db.updateTable('retention_runs').set({ as_of: now }).where('id', '=', open.id).execute();
    return open.id;
  }
  const id = tx.ids.uuid();
  await db.insertInto('retention_runs').values({ id, as_of: now, started_at: now, finished_at: null }).execute();
  return id;
}

/**
 * Most nights most tables have nothing: one statement finds the rules that may have. What still points at a row does not
 * count yet, for it may go in this very phase.
 */
async function withSomethingDue(ctx: Context, phase: readonly Rule[]): Promise<Rule[]> {
  if (phase.length === 0) return [];
  return transact(ctx, async (tx) => {
    await sql`select set_config('statement_timeout', '0', true)`.execute(tx.db);
    const now = tx.clock.now();
    const parts = phase.map(
      (rule, place) => sql`select ${sql.lit(place)} as place
        where exists (select from ${rowsOf(rule, now)} where ${isDue(rule, [], now)})`,
    );
    const { rows } = await sql<{ place: number }>`${sql.join(parts, sql` union all `)} order by place`.execute(tx.db);
    return rows.flatMap(({ place }) => phase[place] ?? []);
  });
}

interface Applying {
  readonly runId: string;
  readonly rule: Rule;
  readonly references: readonly Reference[];
  /** The primary key's column. */
  readonly key: string;
}

async function applyRule(ctx: Context, applying: Applying): Promise<void> {
  let size = FIRST_BATCH;
  for (;;) {
    const keys = await dueKeys(ctx, applying);
    let destroyed = 0;
    for (let from = 0; from < keys.length; ) {
      const batch = keys.slice(from, from + size);
      from += batch.length;
      const { rows, ms } = await transact(ctx, (tx) => destroyBatch(tx, applying, batch));
      destroyed += rows;
      if (ms > LONG_MS) size = Math.max(1, Math.floor(size / 2));
      else if (ms < SHORT_MS) size = Math.min(MOST_IN_BATCH, size * 2);
    }
    if (keys.length < KEYS_AT_ONCE || destroyed === 0) return;
  }
}

/** Read without a lock, and so allowed to take its time. */
async function dueKeys(ctx: Context, { rule, references, key }: Applying): Promise<string[]> {
  return transact(ctx, async (tx) => {
    await sql`select set_config('statement_timeout', '0', true)`.execute(tx.db);
    const now = tx.clock.now();
    const { rows } = await sql<{ key: string }>`select each.${sql.ref(key)} as key from ${rowsOf(rule, now)}
      where ${isDue(rule, references, now)} limit ${KEYS_AT_ONCE}`.execute(tx.db);
    return rows.map((row) => row.key);
  });
}

async function destroyBatch(
  tx: Context,
  applying: Applying,
  batch: readonly string[],
): Promise<{ rows: number; ms: number }> {
  const { rule, references, key, runId } = applying;
  const now = tx.clock.now();
  // The word by which append-only tables let a run of retention through; it ends with the transaction.
  await sql`select set_config('school.retention', ${runId}, true)`.execute(tx.db);
  // Asked again, and locked: whatever became live since the keys were read stays.
  const due = sql`due as (
    select each.${sql.ref(key)} as key, ${fileOf(rule)} as file from ${rowsOf(rule, now)}
    where each.${sql.ref(key)} = any(${batch}) and ${isDue(rule, references, now)} for update of each skip locked)`;
  const { rows } = await sql<Outcome>`with ${due}, gone as (${act(rule, key, batch, now)} returning due.file)
    select count(*) as rows, array_agg(file) filter (where file is not null) as files,
      extract(epoch from clock_timestamp() - statement_timestamp()) * 1000 as ms from gone`.execute(tx.db);
  const outcome = rows[0] ?? { rows: 0, files: null, ms: 0 };
  const ms = Math.ceil(Number(outcome.ms));
  if (outcome.files) await forgetFiles(tx, outcome.files);
  if (outcome.rows > 0) await count(tx, applying, outcome.rows, ms);
  return { rows: outcome.rows, ms };
}

interface Outcome {
  readonly rows: number;
  readonly files: string[] | null;
  readonly ms: number | string;
}

function act(rule: Rule, key: string, batch: readonly string[], now: Temporal.Instant): RawBuilder<unknown> {
  const table = sql.table(rule.table);
  // Named twice, so that the rows are found by their keys and not by reading the whole table.
  const own = sql`${table}.${sql.ref(key)} = due.key and ${table}.${sql.ref(key)} = any(${batch})`;
  if (rule.action === 'delete') return sql`delete from ${table} using due where ${own}`;
  const changes = [...rule.set].map(([column, value]) => sql`${sql.ref(column)} = ${declared(value, now)}`);
  return sql`update ${table} set ${sql.join(changes)} from due where ${own}`;
}

/** The stored file that goes with the row, as `bucket/id`. */
function fileOf(rule: Rule): RawBuilder<unknown> {
  if (rule.table === storedFilesTable.table) return sql`each.bucket || '/' || each.id`;
  if (!rule.file) return sql`null::text`;
  return sql`(select bucket || '/' || id from stored_files where id = each.${sql.ref(rule.file)})`;
}

/** The rows of the files now; their bytes by a job of the same transaction, so that a crash leaves neither behind. */
async function forgetFiles(tx: Context, keys: readonly string[]): Promise<void> {
  const ids = keys.map((key) => key.slice(key.indexOf('/') + 1));
  await sql`delete from stored_files where id = any(${ids})`.execute(tx.db);
  await enqueue(tx, removeFilesJob, { files: [...keys] });
}

async function count(tx: Context, { runId, rule }: Applying, rows: number, ms: number): Promise<void> {
  await sql`insert into retention_counts (run_id, table_name, action, source, destroyed, batches, longest_ms)
    values (${runId}, ${rule.table}, ${rule.action}, ${rule.source}, ${rows}, 1, ${ms})
    on conflict (run_id, table_name, action, source) do update set
      destroyed = retention_counts.destroyed + excluded.destroyed, batches = retention_counts.batches + 1,
      longest_ms = greatest(retention_counts.longest_ms, excluded.longest_ms)`.execute(tx.db);
}
