import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { enrol } from '#learning/enrolments';
import { correctPerson } from '#people/profiles';
import { audit, recordReading } from '#platform/audit/audit.ts';
import { schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { Inventory } from '#platform/inventory/inventory.ts';
import { openCase } from '#privacy/cases';
import { chooseCookies, storedKeys } from '#privacy/cookies';
import { erasePerson } from '#privacy/erasure';
import { acceptPolicy } from '#privacy/policy';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { measuredForReaders, measurePromises, type PromiseRow } from '../measure.ts';
import { cookiesOfKind } from './facts.ts';

const school = useSchool();

async function look(
  id: string,
  ctx: Context = school.ctx,
  inventory: Inventory = school.inventory,
): Promise<PromiseRow> {
  const row = (await measurePromises(ctx, inventory)).find((each) => each.id === id);
  if (!row) throw new Error(`no promise ${id}`);
  return row;
}
const stateOf = async (...given: Parameters<typeof look>) => (await look(...given)).state;

/** Makes something wrong, looks, and mends it again, so that the tests do not depend on each other. */
async function whileWrong<T>(wrong: string, mend: string, see: () => Promise<T>): Promise<T> {
  await sql.raw(wrong).execute(school.ctx.db);
  try {
    return await see();
  } finally {
    await sql.raw(mend).execute(school.ctx.db);
  }
}

describe('a look at the installation', () => {
  it('says "not measured" while nothing has happened, and never "kept"', async () => {
    for (const id of ['rights.access', 'rights.erase', 'rights.withdraw', 'cookies.choice', 'rights.object']) {
      expect(await look(id), id).toMatchObject({ state: 'not measured', evidence: null, measured_at: null });
    }
  });

  it('does not take a measurement that failed for a promise that is kept', async () => {
    const row = await whileWrong(
      'alter table credentials rename to hidden',
      'alter table hidden rename to credentials',
      () => look('protect.passwords'),
    );
    expect(row.state).toBe('not measured');
    expect(school.logLines.some((line) => line.includes('promise.unmeasured:protect.passwords'))).toBe(true);
  });

  it('is taken once for many readers, and anew after a while', async () => {
    const measured = measuredForReaders(() => school.inventory);
    const [first, second] = await Promise.all([measured(school.ctx), measured(school.ctx)]);
    expect(second).toBe(first);
    school.clock.advance({ minutes: 5 });
    expect(await measured(school.ctx)).not.toBe(first);
  });
});

describe('a promise that is not kept is shown as broken', () => {
  it('school.identity: a fact is empty', async () => {
    expect(await stateOf('school.identity')).toBe('kept');
    const nameless = { ...school.ctx, school: { ...school.ctx.school, phone: ' ' } };
    expect(await stateOf('school.identity', nameless)).toBe('broken');
  });

  it('protect.tls: an open school without https; one on this machine alone is not measured', async () => {
    const at = (baseUrl: string) =>
      stateOf('protect.tls', { ...school.ctx, school: { ...school.ctx.school, baseUrl } });
    expect(await at('https://school.example.kz')).toBe('kept');
    expect(await at('http://school.example.kz')).toBe('broken');
    expect(await at('http://127.0.0.1:3000')).toBe('not measured');
  });

  it('collect.minimal: a column that nobody declared', async () => {
    expect(await stateOf('collect.minimal')).toBe('kept');
    const state = await whileWrong(
      'alter table profiles add column shoe_size integer',
      'alter table profiles drop column shoe_size',
      () => stateOf('collect.minimal'),
    );
    expect(state).toBe('broken');
  });

  it('collect.minimal, collect.goals: data without a purpose', async () => {
    const tables = school.inventory.tables.map((table) =>
      table.table === 'profiles' && table.handling
        ? { ...table, handling: { ...table.handling, purposes: [] } }
        : table,
    );
    expect(await stateOf('collect.goals')).toBe('kept');
    expect(await stateOf('collect.goals', school.ctx, { ...school.inventory, tables })).toBe('broken');
    expect(await stateOf('collect.minimal', school.ctx, { ...school.inventory, tables })).toBe('broken');
  });

  it('protect.passwords: one that is kept under a weaker lock', async () => {
    await school.person();
    expect(await stateOf('protect.passwords')).toBe('kept');
    const state = await whileWrong(
      `update credentials set password_hash = replace(password_hash, 'scrypt$16$', 'scrypt$12$')`,
      `update credentials set password_hash = replace(password_hash, 'scrypt$12$', 'scrypt$16$')`,
      () => stateOf('protect.passwords'),
    );
    expect(state).toBe('broken');
  });

  it('minors.adults_only: an account without a word about age', async () => {
    await sql`update people set adult_confirmed_at = ${school.clock.now()}`.execute(school.ctx.db);
    expect(await stateOf('minors.adults_only')).toBe('kept');
    const { id } = await school.person();
    await sql`update people set adult_confirmed_at = null where id = ${id}`.execute(school.ctx.db);
    expect(await stateOf('minors.adults_only')).toBe('broken');
  });

  it('protect.mfa: a member of the staff who has put it off for more than a week', async () => {
    await sql`update staff_roles set ended_at = ${school.clock.now()}`.execute(school.ctx.db);
    const { id } = await school.person({ roles: ['adviser'] });
    await sql`update people set two_factor_enabled = false where id = ${id}`.execute(school.ctx.db);
    expect(await stateOf('protect.mfa')).toBe('kept');
    school.clock.advance({ hours: 8 * 24 });
    expect(await stateOf('protect.mfa')).toBe('broken');
    await sql`update people set two_factor_enabled = true where id = ${id}`.execute(school.ctx.db);
    expect(await stateOf('protect.mfa')).toBe('kept');
  });

  it('protect.staff_access: data opened without a reason', async () => {
    const [person, staff] = [await school.person(), await school.person({ roles: ['adviser'] })];
    await recordReading(school.as(staff.id), { personId: person.id, what: 'person', why: 'support' });
    expect(await stateOf('protect.staff_access')).toBe('kept');
    await recordReading(school.as(staff.id), { personId: person.id, what: 'person', why: ' ' });
    expect(await stateOf('protect.staff_access')).toBe('broken');
    await sql`update audit_events set reason = 'support' where action = 'person.read'`.execute(school.ctx.db);
    expect(await stateOf('protect.staff_access')).toBe('kept');
  });

  it('protect.staff_access: data opened by somebody whose role had ended', async () => {
    const [person, staff] = [await school.person(), await school.person({ roles: ['adviser'] })];
    school.clock.advance({ hours: 2 });
    const ended = school.clock.now().subtract({ hours: 1 });
    await recordReading(school.as(staff.id), { personId: person.id, what: 'person', why: 'support' });
    expect(await stateOf('protect.staff_access')).toBe('kept');
    await sql`update staff_roles set ended_at = ${ended} where person_id = ${staff.id}`.execute(school.ctx.db);
    expect(await stateOf('protect.staff_access')).toBe('broken');
    await sql`update staff_roles set ended_at = null where person_id = ${staff.id}`.execute(school.ctx.db);
  });

  it('rights.deadline: a request that is a day past its due date', async () => {
    const opening = {
      email: null,
      locale: 'ru',
      demand: 'erase',
      way: 'visit',
      identity: 'visit',
      text: 'Удалите',
    } as const;
    const { id } = await openCase(school.ctx, opening);
    expect(await stateOf('rights.deadline')).toBe('kept');
    await sql`update privacy_cases set due_on = due_on - 10 where id = ${id}`.execute(school.ctx.db);
    expect(await stateOf('rights.deadline')).toBe('broken');
  });

  it('rights.portability: one package left the school twice', async () => {
    const { id } = await school.person();
    const object = { kind: 'copy', id: school.ctx.ids.uuid() };
    await audit(school.ctx, { action: 'hand-over.fetched', personId: id, object });
    expect(await stateOf('rights.portability')).toBe('kept');
    await audit(school.ctx, { action: 'hand-over.fetched', personId: id, object });
    expect(await stateOf('rights.portability')).toBe('broken');
  });

  it('transfer.geography: a store of which nobody has said where it is', async () => {
    expect(await stateOf('transfer.geography')).toBe('kept');
    const countries = { ...school.ctx.school.countries, mail: 'unknown' };
    const ctx = { ...school.ctx, school: { ...school.ctx.school, countries } };
    expect(await stateOf('transfer.geography', ctx)).toBe('broken');
  });

  it('rights.access: the last copy failed through our fault', async () => {
    const { id } = await school.person();
    await audit(school.ctx, { action: 'copy.made', personId: id });
    expect(await stateOf('rights.access')).toBe('kept');
    school.clock.advance({ minutes: 1 });
    await audit(school.ctx, { action: 'copy.failed', personId: id });
    expect(await stateOf('rights.access')).toBe('broken');
  });

  it('rights.erase: an erasure that did not come to its end', async () => {
    const { id } = await school.person();
    await erasePerson(school.ctx, school.inventory, { personId: id, requestedBy: 'operator' });
    expect(await stateOf('rights.erase')).toBe('kept');
    await sql`update erasures set state = 'started', requested_at = ${school.clock.now()}`.execute(school.ctx.db);
    expect(await stateOf('rights.erase')).toBe('kept');
    school.clock.advance({ hours: 2 });
    expect(await stateOf('rights.erase')).toBe('broken');
    await sql`update erasures set state = 'partly failed'`.execute(school.ctx.db);
    expect(await stateOf('rights.erase')).toBe('broken');
  });

  it('rights.rectify: what was corrected is as it was before', async () => {
    const { id } = await school.person();
    await correctPerson(school.ctx, { personId: id, changes: { name: 'Әсел Нұрланова' }, requestedBy: 'person' });
    expect(await stateOf('rights.rectify')).toBe('kept');
    await sql`update people set name = 'Прежнее имя' where id = ${id}`.execute(school.ctx.db);
    expect(await stateOf('rights.rectify')).toBe('broken');
  });

  it('cookies.choice: a visit that was counted before anybody agreed', async () => {
    const visit = sql`insert into visits (day, page, device, system, browser, locale)
      values (${schoolDay(school.clock.now())}, '/', 'phone', 'ios', 'safari', 'ru')`;
    const how = { way: 'banner', locale: 'ru' } as const;
    await chooseCookies(school.ctx, { functional: false, analytics: false, marketing: false }, how);
    expect(await stateOf('cookies.choice')).toBe('kept');
    await visit.execute(school.ctx.db);
    expect(await stateOf('cookies.choice')).toBe('broken');
    await chooseCookies(school.ctx, { functional: false, analytics: true, marketing: false }, how);
    expect(await stateOf('cookies.choice')).toBe('kept');
  });

  it('cookies.functional: a stored key that does not say what for', async () => {
    const installation = { ctx: school.ctx, inventory: school.inventory };
    const holds = async (...given: Parameters<typeof cookiesOfKind>) =>
      (await cookiesOfKind(...given)(installation))?.holds;
    expect(await holds('functional')).toBe(true);
    const wordless = storedKeys.map((key) => ({ ...key, purpose: { ...key.purpose, kk: '' } }));
    expect(await holds('functional', wordless)).toBe(false);
    expect(await holds('necessary', [])).toBe(false);
  });

  it('policy.acceptance: somebody who studies and has accepted nothing', async () => {
    const { cohortSlug } = await programmeForTest(school.ctx);
    const { id } = await school.person();
    await enrol(school.as(id), { personId: id, cohortSlug });
    await acceptPolicy(school.ctx, id, 'registration');
    expect(await stateOf('policy.acceptance')).toBe('kept');
    await sql`delete from policy_acceptances where person_id = ${id}`.execute(school.ctx.db);
    expect(await stateOf('policy.acceptance')).toBe('broken');
  });
});
