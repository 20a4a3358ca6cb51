/** Guessing is slowed down: attempts are counted by what was tried and from where, as keyed hashes. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { tables } from '#platform/database/database.ts';
import { TooMany } from '#platform/errors.ts';
import type { IntrusionDb } from './schema.ts';

export interface Attempt {
  /** What is tried and how it is told apart, such as `sign-in.email`. */
  readonly kind: string;
  /** An address of the network or of mail: hashed here, stored nowhere. */
  readonly who: string;
}

export interface AttemptLimit extends Attempt {
  readonly limit: number;
  readonly window: Temporal.DurationLike;
}

function keyOf(ctx: Context, { kind, who }: Attempt): string {
  return ctx.secrets.pseudonym('intrusion', `${kind}\n${who}`);
}

/**
 * Counts one more attempt. Throws {@link TooMany} when there were more than `limit` in the window, with the seconds
 * until it ends. Count outside the act's transaction: an act that is undone was tried all the same.
 */
export async function countAttempt(ctx: Context, attempt: AttemptLimit): Promise<void> {
  const now = ctx.clock.now();
  const windowEndsAt = now.add(attempt.window);
  const counter = await tables<IntrusionDb>(ctx)
    .insertInto('attempt_counters')
    .values({ key_hash: keyOf(ctx, attempt), attempts: 1, window_ends_at: windowEndsAt })
    .onConflict((conflict) =>
      conflict.column('key_hash').doUpdateSet({
        attempts: sql`case when attempt_counters.window_ends_at <= ${now} then 1 else attempt_counters.attempts + 1 end`,
        window_ends_at: sql`case when attempt_counters.window_ends_at <= ${now} then ${windowEndsAt}::timestamptz else attempt_counters.window_ends_at end`,
      }),
    )
    .returning(['attempts', 'window_ends_at'])
    .executeTakeFirstOrThrow();
  if (counter.attempts <= attempt.limit) return;
  ctx.log.warn({ event: `attempts.too_many:${attempt.kind}` });
  throw new TooMany(Math.max(1, Math.ceil(now.until(counter.window_ends_at).total('seconds'))));
}

/** After the right password the wrong ones before it are forgotten. */
export async function forgetAttempts(ctx: Context, attempt: Attempt): Promise<void> {
  await tables<IntrusionDb>(ctx).deleteFrom('attempt_counters').where('key_hash', '=', keyOf(ctx, attempt)).execute();
}

/** Drops the counters whose window has ended. */
export async function dropEndedCounters(ctx: Context): Promise<void> {
  await tables<IntrusionDb>(ctx)
    .deleteFrom('attempt_counters')
    .where('window_ends_at', '<=', ctx.clock.now())
    .execute();
}

/** Whether this was tried at all in a window that has not ended. */
export async function wasAttempted(ctx: Context, attempt: Attempt): Promise<boolean> {
  const counter = await tables<IntrusionDb>(ctx)
    .selectFrom('attempt_counters')
    .select('attempts')
    .where('key_hash', '=', keyOf(ctx, attempt))
    .where('window_ends_at', '>', ctx.clock.now())
    .executeTakeFirst();
  return counter !== undefined;
}
