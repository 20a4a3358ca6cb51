/** The nightly run over the terms, and what comes before it. */
import type { Context } from '#platform/context.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { SomeFailed } from '#platform/jobs/each-apart.ts';
import { traceOf } from '#platform/log/log.ts';
import { type RetentionReport, runRetention } from './run-retention.ts';
import { tellClosings } from './tell-closings.ts';

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
