/**
 * The nightly run, which does not believe a clock that leapt: one night dated years ahead would find every term over. Who
 * calls `runRetention` itself, as the operator may after a look at the clock, is not asked.
 */
import { audit } from '#platform/audit/audit.ts';
import type { Context } from '#platform/context.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { SomeFailed } from '#platform/jobs/each-apart.ts';
import { traceOf } from '#platform/log/log.ts';
import { lastRun } from './queries.ts';
import { type RetentionReport, runRetention } from './run-retention.ts';
import { tellClosings } from './tell-closings.ts';

/**
 * A school that stood still for longer, or whose clock says so, is looked at by the operator first. Backups are no older
 * than that, so one that is brought back runs by itself.
 */
export const LONGEST_PAUSE_DAYS = 35;

/** What the operator types to let it run. */
export const AFTER_PAUSE = 'bin/school retention --after-pause';

export interface LongPause {
  readonly last: Temporal.Instant;
  readonly days: number;
}

/** Undefined where the last run is near enough, and where there was none yet. */
export async function longPause(ctx: Context): Promise<LongPause | undefined> {
  const last = await lastRun(ctx);
  if (!last) return undefined;
  const days = ctx.clock.now().since(last).total('hours') / 24;
  return days > LONGEST_PAUSE_DAYS ? { last, days: Math.floor(days) } : undefined;
}

/** Undefined where it refused: the log and the audit trail say so, and the promises of terms are broken meanwhile. */
export async function runTonight(ctx: Context, inventory: Inventory): Promise<RetentionReport | undefined> {
  const pause = await longPause(ctx);
  if (!pause) return tellAndRun(ctx, inventory);
  ctx.log.error(
    { event: 'retention.refused', count: pause.days },
    `so many days since the last run: check the clock, then ${AFTER_PAUSE}`,
  );
  await audit(ctx, { action: 'retention.refused', details: { days: pause.days } });
  return undefined;
}

/**
 * First whose account closes is told, so that no run comes before the letters, not even the first after a pause. Where they
 * fail, other terms end all the same; the failure is thrown at the end.
 */
export async function tellAndRun(ctx: Context, inventory: Inventory): Promise<RetentionReport> {
  const untold = await tellClosings(ctx).then(
    () => 0,
    (error: unknown) => {
      ctx.log.error({ event: 'retention.untold', error: traceOf(error) });
      return error instanceof SomeFailed ? error.count : 1;
    },
  );
  const report = await runRetention(ctx, inventory);
  if (untold > 0) throw new SomeFailed(untold);
  return report;
}
