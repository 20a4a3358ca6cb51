import { describe, expect, it } from 'vitest';
import { getPerson } from '#people/profiles';
import { Conflict } from '#platform/errors.ts';
import { consentsOf, giveConsent } from '#privacy/consents';
import { copiesOf } from '#privacy/copies';
import { findPlan } from '#privacy/erasure';
import { resumePartner, suspendPartner } from '#privacy/partners';
import { limitsOf } from '#privacy/restriction';
import { partnerForTest } from '#tests/harness/partner.ts';
import { useSchool } from '#tests/harness/school.ts';
import { carryOut } from './carry-out.ts';
import { acceptIdentity, finishTask, getCase, openCase } from './index.ts';

const school = useSchool();

async function opened(demand: 'access' | 'rectify' | 'erase' | 'restrict', { known = true } = {}) {
  const person = await school.person({ name: 'Айбек Нұрланов' });
  const email = known ? person.email : `nobody-${person.id}@example.kz`;
  const { id } = await openCase(school.ctx, { email, locale: 'kk', way: 'email', demand, text: 'Өтініш' });
  return { person, id };
}

async function accepted(demand: 'access' | 'rectify' | 'erase' | 'restrict', options?: { known: boolean }) {
  const found = await opened(demand, options);
  await acceptIdentity(school.ctx, found.id, 'visit');
  return found;
}

