/** A job that failed for good is shown for a month, and then goes; one that somebody is owed, or a case holds, stays. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { inventoryRows } from '#platform/inventory/register.ts';
import { liftHold, placeHold } from '#privacy/retention';
import { useSchool } from '#tests/harness/school.ts';
import { enqueue } from './jobs.ts';
import { FAILED_JOB_TERM_DAYS } from './sweep-jobs.ts';

const school = useSchool();

async function job(key: string, { name, days, person, failed = true }: Given): Promise<void> {
  const { ctx } = school;
  const payload = JSON.stringify({ personId: person ?? ctx.ids.uuid() });
  await sql`select graphile_worker.add_job(${name ?? 'test.job'}, ${payload}::json, job_key => ${key}::text, max_attempts => 3,
    run_at => '2099-01-01')`.execute(ctx.db);
  const tried = ctx.clock.now().subtract({ hours: 24 * days });
  await sql`update graphile_worker._private_jobs set attempts = ${failed ? 3 : 2}, updated_at = ${tried}
    where key = ${key}`.execute(ctx.db);
}
interface Given {
  readonly days: number;
  readonly name?: string;
  readonly person?: string;
  readonly failed?: boolean;
}

async function sweep(): Promise<unknown[]> {
  const nightly = school.school.jobs.find(({ name }) => name === 'jobs.sweep');
  if (!nightly) throw new Error('nothing sweeps the jobs');
  await enqueue(school.ctx, nightly, {});
  await school.runJobs();
  const { rows } = await sql<{ key: string }>`
    select key from graphile_worker._private_jobs where key is not null order by key`.execute(school.ctx.db);
  return rows.map(({ key }) => key);
}

it('goes thirty days after its last try, and until then the office sees it and the day', async () => {
  const { ctx } = school;
  const held = await school.person();
  const hold = await placeHold(ctx, { personId: held.id, caseReference: '2-61' });
  await job('a dead', { days: FAILED_JOB_TERM_DAYS + 1 });
  await job('b fresh', { days: FAILED_JOB_TERM_DAYS - 1 });
  await job('c waiting', { days: FAILED_JOB_TERM_DAYS + 1, failed: false });
  await job('d owed', { days: FAILED_JOB_TERM_DAYS + 1, name: 'erasure.run' });
  await job('e held', { days: FAILED_JOB_TERM_DAYS + 1, person: held.id });
  const { cookie } = await school.person({ roles: ['administrator'] });
  const page = async () => (await school.request('/office/jobs', { cookie, locale: 'en' })).text();
  const shown = await page();
  expect(shown).toContain('kept for 30 days after its last try');
  expect(shown).toContain('Waits until it is done');
  // The day after its thirtieth: the last try was on 24 October.
  expect(shown).toContain('23 November 2026');
  expect(await sweep()).toEqual(['b fresh', 'c waiting', 'd owed', 'e held']);
  const { rows } = await sql`select details from audit_events where action = 'job.swept'`.execute(ctx.db);
  expect(rows).toEqual([{ details: { count: 1 } }]);
  await liftHold(ctx, hold);
  expect(await sweep()).toEqual(['b fresh', 'c waiting', 'd owed']);
});

it('stands in the register with the term it has, and so does the ledger', () => {
  const rows = inventoryRows(school.inventory);
  const terms = (name: string) => new Set(rows.filter(({ table }) => table === name).map(({ term }) => term));
  expect(terms('copies.make')).toEqual(new Set(['until the job has run, or P30D after its last try']));
  expect(terms('erasure.run')).toEqual(new Set(['until the job has run']));
  expect(terms('ledger')).toEqual(new Set(['as long as the school stands']));
  // As the code does: no rule ends the table of erasures.
  expect(school.inventory.tables.find(({ table }) => table === 'erasures')?.retention).toBeUndefined();
});
