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
import { defineJob } from './jobs.ts';

/** Until a worker has had time to show itself, or to come back after its connection broke. */
const SETTLED = '1 minute';
const AGAIN_AFTER_MS = 1_000;
/** A machine that vanished is noticed within a minute, and not in the two hours of the system's own setting. */
const KEEPALIVE = 'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3';

export interface Presence {
  /** For the worker's options: it tells there under which name it takes jobs. */
  readonly events: WorkerEvents;
  end(): Promise<void>;
}

/** Keeps one connection of the pool from the moment the worker has a name until `end`; a broken one is replaced. */
export function showPresence(pool: pg.Pool): Presence {
  const events: WorkerEvents = new EventEmitter();
  const ending = new AbortController();
  let shown = Promise.resolve();
  events.once('pool:create', ({ workerPool }) => {
    shown = show(pool, workerPool.id, ending.signal);
  });
  return {
    events,
    async end() {
      ending.abort();
      await shown;
    },
  };
}

async function show(pool: pg.Pool, worker: string, ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    await holdLock(pool, worker, ending).catch(() => undefined);
    await pause(AGAIN_AFTER_MS, undefined, { signal: ending }).catch(() => undefined);
  }
}

/** Returns when the presence ends, and throws when the connection does. */
async function holdLock(pool: pg.Pool, worker: string, ending: AbortSignal): Promise<void> {
  const client = await pool.connect();
  const over = Promise.withResolvers<void>();
  const end = () => over.resolve();
  ending.addEventListener('abort', end);
  client.once('error', over.reject);
  client.once('end', end);
  try {
    await client.query(KEEPALIVE);
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [worker]);
    if (!ending.aborted) await over.promise;
    await client.query('select pg_advisory_unlock_all()');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  } finally {
    ending.removeEventListener('abort', end);
    client.off('error', over.reject);
    client.off('end', end);
  }
}

/** Jobs of workers that are gone wait for their next try, as those that failed do. */
async function freeJobs(ctx: Context): Promise<void> {
  const freed = await transact(ctx, async (tx) => {
    const { rows } = await sql<{ worker: string }>`
      with taken as materialized (
        select locked_by as worker from graphile_worker._private_jobs where locked_at < now() - ${SETTLED}::interval
        union
        select locked_by from graphile_worker._private_job_queues where locked_at < now() - ${SETTLED}::interval)
      select worker from taken where pg_try_advisory_xact_lock(hashtextextended(worker, 0))`.execute(tx.db);
    const gone = rows.map(({ worker }) => worker);
    if (gone.length === 0) return 0;
    await sql`update graphile_worker._private_job_queues set locked_by = null, locked_at = null
      where locked_by = any(${gone}::text[])`.execute(tx.db);
    const { numAffectedRows } = await sql`update graphile_worker._private_jobs
      set locked_by = null, locked_at = null, last_error = 'WorkerGone',
        run_at = greatest(run_at, now()) + exp(least(attempts, 10)) * interval '1 second'
      where locked_by = any(${gone}::text[])`.execute(tx.db);
    return Number(numAffectedRows ?? 0);
  });
  if (freed > 0) ctx.log.warn({ event: 'jobs.freed', count: freed });
}

export const freeJobsJob = defineJob({ name: 'jobs.free', payload: z.object({}), run: freeJobs });
