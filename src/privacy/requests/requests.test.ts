import { describe, expect, it } from 'vitest';
import { findPersonByEmail } from '#people/profiles';
import type { AuditDb } from '#platform/audit/audit.ts';
import { recordReading } from '#platform/audit/audit.ts';
import { tables } from '#platform/database/database.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { allowed, consentHistory, giveConsent } from '#privacy/consents';
import { placeHold } from '#privacy/retention';
import { useSchool } from '#tests/harness/school.ts';

const school = useSchool();
/** What the harness gives every person. */
const PASSWORD = 'a long passphrase of a test';

async function actsOn(personId: string): Promise<string[]> {
  const rows = await tables<AuditDb>(school.ctx)
    .selectFrom('audit_events')
    .select('action')
    .where('person_id', '=', personId)
    .execute();
  return rows.map(({ action }) => action);
}

/** What the page’s form would send for this purpose. */
function answerAfter(page: string, purpose: string): string {
  return new RegExp(`action="/account/consents/${purpose}"[^>]*><input[^>]*value="([^"]*)"`).exec(page)?.[1] ?? '';
}

describe('the page of one’s own data', () => {
  it.each(LOCALES)('stands in %s', async (locale) => {
    const person = await school.person();
    const answer = await school.request('/account/privacy', { cookie: person.cookie, locale });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });

  it('asks a visitor to sign in, for every act', async () => {
    const paths: [string, Record<string, string> | undefined][] = [
      ['/account/privacy', undefined],
      ['/account/privacy/erasure', undefined],
      ['/account/privacy/copy', {}],
      ['/account/privacy/erasure', { password: PASSWORD }],
      ['/account/consents/offers', {}],
      ['/account/consents/offers/withdrawal', {}],
    ];
    for (const [path, form] of paths) {
      const answer = await school.request(path, { form });
      expect([answer.status, answer.headers.get('location')?.split('?')[0]], path).toEqual([303, '/sign-in']);
    }
  });

  it('withdraws and gives a consent with one click each', async () => {
    const person = await school.person();
    await giveConsent(school.ctx, { personId: person.id, purpose: 'offers', way: 'registration', locale: 'ru' });
    const withdrawn = await school.request('/account/consents/offers/withdrawal', { form: {}, cookie: person.cookie });
    expect(withdrawn.headers.get('location')).toBe('/account/privacy?done=withdrawn');
    expect(await allowed(school.ctx, person.id, 'offers')).toBe(false);
    const page = await (await school.request('/account/privacy?done=withdrawn', { cookie: person.cookie })).text();
    expect(page).toContain('Согласие отозвано');
    const form = { after: answerAfter(page, 'offers') };
    await school.request('/account/consents/offers', { form, cookie: person.cookie });
    expect(await allowed(school.ctx, person.id, 'offers')).toBe(true);
  });

  it('gives nothing to an old post sent again, and says so', async () => {
    const person = await school.person();
    const first = await (await school.request('/account/privacy', { cookie: person.cookie })).text();
    const form = { after: answerAfter(first, 'offers') };
    await school.request('/account/consents/offers', { form, cookie: person.cookie });
    await school.request('/account/consents/offers/withdrawal', { form, cookie: person.cookie });
    expect(await allowed(school.ctx, person.id, 'offers')).toBe(false);
    for (const replayed of [form, {}, { after: 'none' }, { after: 'x'.repeat(500) }]) {
      const answer = await school.request('/account/consents/offers', { form: replayed, cookie: person.cookie });
      expect([answer.status, (await answer.text()).includes('со старой страницы')]).toEqual([409, true]);
    }
    expect(await allowed(school.ctx, person.id, 'offers')).toBe(false);
    expect((await consentHistory(school.ctx, person.id)).map(({ event }) => event)).toEqual(['given', 'withdrawn']);
  });

  it('leads who withdraws the consent to study to deletion, and says what it means', async () => {
    const person = await school.person();
    await giveConsent(school.ctx, { personId: person.id, purpose: 'study', way: 'registration', locale: 'ru' });
    const answer = await school.request('/account/consents/study/withdrawal', { form: {}, cookie: person.cookie });
    expect(answer.headers.get('location')).toBe('/account/privacy/erasure?after=study');
    expect(await allowed(school.ctx, person.id, 'study')).toBe(false);
    const page = await (await school.request('/account/privacy/erasure?after=study', { cookie: person.cookie })).text();
    expect(page).toContain('Вы отозвали согласие');
    expect(await findPersonByEmail(school.ctx, person.email)).toBeDefined();
  });

  it('knows no other purpose, and shows no notice it did not write', async () => {
    const person = await school.person();
    for (const purpose of ['everything', 'constructor', '../offers']) {
      const answer = await school.request(`/account/consents/${encodeURIComponent(purpose)}`, {
        form: {},
        cookie: person.cookie,
      });
      expect(answer.status).toBe(404);
    }
    const page = await (await school.request('/account/privacy?done=%3Cb%3E', { cookie: person.cookie })).text();
    expect(page).not.toContain('notice-success');
  });

  it('tells who opened the data and why, and only to their owner', async () => {
    const [person, other, staff] = [
      await school.person(),
      await school.person(),
      await school.person({ roles: ['adviser'] }),
    ];
    await recordReading(school.as(staff.id), { personId: person.id, what: 'profile', why: 'consultation' });
    const own = await (await school.request('/account/privacy', { cookie: person.cookie })).text();
    expect(own).toContain('Консультация');
    expect(own).toContain(staff.name);
    expect(own).toContain('консультант');
    const others = await (await school.request('/account/privacy', { cookie: other.cookie })).text();
    expect(others).not.toContain('Консультация');
    expect(others).not.toContain(staff.name);
  });
});

