import { describe, expect, it } from 'vitest';
import { correctPerson } from '#people/profiles';
import { NotFound } from '#platform/errors.ts';
import { recordDisclosure } from '#privacy/disclosures';
import { erasePerson } from '#privacy/erasure';
import { suspendPartner } from '#privacy/partners';
import { restrictProcessing } from '#privacy/restriction';
import { partnerForTest } from '#tests/harness/partner.ts';
import { useSchool } from '#tests/harness/school.ts';
import { disclosureNumber, findNotices, markTold } from './make-notices.ts';

const school = useSchool();
const given = { reason: 'authority', categories: ['name', 'study'] } as const;
const noticesOf = async (recipient: string) =>
  (await findNotices(school.ctx)).filter((notice) => notice.recipient === recipient);

describe('who received data', () => {
  it('is told once of a correction, with the number of the handing over and nothing of the person', async () => {
    const { id: personId, email } = await school.person({ name: 'Данияр Оспанов' });
    const contact = 'privacy@agency.kz';
    const disclosure = await recordDisclosure(school.ctx, { personId, recipient: 'Агентство', contact, ...given });
    const changes = { name: 'Данияр Оспан', phone: '+77051112233', goals: 'Продажи' };
    await correctPerson(school.ctx, { personId, changes, requestedBy: 'staff' });
    expect(await noticesOf('Агентство')).toMatchObject([{ change: 'corrected', told_at: null }]);
    const letters = (await school.letters()).filter(({ recipient }) => recipient === contact);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain(`№ ${disclosureNumber(disclosure)}, исправлены`);
    expect(JSON.stringify(letters)).not.toMatch(new RegExp(`Данияр|${email}|${personId}`));
  });

  it('is left to the staff where no address is known, who say when it is done', async () => {
    const { id: personId } = await school.person();
    await recordDisclosure(school.ctx, { personId, recipient: 'Биржа', ...given });
    const mine = { ...given, reason: 'representative' } as const;
    await recordDisclosure(school.ctx, { personId, recipient: 'Адвокат', ...mine });
    await restrictProcessing(school.ctx, { personId, part: { part: 'everything' }, way: 'office' });
    expect(await noticesOf('Адвокат')).toEqual([]);
    const [notice] = await noticesOf('Биржа');
    expect(notice).toMatchObject({ change: 'restricted', posted_at: null });
    await markTold(school.ctx, notice?.id ?? '');
    const [told] = await noticesOf('Биржа');
    school.clock.advance({ hours: 1 });
    await markTold(school.ctx, notice?.id ?? '');
    expect((await noticesOf('Биржа'))[0]?.told_at).toEqual(told?.told_at);
    expect(told?.told_at).not.toBeNull();
    await expect(markTold(school.ctx, '0190a000-0000-7000-8000-000000000000')).rejects.toThrow(NotFound);
  });

  it('is told of an erasure, and the notice outlives the person', async () => {
    const { id: personId } = await school.person({ name: 'Жанна Ахметова' });
    await recordDisclosure(school.ctx, { personId, recipient: 'Другая школа', contact: 'in@other.kz', ...given });
    const report = await erasePerson(school.ctx, school.inventory, { personId, requestedBy: 'person' });
    expect(report.state).toBe('verified');
    expect(await noticesOf('Другая школа')).toMatchObject([{ change: 'erased' }]);
    const letter = (await school.letters()).find(({ recipient }) => recipient === 'in@other.kz');
    expect(letter?.text).toContain('уничтожьте их и вы');
  });
});

describe('/office/disclosures', () => {
  it('keeps the register of one person, written and read by the responsible person alone', async () => {
    const [officer, accountant, person] = [
      await school.person({ roles: ['privacy-officer'] }),
      await school.person({ roles: ['accountant'] }),
      await school.person(),
    ];
    const path = `/office/disclosures/${person.id}`;
    const form = { recipient: 'Прокуратура', contact: '', country: 'kz', reason: 'authority', categories: ['name'] };
    expect((await school.request(path, { cookie: accountant.cookie, form })).status).toBe(403);
    expect((await school.request(path, { cookie: officer.cookie, form: { ...form, categories: [] } })).status).toBe(
      422,
    );
    for (const country of ['K1', 'ZZ'])
      expect((await school.request(path, { cookie: officer.cookie, form: { ...form, country } })).status).toBe(422);
    expect((await school.request(path, { cookie: officer.cookie, form })).status).toBe(303);
    expect((await school.request(path, { cookie: officer.cookie, form: { ...form, recipient: '' } })).status).toBe(422);
    const shown = await (await school.request(path, { cookie: officer.cookie })).text();
    expect(shown).toContain('Прокуратура, KZ');
    const { rows } = await school.school.pool.query(
      `select object_kind, reason from audit_events where person_id = $1 and action like '%read%'`,
      [person.id],
    );
    expect(rows).toContainEqual({ object_kind: 'disclosures', reason: 'request' });
  });

  it('offers partners of the register alone, and none that is suspended', async () => {
    const [officer, person] = [await school.person({ roles: ['privacy-officer'] }), await school.person()];
    const partner = await partnerForTest(school.ctx, { name: 'Колл-центр', addresses: ['in@calls.kz'] });
    const path = `/office/disclosures/${person.id}`;
    const form = { partner, recipient: 'Кто-то', contact: '', country: '', reason: 'partner', categories: ['name'] };
    const give = (changed: Record<string, string>) =>
      school.request(path, { cookie: officer.cookie, form: { ...form, ...changed } });
    expect((await give({ partner: '' })).status).toBe(422);
    expect((await give({ partner: '0190a000-0000-7000-8000-000000000000' })).status).toBe(422);
    expect((await give({})).status).toBe(303);
    expect(await (await school.request(path, { cookie: officer.cookie })).text()).toContain(
      'Колл-центр, in@calls.kz, KZ',
    );
    await suspendPartner(school.ctx, partner, 'Утечка');
    const refused = await give({});
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('ничего нельзя передать')]);
    const { rows } = await school.school.pool.query('select count(*)::int from disclosures where partner_id = $1', [
      partner,
    ]);
    expect(rows).toEqual([{ count: 1 }]);
  });
});
