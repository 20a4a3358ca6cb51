/**
 * Whoever runs jobs shows that it lives by a lock of its own, which ends with its connection. What a killed worker was
 * at is then given to the next one within minutes; by the queue's own rule it would wait four hours.
 */
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { WorkerEvents } from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import { z } from 'zod';
import { type Context, transact } from '../context.ts';
import { endsWithin } from '../patience.ts';
import { defineJob } from './jobs.ts';

/** The key of a job that comes each hour or minute: of those one waits at most. */
export const EACH = 'each ';
/** Until a worker has had time to show itself, or to come back after its connection broke. */
const SETTLED = '1 minute';
const AGAIN_AFTER_MS = 1_000;
/** Whoever only waits never learns that the other machine is gone. */
const ASK_EVERY_MS = 15_000;
const ANSWER_MS = 5_000;
/** A machine that vanished is noticed within a minute, and not in the two hours of the system's own setting. */
const KEEPALIVE = 'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3';

export interface Presence {
  /** For the worker's options: it tells there under which name it takes jobs. */
  readonly events: WorkerEvents;
  end(): Promise<void>;
}

interface Shown {
  readonly pool: pg.Pool;
  readonly askEveryMs?: number;
  readonly answerMs?: number;
}

/** Keeps one connection of the pool from the moment the worker has a name until `end`; a broken one is replaced. */
export function showPresence(given: Shown): Presence {
  const events: WorkerEvents = new EventEmitter();
  const ending = new AbortController();
  let shown = Promise.resolve();
  events.once('pool:create', ({ workerPool }) => {
    shown = show(given, workerPool.id, ending.signal);
  });
  return {
    events,
    async end() {
      ending.abort();
      await shown;
    },
  };
}

async function show(shown: Shown, worker: string, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    await holdLock(shown, worker, ending).catch(() => undefined);
    await pause(AGAIN_AFTER_MS, undefined, { signal: ending }).catch(() => undefined);
  }
}

/** Returns when the presence ends, and throws when the connection does, or when the server no longer answers on it. */
async function holdLock(
  { pool, askEveryMs = ASK_EVERY_MS, answerMs = ANSWER_MS }: Shown,
  worker: string,
  ending: AbortSignal,
): Promise<void> {
  const client = await pool.connect();
  const broken = new AbortController();
  const notice = () => broken.abort();
  client.on('error', notice).on('end', notice);
  const either = AbortSignal.any([ending, broken.signal]);
  const ask = async (text: string, values: unknown[] = []) => {
    if (!(await endsWithin(client.query(text, values), answerMs))) throw new Error('the server does not answer');
  };
  try {
    await ask(KEEPALIVE);
    // Shared: the server may not have noticed yet that an earlier connection of this worker is gone.
    await ask('select pg_advisory_lock_shared(hashtextextended($1, 0))', [worker]);
    while (!ending.aborted) {
      await pause(askEveryMs, undefined, { signal: either }).catch(() => undefined);
      if (!ending.aborted) await ask('select 1');
    }
    await ask('select pg_advisory_unlock_all()');
    client.off('error', notice).off('end', notice);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

// What was taken in the future was taken under a clock that was ahead.
const settled = sql`locked_at not between now() - ${SETTLED}::interval and now() + ${SETTLED}::interval`;

/** Jobs of workers that are gone wait for their next try, as those that failed do. */
async function freeJobs(ctx: Context): Promise<void> {
  const freed = await transact(ctx, async (tx) => {
    const { rows } = await sql<{ worker: string }>`
      with taken as materialized (
        select locked_by as worker from graphile_worker._private_jobs where ${settled}
        union select locked_by from graphile_worker._private_job_queues where ${settled})
      select worker from taken where pg_try_advisory_xact_lock(hashtextextended(worker, 0))`.execute(tx.db);
    const gone = rows.map(({ worker }) => worker);
    if (gone.length === 0) return 0;
    await sql`update graphile_worker._private_job_queues set locked_by = null, locked_at = null
      where locked_by = any(${gone}::text[])`.execute(tx.db);
    // The next of its kind waits already, and the queue will not try this one again.
    await sql`delete from graphile_worker._private_jobs as job using graphile_worker._private_tasks as task
      where task.id = job.task_id and job.locked_by = any(${gone}::text[]) and job.attempts >= job.max_attempts
        and exists (select from graphile_worker._private_jobs where key = ${EACH}::text || task.identifier)`.execute(
      tx.db,
    );
    const { numAffectedRows } = await sql`update graphile_worker._private_jobs
      set locked_by = null, locked_at = null, last_error = 'WorkerGone',
        run_at = greatest(run_at, now()) + exp(least(attempts, 10)) * interval '1 second'
      where locked_by = any(${gone}::text[])`.execute(tx.db);
    return Number(numAffectedRows ?? 0);
  });
  if (freed > 0) ctx.log.warn({ event: 'jobs.freed', count: freed });
}

export const freeJobsJob = defineJob({ name: 'jobs.free', payload: z.object({}), run: freeJobs });
