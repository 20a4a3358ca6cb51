import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { useSchool } from '#tests/harness/school.ts';
import { defineJob, enqueue } from './jobs.ts';
import { type Recurring, runWaitingJobs, startWorker, type Worker } from './worker.ts';

const school = useSchool();

let worker: Worker | undefined;
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

describe('the timetable', () => {
  it('is kept after a restart, and what fell into the time between is made up for, once', async () => {
    const missed = new Date(Date.now() - 2 * 3_600_000);
    const runs: string[] = [];
    const nightly = defineJob({ name: 'test.nightly', payload: z.object({}), run: async () => void runs.push('ran') });
    const timetable: Recurring[] = [
      { job: nightly.name, cron: `${missed.getUTCMinutes()} ${missed.getUTCHours()} * * *`, keeps: 'protect.backups' },
    ];
    const start = () => startWorker(school.ctx, school.connection, [nightly], timetable);

    worker = await start();
    await vi.waitFor(async () => expect(await knownSince()).toHaveLength(1), 10_000);
    await worker.stop();
    worker = undefined;
    expect(runs, 'a job that is new has missed nothing').toEqual([]);

    await sql`update graphile_worker._private_known_crontabs set known_since = now() - interval '3 days'`.execute(
      school.ctx.db,
    );
    worker = await start();
    await vi.waitFor(() => expect(runs).toHaveLength(1), 10_000);
    await worker.stop();
    worker = undefined;

    worker = await start();
    await pause(1_500);
    expect(runs, 'made up for once').toHaveLength(1);
    expect(school.logLines.filter((line) => line.includes('job.failed'))).toEqual([]);
  });
});

describe('a job that fails', () => {
  it('is named in the log with where it happened, and what its error quotes is kept nowhere', async () => {
    const failing = defineJob({
      name: 'test.failing',
      payload: z.object({}),
      run: async () => {
        throw Object.assign(new RangeError('Key (email)=(aidana@example.kz) is taken'), { code: '23505' });
      },
    });
    await enqueue(school.ctx, failing, {});
    await runWaitingJobs(school.ctx, school.school.pool, [failing]);
    const line = school.logLines.find((each) => each.includes('test.failing')) ?? '{}';
    expect(JSON.parse(line)).toMatchObject({
      event: 'job.failed',
      job: 'test.failing',
      error: expect.stringMatching(/^RangeError 23505\n\s+at .*worker\.test/),
    });
    const { rows } = await sql<{ last_error: string }>`
      select last_error from graphile_worker._private_jobs where last_error is not null`.execute(school.ctx.db);
    expect(rows).toEqual([{ last_error: 'RangeError 23505' }]);
    expect(school.logLines.join()).not.toContain('aidana');
  });
});

describe('a worker that stops', () => {
  it('waits for its jobs, and past its patience gives them back to the next', async () => {
    const begun: string[] = [];
    const slow = defineJob({
      name: 'test.slow',
      payload: z.object({}),
      run: async () => {
        begun.push('slow');
        await pause(700);
        begun.push('done');
      },
    });
    const endless = defineJob({
      name: 'test.endless',
      payload: z.object({}),
      run: async () => {
        begun.push('endless');
        if (begun.includes('again')) return;
        await new Promise(() => undefined);
      },
    });
    await enqueue(school.ctx, slow, {});
    worker = await startWorker(school.ctx, school.connection, [slow], []);
    await vi.waitFor(() => expect(begun).toEqual(['slow']), 10_000);
    await worker.stop(30_000);
    expect(begun).toEqual(['slow', 'done']);

    await enqueue(school.ctx, endless, {});
    worker = await startWorker(school.ctx, school.connection, [endless], []);
    await vi.waitFor(() => expect(begun).toContain('endless'), 10_000);
    await worker.stop(200);
    begun.push('again');
    worker = await startWorker(school.ctx, school.connection, [endless], []);
    await vi.waitFor(() => expect(begun.at(-1)).toBe('endless'), 15_000);
    await worker.stop();
    worker = undefined;
    const { rows } =
      await sql`select id from graphile_worker.jobs where task_identifier in ('test.slow', 'test.endless')`.execute(
        school.ctx.db,
      );
    expect(rows).toEqual([]);
  }, 60_000);
});

async function knownSince(): Promise<unknown[]> {
  const { rows } = await sql`select known_since from graphile_worker._private_known_crontabs`.execute(school.ctx.db);
  return rows;
}
