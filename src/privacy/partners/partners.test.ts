import { describe, expect, it } from 'vitest';
import { Conflict, NotFound } from '#platform/errors.ts';
import { partnerForTest } from '#tests/harness/partner.ts';
import { useSchool } from '#tests/harness/school.ts';
import { endPartner, resumePartner, suspendPartner } from './keep-partner.ts';
import { mayReceive, stateOf } from './partner.ts';
import { findPartnerByAddress, getPartner, getReceivingPartner, partnersToChoose } from './queries.ts';

const school = useSchool();
const day = (text: string) => Temporal.PlainDate.from(text);

describe('what may go to a partner', () => {
  it('nothing before its agreement was signed, while it is suspended, or once it has ended', () => {
    const today = day('2026-11-22');
    const signed = { state: 'active', agreementOn: day('2026-11-22') } as const;
    expect(mayReceive(signed, today)).toBe(true);
    expect(mayReceive(signed, today.subtract({ days: 1 }))).toBe(false);
    expect(mayReceive({ ...signed, agreementOn: null }, today)).toBe(false);
    expect(mayReceive({ ...signed, state: 'suspended' }, today)).toBe(false);
    expect(mayReceive({ ...signed, state: 'ended' }, today)).toBe(false);
    const endedAt = school.clock.now();
    expect(stateOf({ endedAt, suspension: {} })).toBe('ended');
    expect(stateOf({ endedAt: null, suspension: {} })).toBe('suspended');
  });

  it('follows its state, and says who suspended it, when and why', async () => {
    const officer = await school.person({ name: 'Әсел Нұрғалиқызы', roles: ['privacy-officer'] });
    const id = await partnerForTest(school.ctx, { addresses: ['ops@state.kz'] });
    const chosen = async () => (await partnersToChoose(school.ctx)).some((each) => each.id === id);
    expect(await chosen()).toBe(true);
    await suspendPartner(school.as(officer.id), id, 'Утечка');
    expect(await getPartner(school.ctx, id)).toMatchObject({
      state: 'suspended',
      suspension: { reason: 'Утечка', by: 'Әсел Нұрғалиқызы', at: school.clock.now() },
    });
    expect(await chosen()).toBe(false);
    await expect(getReceivingPartner(school.ctx, id)).rejects.toEqual(new Conflict('partner-stopped'));
    await expect(suspendPartner(school.ctx, id, 'Снова')).rejects.toEqual(new Conflict('state'));
    await resumePartner(school.ctx, id);
    expect([await chosen(), (await getReceivingPartner(school.ctx, id)).id]).toEqual([true, id]);
    await endPartner(school.ctx, id);
    expect((await findPartnerByAddress(school.ctx, 'OPS@state.kz'))?.state).toBe('ended');
    await expect(resumePartner(school.ctx, id)).rejects.toEqual(new Conflict('ended'));
    await expect(endPartner(school.ctx, id)).rejects.toEqual(new Conflict('ended'));
    await expect(endPartner(school.ctx, officer.id)).rejects.toThrow(NotFound);
    const { rows } = await school.school.pool.query(
      `select action from audit_events where object_kind = 'partner' and object_id = $1 order by action`,
      [id],
    );
    const acts = ['added', 'ended', 'resumed', 'suspended'].map((act) => ({ action: `partner.${act}` }));
    expect(rows).toEqual(acts);
  });
});

describe('/office/partners', () => {
  const facts = {
    name: 'Видеохостинг',
    service: 'Хранит записи занятий',
    country: 'kz',
    addresses: 'Privacy@video.kz\nduty@video.kz\nduty@video.kz',
    agreement: '2026-02-02',
  };

  it('is written by the responsible person alone; nothing typed is lost', async () => {
    const officer = await school.person({ roles: ['privacy-officer'] });
    const accountant = await school.person({ roles: ['accountant'] });
    const learner = await school.person();
    const post = (path: string, form: Record<string, string>, cookie = officer.cookie) =>
      school.request(`/office/partners${path}`, { cookie, form });
    expect((await post('', facts, accountant.cookie)).status).toBe(403);
    expect((await post('', facts, learner.cookie)).status).toBe(404);
    for (const wrong of [
      { name: '' },
      { country: 'QQ' },
      { country: 'ZZ' },
      { country: 'K' },
      { addresses: 'нет' },
      { addresses: school.ctx.school.email },
      { addresses: Array.from({ length: 11 }, (_, place) => `a${place}@video.kz`).join('\n') },
      { addresses: ',' },
      { agreement: '2026-11-23' },
    ]) {
      const refused = await post('', { ...facts, ...wrong });
      expect([refused.status, await refused.text()], JSON.stringify(wrong)).toEqual([
        422,
        expect.stringContaining('Хранит записи занятий'),
      ]);
    }
    const added = await post('', facts);
    expect(added.status).toBe(303);
    const path = new URL(added.headers.get('location') ?? '', 'http://school.test').pathname;
    const own = path.replace('/office/partners', '');
    expect((await post('', { ...facts, addresses: 'other@video.kz' })).status).toBe(422);
    expect((await post('', { ...facts, name: 'Другой' })).status).toBe(422);
    expect(await findPartnerByAddress(school.ctx, 'duty@video.kz')).toMatchObject({
      addresses: ['privacy@video.kz', 'duty@video.kz'],
      country: 'KZ',
    });
    expect((await post(own, { ...facts, name: 'Видеохостинг-2', agreement: '' })).status).toBe(303);
    const shown = await (await school.request(path, { cookie: officer.cookie })).text();
    expect(shown).toContain('Не подписано');
    expect((await post(`${own}/suspension`, { reason: ' ' })).status).toBe(422);
    expect((await post(`${own}/suspension`, { reason: 'Проверка' })).status).toBe(303);
    expect((await post(`${own}/suspension`, { reason: 'Проверка' })).status).toBe(409);
    const list = await (await school.request('/office/partners', { cookie: officer.cookie })).text();
    expect(list).toContain('Приостановлен');
    expect((await post(`${own}/resumption`, {})).status).toBe(303);
    expect((await post(`${own}/end`, {})).status).toBe(303);
    expect((await post(own, facts)).status).toBe(409);
  });

  it('tells everybody who may receive data today, and no address', async () => {
    const id = await partnerForTest(school.ctx, { name: 'Рассылки', addresses: ['ops@mail.kz'] });
    const list = async () => (await school.request('/privacy/partners')).text();
    expect(await list()).toContain('Рассылки');
    expect(await list()).not.toContain('ops@mail.kz');
    await suspendPartner(school.ctx, id, 'Утечка');
    expect(await list()).not.toContain('Рассылки');
  });
});
