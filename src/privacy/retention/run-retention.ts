/** A run: every rule, children before parents, in batches that are each a transaction of their own. */
import { sql } from 'kysely';
import { audit } from '#platform/audit/audit.ts';
import { type Context, transact } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { SomeFailed } from '#platform/jobs/each-apart.ts';
import { traceOf } from '#platform/log/log.ts';
import { destroyDueRows, destroyMoments } from './destroy-rows.ts';
import { dropMonths } from './drop-months.ts';
import { type DueRule, findDue } from './find-due.ts';
import { findReferences, phasesOf } from './plan.ts';
import { type Rule, rulesOf } from './rule.ts';
import type { RetentionDb } from './schema.ts';

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

/**
 * Destroys what has reached its term by the context's clock. A run that was interrupted is simply run again: each batch
 * is whole, and counted in the transaction that destroyed it. A rule that fails keeps no other from its terms; the run
 * then throws SomeFailed at its end, is not finished, and goes on when the job is tried again.
 */
export async function runRetention(ctx: Context, inventory: Inventory): Promise<RetentionReport> {
  const divided = rulesOf(inventory).filter(({ byMonth }) => byMonth);
  const runId = await transact(ctx, beginRun);
  let failed = 0;
  const apart: Apart = async (rule, work) => {
    try {
      await work();
    } catch (error) {
      failed += 1;
      ctx.log.error({ event: 'retention.failed', table: rule.table, error: traceOf(error) });
    }
  };
  for (const rule of divided) await apart(rule, () => dropMonths(ctx, runId, rule));
  const references = await findReferences(ctx);
  for (const phase of phasesOf(inventory, references)) {
    for (const { rule, moments } of await findDueApart(ctx, phase, apart)) {
      const destroying = { runId, rule, references };
      await apart(rule, () => (moments ? destroyMoments(ctx, destroying, moments) : destroyDueRows(ctx, destroying)));
    }
  }
  if (failed > 0) throw new SomeFailed(failed);
  return transact(ctx, async (tx) => {
    const db = tables<RetentionDb>(tx);
    const finished = await db
      .updateTable('retention_runs')
      .set({ finished_at: tx.clock.now() })
      .where('id', '=', runId)
      .where('finished_at', 'is', null)
      .executeTakeFirst();
    const counts = await db.selectFrom('retention_counts').selectAll().where('run_id', '=', runId).execute();
    const rows = counts.reduce((sum, count) => sum + count.destroyed, 0);
    // Two programs at once do one run together: whoever ends it says so.
    if (finished.numUpdatedRows > 0n) {
      await audit(tx, { action: 'retention.run', object: { kind: 'retention', id: runId }, details: { rows } });
    }
    const destroyed = counts.map((count) => ({
      table: count.table_name,
      action: count.action,
      source: count.source,
      rows: count.destroyed,
    }));
    return { runId, destroyed };
  });
}

/** Does the work of a rule; where it fails, the log says for which table, and the others go on. */
type Apart = (rule: Rule, work: () => Promise<void>) => Promise<void>;

/** One statement asks for many rules. Where it breaks, each is asked alone, and those that cannot answer are left out. */
async function findDueApart(ctx: Context, phase: readonly Rule[], apart: Apart): Promise<readonly DueRule[]> {
  try {
    return await findDue(ctx, phase);
  } catch {
    const found: DueRule[] = [];
    for (const rule of phase) {
      await apart(rule, async () => {
        found.push(...(await findDue(ctx, [rule])));
      });
    }
    return found;
  }
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
