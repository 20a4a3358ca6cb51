import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { useSchool } from '#tests/harness/school.ts';
import { defineJob } from './jobs.ts';
import { type Recurring, startWorker, type Worker } from './worker.ts';

const school = useSchool();

let worker: Worker | undefined;
afterEach(() => worker?.stop());

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
    expect(runs, 'a job that is new has missed nothing').toEqual([]);

    await sql`update graphile_worker._private_known_crontabs set known_since = now() - interval '3 days'`.execute(
      school.ctx.db,
    );
    worker = await start();
    await vi.waitFor(() => expect(runs).toHaveLength(1), 10_000);
    await worker.stop();

    worker = await start();
    await pause(1_500);
    expect(runs, 'made up for once').toHaveLength(1);
    expect(school.logLines.filter((line) => line.includes('job.failed'))).toEqual([]);
  });
});

async function knownSince(): Promise<unknown[]> {
  const { rows } = await sql`select known_since from graphile_worker._private_known_crontabs`.execute(school.ctx.db);
  return rows;
}
