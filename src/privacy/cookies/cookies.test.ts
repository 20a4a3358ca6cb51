import { describe, expect, it } from 'vitest';
import { tables } from '#platform/database/database.ts';
import { useSchool } from '#tests/harness/school.ts';
import {
  CHOICE_COOKIE,
  EVERYTHING,
  effectiveChoice,
  ownPath,
  readChoice,
  registryHash,
  storedKeys,
  writeChoice,
} from './cookie.ts';
import type { CookiesDb } from './index.ts';

const school = useSchool();
const BANNER = 'class="cookie-banner"';

function cookieOf(answer: Response): string {
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

function receipts() {
  return tables<CookiesDb>(school.ctx).selectFrom('cookie_choices').selectAll().orderBy('id').execute();
}

describe('the choice', () => {
  it('is read back as it was written', () => {
    for (const choice of [EVERYTHING, { functional: true, analytics: false, marketing: false }]) {
      expect(readChoice(writeChoice(choice))).toEqual(choice);
    }
  });

  it('is asked again when there is a new optional cookie, not when there is a necessary one', () => {
    const [first] = storedKeys;
    if (!first) throw new Error('the register is empty');
    const written = writeChoice(EVERYTHING);
    expect(readChoice(written, [...storedKeys, { ...first, name: 'new', kind: 'analytics' }])).toBeUndefined();
    expect(readChoice(written, [...storedKeys, { ...first, name: 'new' }])).toEqual(EVERYTHING);
  });

  it.each(['', '1-1-1', '1-1-1-zzzzzzzz', '2-0-0-00000000', `${writeChoice(EVERYTHING)}x`])(
    'is not read from %j',
    (text) => {
      expect(readChoice(text)).toBeUndefined();
    },
  );

  it('refuses everything optional until somebody chose, and a signal counts as a refusal', () => {
    expect(effectiveChoice(undefined, false)).toMatchObject({ analytics: false, marketing: false, decided: 'none' });
    expect(effectiveChoice(undefined, true)).toMatchObject({ analytics: false, marketing: false, decided: 'signal' });
    expect(effectiveChoice(EVERYTHING, true)).toMatchObject({ analytics: true, decided: 'chosen' });
  });

  it.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/a\nb',
    `/${'a'.repeat(600)}`,
  ])('never leads to %j', (path) => {
    expect(ownPath(path)).toBe('/');
  });
});

describe('the banner', () => {
  it('asks until there is an answer, with two buttons of equal weight', async () => {
    const html = await (await school.request('/privacy', { locale: 'en' })).text();
    const banner = html.slice(html.indexOf(BANNER), html.indexOf('</section>', html.indexOf(BANNER)));
    const buttons = [...banner.matchAll(/<button class="([^"]+)"[^>]*value="(\w+)"/g)].map(([, look, value]) => [
      look,
      value,
    ]);
    expect(buttons.map(([, value]) => value)).toEqual(['accept', 'refuse']);
    expect(new Set(buttons.map(([look]) => look)).size).toBe(1);
    const answer = await school.request('/privacy/cookies', {
      form: { answer: 'refuse', back: '/privacy' },
      locale: 'en',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/en/privacy');
    const after = await (await school.request('/privacy', { cookie: cookieOf(answer) })).text();
    expect(after).not.toContain(BANNER);
  });

  it('is not shown to a browser that sends Global Privacy Control, and the page says what was understood', async () => {
    const headers = { 'sec-gpc': '1' };
    expect(await (await school.request('/privacy', { headers })).text()).not.toContain(BANNER);
    const page = await (await school.request('/privacy/cookies', { headers, locale: 'en' })).text();
    expect(page).toContain('Global Privacy Control');
  });

  it('goes back to a page of this site only', async () => {
    const answer = await school.request('/privacy/cookies', { form: { answer: 'accept', back: '//evil.example/' } });
    expect(answer.headers.get('location')).toBe('/');
  });
});

describe('the page of choices', () => {
  it('keeps the choice in a cookie no script can read, for twelve months, and a receipt that names nobody', async () => {
    const before = (await receipts()).length;
    const answer = await school.request('/privacy/cookies', {
      form: { answer: 'chosen', kinds: ['functional', 'analytics'] },
    });
    expect(answer.headers.get('location')).toBe('/privacy/cookies?done=saved');
    const header = answer.headers.get('set-cookie') ?? '';
    expect(header).toMatch(/Max-Age=31104000.*HttpOnly.*SameSite=Lax/i);
    expect(readChoice(cookieOf(answer).slice(CHOICE_COOKIE.length + 1))).toEqual({
      functional: true,
      analytics: true,
      marketing: false,
    });
    const all = await receipts();
    expect(all).toHaveLength(before + 1);
    const receipt = all.find(({ way }) => way === 'page');
    expect(receipt).toMatchObject({
      functional: true,
      analytics: true,
      marketing: false,
      way: 'page',
      locale: 'ru',
    });
    expect(receipt?.registry_sha256).toBe(registryHash());
  });

  it('lets everything be refused again without a script', async () => {
    const answer = await school.request('/privacy/cookies', { form: { answer: 'chosen' } });
    expect(readChoice(cookieOf(answer).slice(CHOICE_COOKIE.length + 1))).toEqual({
      functional: false,
      analytics: false,
      marketing: false,
    });
  });

  it('stores nothing of an answer it does not know', async () => {
    const before = (await receipts()).length;
    for (const form of [{ answer: 'perhaps' }, { answer: 'chosen', kinds: 'everything' }, {}] as Record<
      string,
      string
    >[]) {
      const answer = await school.request('/privacy/cookies', { form });
      expect(answer.status).toBe(422);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect(await receipts()).toHaveLength(before);
  });

  it('lists every cookie that the site sets', async () => {
    const html = await (await school.request('/privacy/cookies')).text();
    for (const { name } of storedKeys) expect(html).toContain(name);
    const person = await school.person();
    const names = person.cookie.split('; ').map((cookie) => cookie.split('=')[0]);
    expect(storedKeys.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });
});
