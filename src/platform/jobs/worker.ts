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
import { setClockRight } from './clock-ahead.ts';
import type { AnyJob } from './jobs.ts';
import { EACH, showPresence } from './presence.ts';
import type { Final } from './standstill.ts';

export interface Recurring {
  readonly job: string;
  /** Crontab in UTC. */
  readonly cron: string;
  /** The promise it keeps. */
  readonly keeps: string;
  /** Jobs of one queue run one after another, in the order of their hours, also when all of them are late. */
  readonly queue?: string;
  /** What it does cannot be undone, and stands on this. */
  readonly final?: Final;
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

const DAY_MS = 86_400_000;

function cronItems(timetable: readonly Recurring[]): ParsedCronItem[] {
  return parseCronItems(
    timetable.map(({ job, cron, queue }) => ({
      task: job,
      match: cron,
      options: {
        // What comes each hour or minute comes soon enough; hundreds at once, as of visits to a mailbox, would do harm.
        backfillPeriod: isOften(cron) ? 0 : DAY_MS,
        ...(isOften(cron) && { jobKey: `${EACH}${job}` }),
        ...(queue !== undefined && { queueName: queue }),
      },
    })),
  );
}

function isOften(cron: string): boolean {
  return cron.split(' ')[1] === '*';
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

/** A database that does not answer keeps nobody waiting. */
const CLOSE_MS = 5_000;
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
  await setClockRight(pool).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const presence = showPresence({ pool });
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
      if (jobsPool && !(await endsWithin(stopped, patienceMs))) {
        await endsWithin(Promise.resolve(jobsPool.forcefulShutdown('the program stops')), CLOSE_MS);
      }
      await endsWithin(
        presence.end().then(() => pool.end()),
        CLOSE_MS,
      );
    },
  };
}

/** Runs everything that waits, and returns when the queue is empty; for tests and the operator. */
export async function runWaitingJobs(ctx: Context, pool: pg.Pool, jobs: readonly AnyJob[]): Promise<void> {
  const presence = showPresence({ pool });
  await runOnce({
    pgPool: pool,
    events: presence.events,
    logger: quiet(ctx.log),
    noHandleSignals: true,
    taskList: taskList(ctx, jobs),
    parsedCronItems: [],
  }).finally(() => presence.end());
}
