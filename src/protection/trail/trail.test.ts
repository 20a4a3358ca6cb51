/** The audit trail and whoever would rewrite it. */
import { type RawBuilder, sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { audit } from '#platform/audit/audit.ts';
import { dropMonthsBefore, makeMonth } from '#platform/database/partitions.ts';
import { erasePerson } from '#privacy/erasure';
import { useSchool } from '#tests/harness/school.ts';
import { sealTrail } from './seal-trail.ts';
import { verifyTrail } from './verify-trail.ts';

const school = useSchool();
const change = (statement: RawBuilder<unknown>) => statement.execute(school.ctx.db);

async function act(details: Record<string, string> = {}, personId?: string): Promise<void> {
  await audit(school.ctx, { action: 'test.act', details, ...(personId && { personId, reason: 'asked' }) });
  school.clock.advance({ minutes: 1 });
}

/** What is wrong, without who and where. */
async function found(): Promise<string[]> {
  const { findings } = await verifyTrail(school.ctx);
  return findings.map(({ finding }) => finding);
}

describe('the audit trail', () => {
  beforeEach(async () => {
    await change(sql`delete from audit_seals`);
    await change(sql`delete from audit_events`);
    for (let acts = 0; acts < 5; acts += 1) await act({ nth: String(acts) });
    school.clock.advance({ hours: 2 });
    await sealTrail(school.ctx);
  });

  it('is intact while it is only written to, seal after seal', async () => {
    expect(await verifyTrail(school.ctx)).toMatchObject({ state: 'intact', seals: 1, sealed: 5, unsealed: 0 });
    await act();
    expect(await sealTrail(school.ctx)).toBe(1);
    expect(await verifyTrail(school.ctx)).toMatchObject({ state: 'intact', seals: 2, sealed: 5, unsealed: 1 });
    school.clock.advance({ hours: 1 });
    await sealTrail(school.ctx);
    expect(await verifyTrail(school.ctx)).toMatchObject({ state: 'intact', seals: 3, sealed: 6, unsealed: 0 });
    expect(await sealTrail(school.ctx)).toBe(0);
  });

  it.each([
    ['a row that was taken out', sql`delete from audit_events where details ->> 'nth' = '3'`, ['rows missing']],
    [
      'another act',
      sql`update audit_events set action = 'test.other' where details ->> 'nth' = '3'`,
      ['row added', 'rows missing'],
    ],
    [
      'another moment',
      sql`update audit_events set at = at + interval '1 second' where details ->> 'nth' = '3'`,
      ['row added', 'rows missing'],
    ],
    [
      'other details',
      sql`update audit_events set details = '{"nth": "9"}' where details ->> 'nth' = '3'`,
      ['row altered'],
    ],
    [
      'details of nobody that are gone',
      sql`update audit_events set details = '{}' where details ->> 'nth' = '3'`,
      ['row altered'],
    ],
    [
      'another who acted',
      sql`update audit_events set actor_id = gen_random_uuid() where details ->> 'nth' = '3'`,
      ['row altered'],
    ],
    [
      'somebody put under it',
      sql`update audit_events set person_id = gen_random_uuid() where details ->> 'nth' = '3'`,
      ['row altered'],
    ],
    [
      'a row that was put in',
      sql`insert into audit_events (id, at, action, actor_kind)
      select gen_random_uuid(), at, action, actor_kind from audit_events where details ->> 'nth' = '3'`,
      ['row added'],
    ],
    [
      'a row before all others',
      sql`insert into audit_events (id, at, action, actor_kind)
      select gen_random_uuid(), min(at) - interval '1 day', 'test.act', 'operator' from audit_events`,
      ['row before the seals'],
    ],
    ['a changed seal', sql`update audit_seals set sealed_at = sealed_at, rows = rows + 1`, ['seal altered']],
    [
      'changed marks',
      sql`update audit_seals set marks = set_byte(marks, 3, 255 - get_byte(marks, 3))`,
      ['seal altered', 'row added', 'rows missing'],
    ],
  ])('shows %s', async (_, statement, expected) => {
    await change(statement);
    expect(await verifyTrail(school.ctx)).toMatchObject({ state: 'broken' });
    expect(await found()).toEqual(expected);
  });

  it('shows that a seal and all its rows were taken out', async () => {
    await act();
    school.clock.advance({ hours: 1 });
    await sealTrail(school.ctx);
    await act();
    school.clock.advance({ hours: 1 });
    await sealTrail(school.ctx);
    await change(sql`delete from audit_events using audit_seals where number = 2 and at >= since and at < until`);
    await change(sql`delete from audit_seals where number = 2`);
    expect(await found()).toEqual(['seal missing']);
  });

  it('stays intact when somebody in it is erased, and when a month of it has reached its term', async () => {
    const { id } = await school.person();
    await act({ mark: 'of theirs' }, id);
    school.clock.advance({ hours: 2 });
    await sealTrail(school.ctx);
    expect((await verifyTrail(school.ctx)).anonymised).toBe(0);
    await erasePerson(school.ctx, school.inventory, { personId: id, requestedBy: 'operator' });
    const report = await verifyTrail(school.ctx);
    expect(report).toMatchObject({ state: 'intact', findings: [] });
    expect(report.anonymised).toBeGreaterThan(0);
    // What is emptied by hand, but not wholly, is no erasure.
    await change(sql`update audit_events set reason = 'another' where details = '{}' and person_id is null and reason is null
      and id = (select id from audit_events where action = 'test.act' and details = '{}' order by at limit 1)`);
    expect(await found()).toEqual(['row altered']);

    const month = Temporal.PlainYearMonth.from(school.clock.now().toZonedDateTimeISO('Asia/Almaty').toPlainDate());
    await makeMonth(school.ctx, 'audit_events', month);
    await dropMonthsBefore(school.ctx, 'audit_events', month.add({ months: 1 }));
    school.clock.advance({ hours: 24 * 366 });
    await act();
    expect(await verifyTrail(school.ctx)).toMatchObject({ state: 'intact', sealed: 0 });
  });

  it('is sealed in parts where it is long, also when all of it bears one moment', async () => {
    const [at, most] = [school.clock.now(), 50];
    await change(sql`insert into audit_events (id, at, action, actor_kind)
      select gen_random_uuid(), ${at}, 'test.act', 'operator' from generate_series(1, ${most + 5}::int)`);
    await change(sql`insert into audit_events (id, at, action, actor_kind)
      select gen_random_uuid(), ${at}::timestamptz + make_interval(secs => n), 'test.act', 'operator' from generate_series(1, 10) n`);
    school.clock.advance({ hours: 2 });
    expect(await sealTrail(school.ctx, most)).toBe(2);
    expect(await verifyTrail(school.ctx)).toMatchObject({ state: 'intact', seals: 3, sealed: most + 20 });
  });
});
