import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useSchool } from '#tests/harness/school.ts';
import { measurePromises } from '../measure.ts';

const school = useSchool();

async function stateOf(id: string): Promise<string | undefined> {
  return (await measurePromises(school.ctx, school.inventory)).find((each) => each.id === id)?.state;
}

it('minors.discovery: found and blocked is kept; not blocked, or late, is broken', async () => {
  expect(await stateOf('minors.discovery')).toBe('not measured');
  const child = await school.person();
  const { cookie } = await school.person({ roles: ['privacy-officer'] });
  await school.request('/office/minors', { form: { email: child.email }, cookie });
  expect(await stateOf('minors.discovery')).toBe('kept');
  await sql`delete from account_blocks`.execute(school.ctx.db);
  expect(await stateOf('minors.discovery')).toBe('broken');
  await sql`insert into account_blocks (person_id, blocked_at) values (${child.id}, ${school.clock.now()})`.execute(
    school.ctx.db,
  );
  await sql`update minor_findings set due_on = '2026-11-21'`.execute(school.ctx.db);
  expect(await stateOf('minors.discovery')).toBe('broken');
});

it('minors.guardian: a child who studies without a confirmed consent', async () => {
  expect(await stateOf('minors.guardian')).toBe('not measured');
  const guardian = await school.person();
  const form = { name: 'Айсұлу Қайратқызы', born: '2012-05-17', relation: 'parent', consent: 'yes' };
  const path = (await school.request('/account/wards', { form, cookie: guardian.cookie })).headers.get('location');
  expect(await stateOf('minors.guardian')).toBe('not measured');
  const letter = (await school.letters()).find((each) => each.letter === 'ward-code');
  const code = /\b\d{6}\b/.exec(letter?.text ?? '')?.[0] ?? '';
  await school.request(`${path}/confirmation`, { form: { code }, cookie: guardian.cookie });
  expect(await stateOf('minors.guardian')).toBe('kept');
  await sql`delete from ward_consents`.execute(school.ctx.db);
  expect(await stateOf('minors.guardian')).toBe('broken');
});
