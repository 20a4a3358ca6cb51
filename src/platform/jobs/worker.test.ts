import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { useSchool } from '#tests/harness/school.ts';
import { type AnyJob, defineJob, enqueue } from './jobs.ts';
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

describe('what was missed', () => {
  const at = (hoursAgo: number) => new Date(Date.now() - hoursAgo * 3_600_000);
  const cron = (when: Date) => `${when.getUTCMinutes()} ${when.getUTCHours()} * * *`;

  async function missed(timetable: readonly Recurring[], jobs: readonly AnyJob[]): Promise<void> {
    worker = await startWorker(school.ctx, school.connection, jobs, timetable);
    await vi.waitFor(async () => expect((await knownSince()).length).toBeGreaterThanOrEqual(timetable.length), 10_000);
    await worker.stop();
    await sql`update graphile_worker._private_known_crontabs set known_since = now() - interval '3 days', last_execution = null
      where identifier like 'test.%'`.execute(school.ctx.db);
    worker = await startWorker(school.ctx, school.connection, jobs, timetable);
  }

  it('goes one after another, in the order of its hours, where one stands on the other', async () => {
    const said: string[] = [];
    const first = defineJob({
      name: 'test.first',
      payload: z.object({}),
      run: async () => {
        said.push('first begins');
        await pause(300);
        said.push('first ends');
      },
    });
    const second = defineJob({
      name: 'test.second',
      payload: z.object({}),
      run: async () => void said.push('second'),
    });
    const night = { keeps: 'protect.backups', queue: 'test night' };
    const timetable = [
      { job: second.name, cron: cron(at(2)), ...night },
      { job: first.name, cron: cron(at(3)), ...night },
    ];
    await missed(timetable, [first, second]);
    await vi.waitFor(() => expect(said).toContain('second'), 10_000);
    expect(said).toEqual(['first begins', 'first ends', 'second']);
  });

  it('is not made up for where it comes each minute', async () => {
    const runs: string[] = [];
    const counting = (name: string) =>
      defineJob({ name, payload: z.object({}), run: async () => void runs.push(name) });
    const [minutely, nightly] = [counting('test.minutely'), counting('test.made-up')];
    const timetable = [
      { job: minutely.name, cron: '* * * * *', keeps: 'rights.channel' },
      { job: nightly.name, cron: cron(at(2)), keeps: 'protect.backups' },
    ];
    await missed(timetable, [minutely, nightly]);
    await vi.waitFor(() => expect(runs).toContain(nightly.name), 10_000);
    // The turn of a minute may fall into the test.
    expect(runs.filter((name) => name === minutely.name).length).toBeLessThanOrEqual(2);
  });
});

describe('a start after one whose clock was ahead', () => {
  it('believes nothing of what that one wrote, and lets jobs wait as long as they had to', async () => {
    const later = defineJob({ name: 'test.later', payload: z.object({}), run: async () => undefined });
    await enqueue(school.ctx, later, {});
    await sql`insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
      values ('test.ahead', now(), now() + interval '400 days')`.execute(school.ctx.db);
    await sql`update graphile_worker._private_jobs set created_at = now() + interval '400 days',
      updated_at = now() + interval '400 days', run_at = now() + interval '400 days 2 hours'
      where task_id = (select id from graphile_worker._private_tasks where identifier = 'test.later')`.execute(
      school.ctx.db,
    );
    worker = await startWorker(school.ctx, school.connection, [later], []);
    const { rows } = await sql`select
      (select last_execution <= now() from graphile_worker._private_known_crontabs where identifier = 'test.ahead') as believed_no_more,
      (select run_at between now() + interval '119 minutes' and now() + interval '2 hours'
        from graphile_worker.jobs where task_identifier = 'test.later') as waits_as_long`.execute(school.ctx.db);
    expect(rows).toEqual([{ believed_no_more: true, waits_as_long: true }]);
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
