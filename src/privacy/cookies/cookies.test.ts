import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tables } from '#platform/database/database.ts';
import { LOCALES } from '#platform/i18n/locale.ts';
import { useSchool } from '#tests/harness/school.ts';
import {
  CHOICE_COOKIE,
  EVERYTHING,
  effectiveChoice,
  maySet,
  NOTHING_OPTIONAL,
  readChoice,
  registryHash,
  storedKeys,
  THEME_COOKIE,
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
});

describe('what may be set', () => {
  const refused = { choice: NOTHING_OPTIONAL, https: false };

  it('is what the register names, and of the optional what the visitor allows', () => {
    expect(maySet(`${CHOICE_COOKIE}=x; Path=/`, refused)).toBe(true);
    expect(maySet(`${THEME_COOKIE}=dark; Path=/`, refused)).toBe(false);
    expect(maySet(`${THEME_COOKIE}=dark; Path=/`, { choice: EVERYTHING, https: false })).toBe(true);
    expect(maySet(`${THEME_COOKIE}=; Max-Age=0; Path=/`, refused)).toBe(true);
  });

  it.each(['_ga=1', `${CHOICE_COOKIE}.more=1`, 'school.session_tokens=1; Max-Age=0', '', '=', 'nothing'])(
    'is not %j',
    (setting) => {
      expect(maySet(setting, { choice: EVERYTHING, https: false })).toBe(false);
    },
  );

  it('bears the prefix of https there, and only there', () => {
    const setting = '__Secure-school.session_token=x; Secure';
    expect(maySet(setting, { ...refused, https: true })).toBe(true);
    expect(maySet(setting, refused)).toBe(false);
    expect(maySet('school.session_token=x', { ...refused, https: true })).toBe(false);
  });
});

describe('the look of the site', () => {
  const functional = `${CHOICE_COOKIE}=${writeChoice({ ...NOTHING_OPTIONAL, functional: true })}`;
  const nothing = `${CHOICE_COOKIE}=${writeChoice(NOTHING_OPTIONAL)}`;
  const themeOf = async (cookie: string) =>
    /<html[^>]*data-theme="(\w+)"/.exec(await (await school.request('/', { cookie })).text())?.[1];

  it('is remembered for who allowed functional cookies, and shown on every page', async () => {
    const answer = await school.request('/appearance', { form: { theme: 'dark' }, cookie: functional });
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(cookieOf(answer)).toBe(`${THEME_COOKIE}=dark`);
    expect(await themeOf(`${functional}; ${THEME_COOKIE}=dark`)).toBe('dark');
  });

  it.each([undefined, nothing])(
    'is not remembered without that permission (%s), and the page says why',
    async (cookie) => {
      const answer = await school.request('/appearance', { form: { theme: 'dark' }, cookie, locale: 'en' });
      expect(answer.status).toBe(422);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.text()).toContain('Nothing was stored');
    },
  );

  it('takes the permission and the answer in one step, with a receipt', async () => {
    const before = (await receipts()).length;
    const answer = await school.request('/appearance', { form: { theme: 'light', allow: 'yes' }, cookie: nothing });
    const names = answer.headers.getSetCookie().map((setting) => setting.split('=')[0]);
    expect(names.sort()).toEqual([CHOICE_COOKIE, THEME_COOKIE]);
    expect(await receipts()).toHaveLength(before + 1);
  });

  it('is not read from a cookie that was left by a choice since withdrawn, nor from an unknown word', async () => {
    expect(await themeOf(`${nothing}; ${THEME_COOKIE}=dark`)).toBeUndefined();
    expect(await themeOf(`${functional}; ${THEME_COOKIE}=pink`)).toBeUndefined();
    const answer = await school.request('/appearance', { form: { theme: 'pink' }, cookie: functional });
    expect(answer.status).toBe(422);
  });

  it('goes at once when functional cookies are refused', async () => {
    const cookie = `${functional}; ${THEME_COOKIE}=dark`;
    const answer = await school.request('/privacy/cookies', { form: { answer: 'refuse' }, cookie });
    expect(answer.headers.getSetCookie().find((setting) => setting.startsWith(THEME_COOKIE))).toMatch(/=; Max-Age=0/);
  });
});

describe.each(LOCALES)('the banner and the page of choices in %s', (locale) => {
  it('weigh at most 3 KB together, compressed, and need no script', async () => {
    const partOf = (html: string, start: string, end: string) =>
      html.slice(html.indexOf(start), html.indexOf(end, html.indexOf(start)) + end.length);
    const home = await (await school.request('/', { locale })).text();
    const centre = await (await school.request('/privacy/cookies', { locale })).text();
    const both = partOf(home, '<section class="cookie-banner"', '</section>') + partOf(centre, '<main', '</main>');
    expect(both).toContain('value="refuse"');
    expect(both).toContain('value="chosen"');
    expect(both).not.toContain('<script');
    for (const compress of [gzipSync, brotliCompressSync]) expect(compress(both).length).toBeLessThan(3 * 1024);
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
    const before = new Set((await receipts()).map(({ id }) => id));
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
    const added = (await receipts()).filter(({ id }) => !before.has(id));
    expect(added).toHaveLength(1);
    const [receipt] = added;
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
