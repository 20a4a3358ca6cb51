/** One hour of a wrong clock undoes nothing that cannot be undone, whichever of the timetable's jobs comes in it. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { resume } from '#platform/jobs/resume.ts';
import { giveConsent } from '#privacy/consents';
import { runRetention } from '#privacy/retention';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { wardOf } from '#tests/harness/ward.ts';
import { measurePromises } from '../../../promises/measure.ts';
import { timetable } from '../../timetable.ts';
import { reportMinor } from './find-minor.ts';

const school = useSchool();
const FINAL = timetable.filter(({ final }) => final !== undefined);

/** As the worker does it. */
async function run(name: string): Promise<void> {
  const job = school.school.jobs.find((each) => each.name === name);
  if (!job) throw new Error(`there is no job ${name}`);
  await job.run(school.ctx, {});
}
async function runFinal(): Promise<void> {
  for (const { job } of FINAL) await run(job);
}

/** What the hour must not change. */
async function held() {
  const { rows } = await sql<Record<string, unknown>>`select
    (select json_agg(json_build_array(name, adult_at) order by id) from wards) as children,
    (select json_agg(json_build_array(person_id, ward_id) order by id) from enrolments) as studies,
    (select json_agg(person_id order by id) from lesson_progress) as lessons,
    (select json_agg(name order by id) from people) as people,
    (select json_agg(event order by entry) from consent_events) as consents,
    (select json_agg(state order by id) from erasures) as erasures,
    (select count(*)::int from sessions) as sessions,
    (select count(*)::int from statistics_releases) as releases,
    (select count(*)::int from retention_runs) as runs`.execute(school.ctx.db);
  return rows[0];
}

describe('an hour of a clock that leapt', () => {
  it('makes no child of age, erases nobody, ends no consent and destroys nothing; after it all goes on', async () => {
    const { ctx, clock } = school;
    await run('clock.tick');
    await runRetention(ctx, school.inventory);
    const guardian = await school.person();
    const adult = await school.person({ name: 'Взрослая Клиентка' });
    await giveConsent(ctx, { personId: adult.id, purpose: 'offers', way: 'cabinet', locale: 'ru' });
    const ward = await wardOf(school, guardian, { name: 'Дитя', born: '2016-05-17' });
    const { id, cohortId, lessons } = await programmeForTest(ctx, { lessons: 1 });
    const [now, enrolment] = [clock.now(), ctx.ids.uuid()];
    await sql`insert into enrolments (id, person_id, ward_id, programme_id, cohort_id, placed_at, active_at)
      values (${enrolment}, ${guardian.id}, ${ward.id}, ${id}, ${cohortId}, ${now}, ${now})`.execute(ctx.db);
    await sql`insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at)
      values (${ctx.ids.uuid()}, ${guardian.id}, ${enrolment}, ${lessons[0]?.id}, ${now}, ${now})`.execute(ctx.db);
    await reportMinor(ctx, adult.email);
    const before = await held();

    clock.set(Temporal.Instant.from('2036-11-22T06:30:00Z'));
    await run('clock.tick');
    await runFinal();
    expect(await held()).toEqual(before);
    const { rows } = await sql`select action, details from audit_events where action = 'clock.doubted'`.execute(ctx.db);
    expect(rows).toEqual([{ action: 'clock.doubted', details: { days: 3653 } }]);
    for (const { job } of FINAL)
      expect(school.logLines.filter((line) => line.includes('job.stands-still') && line.includes(job))).toHaveLength(1);
    const promises = await measurePromises(ctx, school.inventory);
    for (const { keeps } of FINAL) {
      const { state, evidence } = promises.find(({ id: named }) => named === keeps) ?? {};
      expect([keeps, state, evidence]).toEqual([keeps, 'broken', expect.stringContaining('bin/school resume')]);
    }
    const { cookie } = await school.person({ roles: ['administrator'] });
    for (const page of ['/office/backups', '/office/jobs'])
      expect(await (await school.request(page, { cookie })).text()).toContain('bin/school resume');

    clock.set(now.add({ hours: 1 }));
    await run('clock.tick');
    await runFinal();
    expect((await held())?.['runs']).toBe(2);
    expect((await measurePromises(ctx, school.inventory)).find(({ id: named }) => named === 'keep.expiry')?.state).toBe(
      'kept',
    );
  });

  it('that was right after all lets the children come of age once the operator has looked', async () => {
    const { ctx, clock } = school;
    clock.set(Temporal.Instant.from('2036-11-22T06:30:00Z'));
    await run('minors.watch');
    const { rows: before } = await sql`select from wards where adult_at is not null`.execute(ctx.db);
    expect(before).toEqual([]);
    await resume(ctx);
    await run('minors.watch');
    const { rows: after } = await sql`select from wards where adult_at is not null`.execute(ctx.db);
    expect(after).toHaveLength(1);
  });
});
