/** A release that was seen, a restore from before it, and the release that follows. */
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { erasePerson } from '#privacy/erasure';
import { countDays } from '#school/analytics';
import { programmeForTest, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { leaveOutSeen, releaseStatistics } from './index.ts';
import { listReleases } from './queries.ts';

const school = useSchool();
const BACKUP = Temporal.Instant.from('2026-10-31T15:00:00Z');
let programme: TestProgramme;

/** Completed it just now, or cancelled; or goes on. */
async function study(end: 'completed' | 'cancelled' | 'none'): Promise<{ id: string; enrolment: string }> {
  const { ctx, clock } = school;
  const [{ id }, enrolment, now] = [await school.person(), ctx.ids.uuid(), clock.now()];
  const began = now.subtract({ hours: 24 * 28 });
  const ends = (with_: typeof end) => (end === with_ ? now : null);
  await sql`insert into enrolments (id, person_id, programme_id, cohort_id, placed_at, active_at, completed_at, cancelled_at)
    values (${enrolment}, ${id}, ${programme.id}, ${programme.cohortId}, ${began}, ${began}, ${ends('completed')},
      ${ends('cancelled')})`.execute(ctx.db);
  return { id, enrolment };
}

async function studies(count: number): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) await study(nth % 2 ? 'completed' : 'cancelled');
}
const on = (day: string) => school.clock.set(Temporal.Instant.from(day));
const newest = async () => (await listReleases(school.ctx)).releases[0];
const visited = async (at: string) => {
  const day = Temporal.PlainDate.from(at);
  await sql`insert into visits (day, visitor, page, device, system, browser, locale)
    select ${day}::date, lpad(to_hex(n), 16, '0'), '/', 'phone', 'ios', 'safari', 'ru' from generate_series(1, 20) n`.execute(
    school.ctx.db,
  );
  await countDays(school.ctx, day, day);
};

/** What the backup of before the release brings back of it. */
async function restored(): Promise<void> {
  for (const table of ['statistics_cells', 'statistics_reach', 'statistics_releases', 'statistics_pool'])
    await sql`delete from ${sql.table(table)}`.execute(school.ctx.db);
  await sql`update enrolments set counted_at = null`.execute(school.ctx.db);
}

beforeEach(async () => {
  await restored();
  await sql`delete from enrolments`.execute(school.ctx.db);
  await sql`delete from statistics_pool`.execute(school.ctx.db);
  programme = await programmeForTest(school.ctx);
  on('2026-10-15T06:00:00Z');
});

it('tells of nobody by the difference to a release that was seen', async () => {
  await studies(24);
  await visited('2026-10-15');
  const goesOn = await study('none');
  const leaves = await study('completed');
  on('2026-11-01T06:00:00Z');
  await releaseStatistics(school.ctx);
  expect(await newest()).toMatchObject({ number: 1, people: 25 });

  on('2026-11-20T06:00:00Z');
  await restored();
  await erasePerson(school.ctx, school.inventory, { personId: leaves.id, requestedBy: 'person' });
  await leaveOutSeen(school.ctx, BACKUP);
  // What the backup saw going on may have been in it as well, and ends again.
  await sql`update enrolments set completed_at = ${school.clock.now()} where id = ${goesOn.enrolment}`.execute(
    school.ctx.db,
  );
  await study('cancelled');
  await visited('2026-11-20');
  on('2026-12-01T06:00:00Z');
  expect(await releaseStatistics(school.ctx)).toBeUndefined();
  for (const locale of ['ru', 'kk', 'en'] as const)
    expect(await (await school.request('/statistics', { locale })).text()).toMatch(
      { ru: /восстановлена из копии от/, kk: /көшірмеден қалпына/, en: /restored from a backup of/ }[locale],
    );

  await studies(11);
  on('2027-01-01T06:00:00Z');
  expect(await releaseStatistics(school.ctx)).toEqual({ number: 2 });
  const released = await newest();
  expect(released?.people).toBe(12);
  expect(released?.reach.map(({ dimension, value, visitors }) => [dimension, value, visitors])).toEqual([
    ['month', '2026-11', 20],
    ['all', '', 20],
  ]);
  const manager = await school.person({ roles: ['manager'] });
  const office = await school.request('/office/analytics/releases', { locale: 'en', cookie: manager.cookie });
  expect(await office.text()).toContain('restored from a backup of');
});

it('leaves out whoever the release of the same night has, which the backup of the hour before lacks', async () => {
  await studies(12);
  on('2026-11-20T06:00:00Z');
  const before = Temporal.Instant.from('2026-10-31T19:10:00Z');
  await leaveOutSeen(school.ctx, before);
  await studies(11);
  on('2026-12-01T06:00:00Z');
  expect(await releaseStatistics(school.ctx)).toEqual({ number: 2 });
  expect(await newest()).toMatchObject({ people: 11 });
  // That one is in the backup of the next day.
  await study('completed');
  on('2026-12-20T06:00:00Z');
  await leaveOutSeen(school.ctx, Temporal.Instant.from('2026-12-02T06:00:00Z'));
  await studies(9);
  on('2027-01-01T06:00:00Z');
  expect(await newest()).toMatchObject({ number: 2 });
  expect(await releaseStatistics(school.ctx)).toEqual({ number: 3 });
});

it('leaves nobody out where no month has begun since, and gives no number twice where several have', async () => {
  await studies(12);
  on('2026-10-31T18:00:00Z');
  await leaveOutSeen(school.ctx, BACKUP);
  on('2026-11-01T06:00:00Z');
  expect(await releaseStatistics(school.ctx)).toEqual({ number: 1 });
  on('2027-01-10T06:00:00Z');
  await leaveOutSeen(school.ctx, Temporal.Instant.from('2026-11-05T06:00:00Z'));
  await studies(12);
  on('2027-02-01T06:00:00Z');
  expect(await releaseStatistics(school.ctx)).toEqual({ number: 4 });
});
