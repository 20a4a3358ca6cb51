/** Jobs live in the database (graphile-worker): enqueued in the transaction of the act, retried with back-off. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../context.ts';

export interface Job<P> {
  readonly name: string;
  /** Identifiers only: a payload never carries a person's data. */
  readonly payload: z.ZodType<P>;
  /** The payload's fields, for the inventory. */
  readonly fields: readonly string[];
  /** It makes room: on a full disk it is run all the same. */
  readonly freesRoom?: boolean;
  /** Somebody has a right to it: when it failed for good, it stays until it is run again. */
  readonly isOwed?: boolean;
  readonly run: (ctx: Context, payload: P) => Promise<void>;
}
// biome-ignore lint/suspicious/noExplicitAny: a list of jobs holds payloads of every type
export type AnyJob = Job<any>;

export function defineJob<S extends z.ZodObject>(job: {
  readonly name: string;
  readonly payload: S;
  readonly freesRoom?: boolean;
  readonly isOwed?: boolean;
  readonly run: (ctx: Context, payload: z.output<S>) => Promise<void>;
}): Job<z.output<S>> {
  return { ...job, payload: job.payload as unknown as z.ZodType<z.output<S>>, fields: Object.keys(job.payload.shape) };
}

export interface Enqueueing {
  readonly runAt?: Temporal.Instant;
  /** One waiting job per key: a second one replaces the first. */
  readonly key?: string;
  readonly maxAttempts?: number;
}

const MAX_ATTEMPTS = 12;

/** Adds the job in the caller's transaction: it exists if and only if the act does. */
export async function enqueue<P>(tx: Context, job: Job<P>, payload: P, options: Enqueueing = {}): Promise<void> {
  const checked = job.payload.parse(payload);
  await sql`select graphile_worker.add_job(${job.name}::text, ${JSON.stringify(checked)}::json,
    run_at => ${options.runAt ?? null}::timestamptz,
    job_key => ${options.key ?? null}::text,
    max_attempts => ${options.maxAttempts ?? MAX_ATTEMPTS}::int)`.execute(tx.db);
}