describe('deleting oneself', () => {
  it('says beforehand what goes and what stays', async () => {
    const person = await school.person();
    const page = await (
      await school.request('/account/privacy/erasure', { cookie: person.cookie, locale: 'en' })
    ).text();
    expect(page).toContain('What will go');
    expect(page).toContain('Who did what with your data');
  });

  it.each<Record<string, string>>([
    {},
    { when: 'now' },
    { password: '', when: 'now' },
    { password: 'not the password', when: 'now' },
    { password: 'not the password', when: 'later' },
  ])('deletes nothing for %j', async (form) => {
    const person = await school.person();
    const answer = await school.request('/account/privacy/erasure', { form, cookie: person.cookie });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('href="#field-password"');
    expect(page).not.toContain('not the password');
    expect(await findPersonByEmail(school.ctx, person.email)).toBeDefined();
  });

  it('erases, signs out, and says plainly what was done', async () => {
    const person = await school.person();
    const form = { password: PASSWORD, when: 'now' };
    const answer = await school.request('/account/privacy/erasure', { form, cookie: person.cookie, locale: 'en' });
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('Your data are deleted');
    expect(page).not.toContain(person.name);
    expect(page).toContain('/en/sign-in');
    expect(answer.headers.get('set-cookie')).toMatch(/school\.session_token=;.*Max-Age=0/);
    expect(await findPersonByEmail(school.ctx, person.email)).toBeUndefined();
    const again = await school.request('/account/privacy/erasure', { form, cookie: person.cookie });
    expect(again.headers.get('location')).toMatch(/^\/sign-in/);
  });

  it('waits three days when asked to, lets the person in, and is called off with one click', async () => {
    const person = await school.person();
    const form = { password: PASSWORD, when: 'later' };
    const asked = await school.request('/account/privacy/erasure', { form, cookie: person.cookie });
    expect(asked.headers.get('location')).toBe('/account/privacy/erasure?done=planned');
    const planned = await school.request('/account/privacy/erasure?done=planned', { cookie: person.cookie });
    const page = await planned.text();
    expect([planned.status, page.includes('Удаление назначено'), page.includes('отправили вам письмо')]).toEqual([
      200,
      true,
      true,
    ]);
    expect(await (await school.request('/account/privacy', { cookie: person.cookie })).text()).toContain(
      'Отменить или ускорить',
    );
    const cancelled = await school.request('/account/privacy/erasure/cancellation', {
      form: {},
      cookie: person.cookie,
    });
    expect(cancelled.headers.get('location')).toBe('/account/privacy?done=cancelled');
    const back = await (await school.request('/account/privacy?done=cancelled', { cookie: person.cookie })).text();
    expect(back).toContain('Удаление отменено');
    expect(await actsOn(person.id)).toEqual(expect.arrayContaining(['erasure.planned', 'erasure.cancelled']));
    const letters = (await school.letters()).filter((letter) => letter.person_id === person.id);
    expect(new Set(letters.map(({ letter }) => letter))).toEqual(new Set(['erasure-planned', 'erasure-cancelled']));
  });

  it.each(LOCALES)('refuses in %s while a case at law holds the data, and does not say which', async (locale) => {
    const person = await school.person();
    await placeHold(school.ctx, { personId: person.id, caseReference: 'Дело 7713-26' });
    const shown = await school.request('/account/privacy/erasure', { cookie: person.cookie, locale });
    const text = await shown.text();
    expect(shown.status).toBe(200);
    expect(text).not.toContain('7713');
    expect(text).not.toContain('name="password"');
    for (const when of ['later', 'now']) {
      const form = { password: PASSWORD, when };
      const refused = await school.request('/account/privacy/erasure', { form, cookie: person.cookie, locale });
      expect([refused.status, (await refused.text()).includes('7713')]).toEqual([409, false]);
    }
    expect(await findPersonByEmail(school.ctx, person.email)).toBeDefined();
  });
});
