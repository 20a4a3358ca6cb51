/** Runs the jobs: as a service beside the web, or once through everything that is due. */
import {
  Logger,
  makeWorkerUtils,
  type ParsedCronItem,
  parseCronItems,
  run,
  runOnce,
  type TaskList,
  type WorkerPool,
} from 'graphile-worker';
import pg from 'pg';
import { actingAs, type Context } from '../context.ts';
import { type Connection, tolerateBrokenConnections } from '../database/database.ts';
import { type Log, traceOf } from '../log/log.ts';
import { endsWithin } from '../patience.ts';
import type { AnyJob } from './jobs.ts';
import { showPresence } from './presence.ts';

export interface Recurring {
  readonly job: string;
  /** Crontab in UTC. */
  readonly cron: string;
  /** The promise it keeps. */
  readonly keeps: string;
}

/** Of what the library says, that something failed, which job, and where in the code. Its texts quote the errors'. */
function quiet(log: Log): Logger {
  return new Logger(() => (level, _text, meta = {}) => {
    const { job, error } = meta as { job?: { task_identifier?: string }; error?: unknown };
    const fields = {
      ...(job?.task_identifier !== undefined && { job: job.task_identifier }),
      ...(error !== undefined && { error: traceOf(error) }),
    };
    if (level === 'error') log.error({ event: 'job.failed', ...fields });
    else if (level === 'warning') log.warn({ event: 'worker.warning', ...fields });
  });
}

/** The queue keeps the message of a failure with the job: it gets the error's class, and not what that quotes. */
function withoutValues(error: unknown): Error {
  const trace = traceOf(error);
  const [what = ''] = trace.split('\n');
  const [name, code] = what.split(' ');
  return Object.assign(new Error(what), { name, code, stack: trace });
}

function taskList(ctx: Context, jobs: readonly AnyJob[]): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (payload: unknown) => {
        try {
          // A cron run adds its own `_cron` field, which zod's objects drop.
          await job.run(actingAs(ctx, { kind: 'system', job: job.name }), job.payload.parse(payload ?? {}));
        } catch (error) {
          throw withoutValues(error);
        }
      },
    ]),
  );
}

function cronItems(timetable: readonly Recurring[]): ParsedCronItem[] {
  return parseCronItems(
    timetable.map((item) => ({ task: item.job, match: item.cron, options: { backfillPeriod: 86_400_000 } })),
  );
}

export async function migrateJobs(pool: pg.Pool, log: Log): Promise<void> {
  const utils = await makeWorkerUtils({ pgPool: pool, logger: quiet(log) });
  await utils.migrate();
  await utils.release();
}

export interface Worker {
  /** Waits for the jobs that run. Past `patienceMs` they are given back, and tried again by the next worker. */
  stop(patienceMs?: number): Promise<void>;
}

const AT_ONCE = 4;
/** One that listens, one for the clock, one that shows who lives. */
const BESIDES = 3;

/**
 * The queue has connections of its own: it reckons with times as the driver gives them, and not as this program's
 * connections do.
 */
export async function startWorker(
  ctx: Context,
  connection: Connection,
  jobs: readonly AnyJob[],
  timetable: readonly Recurring[],
): Promise<Worker> {
  const pool = new pg.Pool({ ...connection, max: AT_ONCE + BESIDES, application_name: 'pobimajomet-worker' });
  tolerateBrokenConnections(pool);
  const presence = showPresence(pool);
  let jobsPool: WorkerPool | undefined;
  presence.events.once('pool:create', ({ workerPool }) => {
    jobsPool = workerPool;
  });
  const runner = await run({
    pgPool: pool,
    events: presence.events,
    logger: quiet(ctx.log),
    concurrency: AT_ONCE,
    noHandleSignals: true,
    pollInterval: 1_000,
    taskList: taskList(ctx, jobs),
    parsedCronItems: cronItems(timetable),
  }).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  return {
    stop: async (patienceMs = Number.POSITIVE_INFINITY) => {
      const stopped = runner.stop();
      if (!(await endsWithin(stopped, patienceMs))) await jobsPool?.forcefulShutdown('the program stops');
      await presence.end();
      await pool.end();
    },
  };
}

/** Runs everything that waits, and returns when the queue is empty; for tests and the operator. */
export async function runWaitingJobs(ctx: Context, pool: pg.Pool, jobs: readonly AnyJob[]): Promise<void> {
  const presence = showPresence(pool);
  await runOnce({
    pgPool: pool,
    events: presence.events,
    logger: quiet(ctx.log),
    noHandleSignals: true,
    taskList: taskList(ctx, jobs),
    parsedCronItems: [],
  }).finally(() => presence.end());
}
