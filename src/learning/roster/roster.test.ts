import { describe, expect, it } from 'vitest';
import { enrol, enrolmentsOf } from '#learning/enrolments';
import type { AuditDb } from '#platform/audit/audit.ts';
import { tables } from '#platform/database/database.ts';
import { ordersOf } from '#school/payments';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { actsBy } from '#tests/harness/trail.ts';

const school = useSchool();

async function enrolled(priceKzt = 0) {
  const programme = await programmeForTest(school.ctx, { priceKzt });
  const person = await school.person();
  const joining = { personId: person.id, cohortSlug: programme.cohortSlug, profile: { goals: 'Свой круг клиентов' } };
  const { enrolmentId } = await enrol(school.as(person.id), joining);
  return { programme, person, enrolmentId, path: `/office/enrolments/${enrolmentId}` };
}

describe('the roster', () => {
  it('is filtered by state and programme in the address, in two statements besides the session and the trace', async () => {
    const [active, awaiting] = [await enrolled(), await enrolled(48_000)];
    const staff = await school.person({ roles: ['manager'] });
    const list = async (query: string) =>
      (await school.request(`/office/enrolments${query}`, { cookie: staff.cookie })).text();
    const all = await list('');
    expect(all).toContain(active.path);
    expect(all).toContain(awaiting.path);
    expect(all).toContain('0 из 2');
    expect(await list('?state=awaiting')).not.toContain(active.path);
    expect(await list(`?programme=${active.programme.slug}`)).not.toContain(awaiting.path);
    expect(await list('?state=nonsense&page=-1')).toContain(active.path);
    school.statements.length = 0;
    await list('?state=active');
    expect(school.statements.length).toBeLessThanOrEqual(4);
  });

  it('records who opened an enrolment, and shows what the learner told to those who teach', async () => {
    const { person, path } = await enrolled();
    const instructor = await school.person({ roles: ['instructor'] });
    const html = await (await school.request(path, { cookie: instructor.cookie })).text();
    expect(html).toContain('Свой круг клиентов');
    const readings = await tables<AuditDb>(school.ctx)
      .selectFrom('audit_events')
      .select('actor_id')
      .where('action', '=', 'person.read')
      .where('person_id', '=', person.id)
      .execute();
    expect(readings).toEqual([{ actor_id: instructor.id }]);
    const accountant = await school.person({ roles: ['accountant'] });
    expect(await (await school.request(path, { cookie: accountant.cookie })).text()).not.toContain(
      'Свой круг клиентов',
    );
  });

  it('leaves a trace of the list, and of an enrolment shown again with an error', async () => {
    const { person, path } = await enrolled(48_000);
    const manager = await school.person({ roles: ['manager'] });
    const listed = await school.request('/office/enrolments', { cookie: manager.cookie });
    const count = new Set((await listed.text()).match(/\/office\/enrolments\/[0-9a-f-]{36}/g)).size;
    expect((await school.request(`${path}/cancellation`, { cookie: manager.cookie, form: {} })).status).toBe(422);
    expect(await actsBy(school, manager.id)).toMatchObject([
      { action: 'enrolments.listed', person_id: null, details: { count } },
      { action: 'person.read', person_id: person.id, object_kind: 'enrolment' },
    ]);
  });

  it('cancels what is not paid, with a reason', async () => {
    const { person, path } = await enrolled(48_000);
    const manager = await school.person({ roles: ['manager'] });
    const cancel = (reason: string) =>
      school.request(`${path}/cancellation`, { cookie: manager.cookie, form: { reason } });
    expect((await cancel('')).status).toBe(422);
    expect((await cancel('Записался дважды')).headers.get('location')).toBe(`${path}?done=cancelled`);
    expect(await enrolmentsOf(school.ctx, person.id)).toEqual([]);
    expect(await ordersOf(school.ctx, person.id)).toMatchObject([{ cancelled_by: manager.id }]);
    const html = await (await school.request(path, { cookie: manager.cookie })).text();
    expect(html).toContain('Записался дважды');
    const instructor = await school.person({ roles: ['instructor'] });
    const answer = await school.request(`${path}/cancellation`, { cookie: instructor.cookie, form: { reason: 'x' } });
    expect(answer.status).toBe(403);
  });

  it('does not exist for learners', async () => {
    const { person } = await enrolled();
    expect((await school.request('/office/enrolments', { cookie: person.cookie })).status).toBe(404);
  });
});
