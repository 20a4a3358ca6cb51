/** One after another, each apart from the others: what a job does to many, of whom one may be broken. */
import type { Context } from '../context.ts';
import { traceOf } from '../log/log.ts';

/** Some of many failed, and the rest are done; the log says where each one broke. */
export class SomeFailed extends Error {
  override readonly name = 'SomeFailed';
  readonly count: number;
  constructor(count: number) {
    super(`${count} failed; the log says where`);
    this.count = count;
  }
}

/**
 * Does the work for every item, whether or not one before it failed. Each failure is logged without its message, which
 * may quote a person's data. Throws SomeFailed at the end, so that the job is tried again. An item's work opens its own
 * transaction; inside a common one the first failure would undo them all.
 */
export async function eachApart<T>(
  ctx: Context,
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const job = ctx.actor.kind === 'system' ? { job: ctx.actor.job } : {};
  let failed = 0;
  for await (const item of items) {
    try {
      await work(item);
    } catch (error) {
      // Its own parts were logged one by one.
      if (error instanceof SomeFailed) failed += error.count;
      else {
        failed += 1;
        ctx.log.error({ event: 'item.failed', ...job, error: traceOf(error) });
      }
    }
  }
  if (failed > 0) throw new SomeFailed(failed);
}