describe('a right carried out on a case', () => {
  it('waits until somebody has shown who they are, and until there is somebody', async () => {
    const { id } = await opened('access');
    await expect(carryOut(school.ctx, { caseId: id, act: { right: 'access' } })).rejects.toEqual(new Conflict('state'));
    const stranger = await accepted('access', { known: false });
    const act = { right: 'access' } as const;
    await expect(carryOut(school.ctx, { caseId: stranger.id, act })).rejects.toEqual(new Conflict('no-account'));
  });

  it('starts the copy, which names the case, and takes the case into work', async () => {
    const { person, id } = await accepted('access');
    await carryOut(school.ctx, { caseId: id, act: { right: 'access' } });
    const copies = await copiesOf(school.ctx, person.id);
    expect(copies).toMatchObject([{ kind: 'own', case_id: id }]);
    expect((await getCase(school.ctx, id)).state).toBe('in-work');
    await carryOut(school.ctx, { caseId: id, act: { right: 'portability', recipient: 'Екінші мектеп' } });
    expect((await copiesOf(school.ctx, person.id)).map(({ recipient }) => recipient)).toContain('Екінші мектеп');
  });

  it('corrects, restricts, takes an objection and withdraws a consent', async () => {
    const { person, id } = await accepted('rectify');
    await giveConsent(school.ctx, {
      personId: person.id,
      purpose: 'improvement',
      way: 'account',
      locale: 'kk',
    } as never);
    const carry = (act: Parameters<typeof carryOut>[1]['act']) => carryOut(school.ctx, { caseId: id, act });
    await carry({ right: 'rectify', changes: { name: 'Айбек Нұрлан' } });
    expect((await getPerson(school.ctx, person.id)).name).toBe('Айбек Нұрлан');
    await carry({ right: 'withdraw', purpose: 'improvement' });
    const consent = (await consentsOf(school.ctx, person.id, 'ru')).find(({ purpose }) => purpose === 'improvement');
    expect(consent?.state).toBe('withdrawn');
    await carry({ right: 'object', purpose: 'offers' });
    await carry({ right: 'restrict', part: 'everything' });
    const limits = await limitsOf(school.ctx, person.id);
    expect(limits).toMatchObject({
      restrictions: [{ part: { part: 'everything' } }],
      objections: [{ purpose: 'offers' }],
    });
  });

  it('shows what an erasure takes, plans it with 72 hours, and none under a case at law', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const { person, id } = await accepted('erase');
    const path = `/office/requests/${id}/rights/erase`;
    const shown = await (await school.request(path, { cookie: officer.cookie, locale: 'en' })).text();
    expect(shown).toContain('This is a dry run');
    expect(await findPlan(school.ctx, person.id)).toBeUndefined();
    expect((await school.request(path, { cookie: officer.cookie, form: {} })).status).toBe(303);
    const plan = await findPlan(school.ctx, person.id);
    expect(plan?.dueAt.since(plan.plannedAt).total('hours')).toBe(72);
    const held = await accepted('erase');
    await school.school.pool.query(
      `insert into legal_holds (id, person_id, case_reference, placed_at) values ($1, $2, '1', now())`,
      [school.ctx.ids.uuid(), held.person.id],
    );
    const refused = await school.request(`/office/requests/${held.id}/rights/erase`, {
      cookie: officer.cookie,
      form: { at_once: 'yes' },
    });
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('нужны для судебного дела')]);
    expect(await findPlan(school.ctx, held.person.id)).toBeUndefined();
  });

  it('is pressed on the case page, which keeps what was typed and drafts the answer in the asker’s language', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const { id } = await accepted('rectify');
    const path = `/office/requests/${id}`;
    const correct = (form: Record<string, string>) =>
      school.request(`${path}/rights/rectify`, { cookie: officer.cookie, form });
    const lacking = await correct({ name: 'Новое имя', email: 'нет', phone: '' });
    expect([lacking.status, (await lacking.text()).includes('Новое имя')]).toEqual([422, true]);
    const { email } = await school.person();
    const taken = await correct({ name: 'Новое имя', email, phone: '' });
    expect([taken.status, await taken.text()]).toEqual([409, expect.stringContaining('занят другой')]);
    const found = await getCase(school.ctx, id);
    expect((await correct({ name: 'Новое имя', email: found.email ?? '', phone: '' })).status).toBe(303);
    const shown = await (await school.request(path, { cookie: officer.cookie })).text();
    expect(shown).toContain('Деректерді сұрағаныңыздай түзеттік');
    expect(shown).toContain('Исполнено право');
  });

  it('asks a partner by letter, which names the case and nobody', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const { id, person } = await accepted('erase');
    const post = (form: Record<string, string>) =>
      school.request(`/office/requests/${id}/tasks`, { cookie: officer.cookie, form });
    const partner = await partnerForTest(school.ctx, { name: 'Облако', addresses: ['ops@cloud.kz', 'duty@cloud.kz'] });
    const task = { task: 'Удалить записи звонков', until: '2026-11-25', partner };
    expect((await post({ ...task, partner: 'Облако' })).status).toBe(422);
    expect((await post({ ...task, partner: id })).status).toBe(404);
    expect((await post(task)).status).toBe(303);
    const letter = (await school.letters()).find(({ recipient }) => recipient === 'ops@cloud.kz');
    expect(letter?.text).toContain('Сделать до: 25 ноября 2026');
    expect(letter?.text).not.toContain(person.email);
    const shown = await (await school.request(`/office/requests/${id}`, { cookie: officer.cookie })).text();
    expect(shown).toContain('Облако, ops@cloud.kz');
  });

  it('gives a suspended partner nothing, shows its tasks as stopped, and lets the clock go on', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const { id } = await accepted('erase');
    const address = 'ops@calls.kz';
    const partner = await partnerForTest(school.ctx, { name: 'Колл-центр', addresses: [address] });
    const path = `/office/requests/${id}`;
    const act = (where: string, form: Record<string, string>) =>
      school.request(`${path}/tasks${where}`, { cookie: officer.cookie, form });
    const see = async () => (await school.request(path, { cookie: officer.cookie })).text();
    const task = { task: 'Удалить записи', until: '', partner };
    expect((await act('', task)).status).toBe(303);
    const { due_on: due } = await getCase(school.ctx, id);
    const letters = async () => (await school.letters()).filter(({ recipient }) => recipient === address);
    expect(await letters()).toHaveLength(1);

    await suspendPartner(school.ctx, partner, 'Утечка');
    expect((await letters()).map(({ failure }) => failure)).toEqual(['withdrawn']);
    const stopped = await see();
    expect(stopped).toContain('партнёр приостановлен, срок запроса идёт');
    expect(stopped).not.toContain(`value="${partner}"`);
    const refused = await act('', task);
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('Ничего не отправлено')]);
    const { rows } = await school.school.pool.query('select id from case_tasks where case_id = $1', [id]);
    expect(rows).toHaveLength(1);
    expect((await act(`/${rows[0].id}/letter`, {})).status).toBe(409);
    expect(await letters()).toHaveLength(1);
    expect((await getCase(school.ctx, id)).due_on).toEqual(due);

    await resumePartner(school.ctx, partner);
    expect((await act(`/${rows[0].id}/letter`, {})).status).toBe(303);
    expect(await letters()).toHaveLength(2);
    await finishTask(school.ctx, { caseId: id, taskId: rows[0].id });
    expect((await act(`/${rows[0].id}/letter`, {})).status).toBe(409);
  });
});
