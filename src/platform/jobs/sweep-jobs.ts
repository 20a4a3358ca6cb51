/** Jobs that failed for good: shown to the office for a month, with a way to run them again, and then gone. */
import { sql } from 'kysely';
import { z } from 'zod';
import { audit } from '../audit/audit.ts';
import { type Context, transact } from '../context.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Room } from '../room.ts';
import { defineJob } from './jobs.ts';
import { freeJobsJob } from './presence.ts';
import { tick, timekeepingTable } from './standstill.ts';

/** From the last try. */
export const FAILED_JOB_TERM_DAYS = 30;

/** `owed`: names of jobs that stay until they have run. What a case holds back stays until it is over. */
async function sweepJobs(ctx: Context, owed: readonly string[]): Promise<void> {
  await transact(ctx, async (tx) => {
    await sql`select heed_holds()`.execute(tx.db);
    const before = tx.clock.now().subtract({ hours: 24 * FAILED_JOB_TERM_DAYS });
    const { numAffectedRows } = await sql`delete from graphile_worker._private_jobs as job
      using graphile_worker._private_tasks as task
      where task.id = job.task_id and job.attempts >= job.max_attempts and job.locked_at is null and job.updated_at <= ${before}
        and task.identifier <> all(${owed}::text[])
        and not exists (select from reckoned.held_people as held
          where position(held.id::text in job.payload::text) > 0 or position(held.id::text in coalesce(job.key, '')) > 0)`.execute(
      tx.db,
    );
    const count = Number(numAffectedRows ?? 0);
    if (count > 0) await audit(tx, { action: 'job.swept', details: { count } });
  });
}

const tickJob = defineJob({ name: 'clock.tick', payload: z.object({}), run: tick });

export function jobsRoom(inventory: () => Inventory): Room {
  const nightly = defineJob({
    name: 'jobs.sweep',
    payload: z.object({}),
    run: (ctx) =>
      sweepJobs(
        ctx,
        inventory().payloads.flatMap(({ job, isOwed }) => (isOwed ? [job] : [])),
      ),
  });
  return { name: 'platform/jobs', tables: [timekeepingTable], jobs: [nightly, freeJobsJob, tickJob] };
}
