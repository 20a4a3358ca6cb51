import { describe, expect, it } from 'vitest';
import { certificatesOf, issueCertificate } from '#learning/certificates';
import { completeEnrolment, enrol } from '#learning/enrolments';
import { LOCALES } from '#platform/i18n/locale.ts';
import { allowed, consentHistory, giveConsent, recordConsents, verdictOf } from '#privacy/consents';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { liftRestriction, limitsOf, restrictProcessing, unsubscribeUrl } from './index.ts';

const school = useSchool();

async function learner() {
  const person = await school.person();
  await recordConsents(school.ctx, {
    personId: person.id,
    given: ['study', 'offers', 'improvement'],
    way: 'registration',
    locale: 'ru',
  });
  return person;
}
const pathOf = (url: string) => new URL(url).pathname;

describe('unsubscribing', () => {
  it('is one post without cookies, and needs no page before it', async () => {
    const person = await learner();
    const path = pathOf(unsubscribeUrl(school.ctx, person.id, 'ru'));
    const answer = await school.app.request(`http://school.test${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(answer.status).toBe(200);
    expect(await verdictOf(school.ctx, person.id, 'offers')).toBe('objection');
    expect((await consentHistory(school.ctx, person.id)).at(-1)).toMatchObject({ event: 'withdrawn', way: 'letter' });
  });

  it.each(LOCALES)('shows a page with a button in %s, and changes nothing by being looked at', async (locale) => {
    const person = await learner();
    const url = new URL(unsubscribeUrl(school.ctx, person.id, locale));
    const answer = await school.app.request(url.href);
    expect(await answer.text()).toContain(`action="${url.pathname}"`);
    expect(await allowed(school.ctx, person.id, 'offers')).toBe(true);
  });

  it('has links that say nothing, differ each time, and cannot be made or changed', async () => {
    const person = await learner();
    const [one, two] = [1, 2].map(() => unsubscribeUrl(school.ctx, person.id, 'ru'));
    expect(one).not.toBe(two);
    const token = one?.split('/').at(-1) ?? '';
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain(person.id);
    const changed = `${token.slice(0, 20)}${token[20] === 'A' ? 'B' : 'A'}${token.slice(21)}`;
    for (const wrong of [changed, token.slice(0, -2), 'x', '%00', person.id]) {
      for (const method of ['GET', 'POST']) {
        const answer = await school.request(`/unsubscribe/${wrong}`, { method });
        expect([answer.status, wrong], method).toEqual([404, wrong]);
      }
    }
    expect(await allowed(school.ctx, person.id, 'offers')).toBe(true);
  });

  it('answers the same for a person who is gone, and twice in a row', async () => {
    const gone = pathOf(unsubscribeUrl(school.ctx, school.ctx.ids.uuid(), 'ru'));
    expect((await school.request(gone, { method: 'POST' })).status).toBe(200);
    const path = pathOf(unsubscribeUrl(school.ctx, (await learner()).id, 'ru'));
    for (const _ of [1, 2]) expect((await school.request(path, { method: 'POST' })).status).toBe(200);
  });
});

describe('the switches on the page of one’s own data', () => {
  it('restrict, say so, write a letter, and lift', async () => {
    const person = await learner();
    const form = { part: 'everything' };
    const answer = await school.request('/account/privacy/restrictions', { form, cookie: person.cookie });
    expect(answer.headers.get('location')).toBe('/account/privacy?done=restricted');
    expect(await allowed(school.ctx, person.id, 'improvement')).toBe(false);
    const [standing] = (await limitsOf(school.ctx, person.id)).restrictions;
    const lifting = `/account/privacy/restrictions/${standing?.id}/lifting`;
    const page = await (await school.request('/account/privacy', { cookie: person.cookie })).text();
    expect(page).toContain(lifting);
    const stranger = await school.person();
    expect((await school.request(lifting, { form: {}, cookie: stranger.cookie })).status).toBe(404);
    await school.request(lifting, { form: {}, cookie: person.cookie });
    expect(await allowed(school.ctx, person.id, 'improvement')).toBe(true);
    const letters = (await school.letters()).filter(({ person_id }) => person_id === person.id);
    expect(letters.map(({ letter }) => letter).sort()).toEqual(['restriction-imposed', 'restriction-lifted']);
  });

  it('take an objection and its end with one click each, for known purposes alone', async () => {
    const person = await learner();
    const post = (path: string) =>
      school.request(`/account/privacy/objections/${path}`, { form: {}, cookie: person.cookie });
    expect((await post('improvement')).headers.get('location')).toBe('/account/privacy?done=objected');
    expect(await verdictOf(school.ctx, person.id, 'improvement')).toBe('objection');
    expect((await post('improvement/withdrawal')).headers.get('location')).toBe('/account/privacy?done=unobjected');
    for (const purpose of ['study', 'everything', 'constructor']) expect((await post(purpose)).status).toBe(404);
  });

  it.each([{}, { part: '' }, { part: 'purpose' }, { part: ['everything', 'study'] }])(
    'store nothing for %j, and say so at the field',
    async (form) => {
      const person = await learner();
      const answer = await school.request('/account/privacy/restrictions', {
        form: form as Record<string, string>,
        cookie: person.cookie,
      });
      const html = await answer.text();
      expect([answer.status, html.match(/id="field-part-error"/g)?.length]).toEqual([422, 1]);
      expect(html).toContain('href="#field-part"');
      expect(await limitsOf(school.ctx, person.id)).toEqual({ restrictions: [], objections: [] });
    },
  );

  it('ask a visitor to sign in', async () => {
    for (const path of ['restrictions', 'objections/offers', `restrictions/${school.ctx.ids.uuid()}/lifting`]) {
      const answer = await school.request(`/account/privacy/${path}`, { form: { part: 'everything' } });
      expect(answer.headers.get('location'), path).toMatch(/^\/sign-in/);
    }
  });
});

describe('studying under a restriction', () => {
  it('goes on with reading, and writes nothing down', async () => {
    const person = await learner();
    const programme = await programmeForTest(school.ctx);
    const joining = { cohort: programme.cohortSlug };
    await school.request(`/programmes/${programme.slug}/enrolment`, { form: joining, cookie: person.cookie });
    await restrictProcessing(school.ctx, { personId: person.id, part: { part: 'everything' }, way: 'operator' });
    const lesson = `/learn/${programme.cohortSlug}/${programme.lessons[0]?.slug}`;
    expect((await school.request(lesson, { cookie: person.cookie })).status).toBe(200);
    const done = await school.request(`${lesson}/completion`, { form: {}, cookie: person.cookie });
    expect(done.status).toBe(409);
    expect(await done.text()).toContain('Вы ограничили использование данных');
  });

  it('holds a certificate back, and gives it when the restriction is lifted', async () => {
    const person = await learner();
    const programme = await programmeForTest(school.ctx);
    const ctx = school.as(person.id);
    const { enrolmentId } = await enrol(ctx, { personId: person.id, cohortSlug: programme.cohortSlug });
    await restrictProcessing(school.ctx, { personId: person.id, part: { part: 'everything' }, way: 'office' });
    await completeEnrolment(school.ctx, enrolmentId);
    expect(await certificatesOf(school.ctx, person.id)).toEqual([]);
    await expect(issueCertificate(school.ctx, enrolmentId)).rejects.toMatchObject({ reason: 'restricted' });
    const [standing] = (await limitsOf(school.ctx, person.id)).restrictions;
    await liftRestriction(school.ctx, { personId: person.id, restrictionId: standing?.id ?? '' });
    expect(await certificatesOf(school.ctx, person.id)).toHaveLength(1);
  });

  it('does not let a consent given in passing open what the restriction closed', async () => {
    const person = await learner();
    await restrictProcessing(school.ctx, { personId: person.id, part: { part: 'everything' }, way: 'cabinet' });
    await giveConsent(school.ctx, { personId: person.id, purpose: 'study', way: 'cabinet', locale: 'kk' });
    expect(await verdictOf(school.ctx, person.id, 'study')).toBe('restriction');
    const programme = await programmeForTest(school.ctx);
    const form = { cohort: programme.cohortSlug, consent_study: 'yes' };
    const answer = await school.request(`/programmes/${programme.slug}/enrolment`, { form, cookie: person.cookie });
    expect([answer.status, (await answer.text()).includes('ограничили')]).toEqual([409, true]);
  });
});
