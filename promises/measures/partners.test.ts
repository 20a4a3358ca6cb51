/** Partners, and requests: what turns red when somebody was given what they may not have. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { acceptIdentity, addTask, decideCase, openCase } from '#privacy/cases';
import { recordDisclosureToPartner } from '#privacy/disclosures';
import { partnerForTest } from '#tests/harness/partner.ts';
import { useSchool } from '#tests/harness/school.ts';
import { measurePromises } from '../measure.ts';

const school = useSchool();

async function stateOf(id: string): Promise<string | undefined> {
  return (await measurePromises(school.ctx, school.inventory)).find((each) => each.id === id)?.state;
}

const opening = { email: 'asker@example.kz', locale: 'ru', way: 'email', demand: 'access', text: '?' } as const;

it('share.agreements: a partner was given something before it signed', async () => {
  expect(await stateOf('share.agreements')).toBe('not measured');
  const { id: personId } = await school.person();
  const partnerId = await partnerForTest(school.ctx);
  expect(await stateOf('share.agreements')).toBe('not measured');
  await recordDisclosureToPartner(school.ctx, { personId, partnerId, categories: ['name'] });
  expect(await stateOf('share.agreements')).toBe('kept');
  const sign = (day: string) => sql`update partners set agreement_on = ${day} where id = ${partnerId}`;
  await sign('2026-11-23').execute(school.ctx.db);
  expect(await stateOf('share.agreements')).toBe('broken');
  await sign('2026-11-22').execute(school.ctx.db);
  expect(await stateOf('share.agreements')).toBe('kept');
});

it('share.agreements: an organisation of no register was asked to do something', async () => {
  const { id: caseId } = await openCase(school.ctx, opening);
  const partnerId = await partnerForTest(school.ctx);
  await addTask(school.ctx, { caseId, text: 'Удалить', dueOn: undefined, partnerId });
  expect(await stateOf('share.agreements')).toBe('kept');
  await sql`update case_tasks set partner_id = null where case_id = ${caseId}`.execute(school.ctx.db);
  expect(await stateOf('share.agreements')).toBe('broken');
});

it('rights.identity: a request was answered before anybody knew who asked', async () => {
  expect(await stateOf('rights.identity')).toBe('not measured');
  const { id } = await openCase(school.ctx, { ...opening, email: 'second@example.kz' });
  await acceptIdentity(school.ctx, id, 'document');
  school.clock.advance({ minutes: 1 });
  await decideCase(school.ctx, id, { state: 'answered', text: 'Вот копия' });
  expect(await stateOf('rights.identity')).toBe('kept');
  const set = (identity: string | null) => sql`update privacy_cases set identity = ${identity} where id = ${id}`;
  await set(null).execute(school.ctx.db);
  expect(await stateOf('rights.identity')).toBe('broken');
  await set('document').execute(school.ctx.db);
  expect(await stateOf('rights.identity')).toBe('kept');
  await sql`update audit_events set at = at + interval '1 hour' where action = 'case.accepted' and object_id = ${id}`.execute(
    school.ctx.db,
  );
  expect(await stateOf('rights.identity')).toBe('broken');
});
