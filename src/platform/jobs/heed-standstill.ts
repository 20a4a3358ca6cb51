/** A job that cannot be undone is passed over while it stands still; its next hour comes. */
import type { Context } from '../context.ts';
import type { AnyJob } from './jobs.ts';
import { type Final, findStandstill, RESUME, standsStill, tick } from './standstill.ts';

/** The log is told of each job once in that time. */
const TELL_AGAIN: Temporal.DurationLike = { hours: 1 };

/** `final`: undefined for a job that may always run. */
export function heedStandstill(job: AnyJob, final: Final | undefined): AnyJob {
  if (final === undefined) return job;
  let told: Temporal.Instant | undefined;
  const tell = (ctx: Context) => {
    const now = ctx.clock.now();
    // A clock that came back is before what was told.
    const isFresh = told && Temporal.Instant.compare(told, now) <= 0;
    if (isFresh && told && Temporal.Instant.compare(told.add(TELL_AGAIN), now) > 0) return;
    told = now;
    ctx.log.error({ event: 'job.stands-still', job: job.name }, `look at the clock and the data, then ${RESUME}`);
  };
  return {
    ...job,
    run: async (ctx, payload) => {
      const still = await findStandstill(ctx);
      if (!standsStill(still, final)) return job.run(ctx, payload);
      // It may be the first that meets the leap.
      if (still?.leap) await tick(ctx);
      tell(ctx);
    },
  };
}
