/** Every page × who asks × what they chose × language: what is stored and asked for is what the register and the choice say. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersonByEmail } from '#people/profiles';
import { openSessionWithoutCredentials } from '#people/sign-in';
import { transact } from '#platform/context.ts';
import { LOCALES, type Locale, localPath } from '#platform/i18n/locale.ts';
import { type CookieKind, nameInBrowser, storedKeys } from '#privacy/cookies';
import { openBrowser, openVisitor } from '#tests/harness/browser.ts';
import { type ServedSchool, serveDemoSchool } from '#tests/harness/served-school.ts';

const WHO = ['visitor', 'learner', 'staff'] as const;
type Who = (typeof WHO)[number];
const STATES = ['no choice', 'refused', 'accepted', 'signal', 'withdrawn'] as const;
type State = (typeof STATES)[number];
const EMAILS: Record<Exclude<Who, 'visitor'>, string> = {
  learner: 'asel@example.kz',
  staff: 'administrator@example.kz',
};

let school: ServedSchool;
let browser: Browser;
const sessions = new Map<Who, string>();
const paths = new Map<Who, string[]>();
beforeAll(async () => {
  [school, browser] = await Promise.all([serveDemoSchool(), openBrowser()]);
  for (const who of ['learner', 'staff'] as const) sessions.set(who, await sessionOf(EMAILS[who], who === 'staff'));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await school?.close();
});

async function sessionOf(email: string, secondFactor: boolean): Promise<string> {
  const { ctx } = school.installation.school;
  const person = await findPersonByEmail(ctx, email);
  if (!person) throw new Error(`the demo school has no ${email}`);
  const { cookie } = await transact(ctx, (tx) =>
    openSessionWithoutCredentials(tx, { personId: person.id, secondFactor }),
  );
  return cookie;
}

/** What a state lets be stored, told from the register's kinds alone. */
function allowedNames(state: State): Set<string> {
  const kinds: CookieKind[] =
    state === 'accepted' ? ['necessary', 'functional', 'analytics', 'marketing'] : ['necessary'];
  return new Set(storedKeys.filter((key) => kinds.includes(key.kind)).map((key) => nameInBrowser(key, false)));
}

/** A browser's memory of cookies, as far as this journey needs one. */
class Jar {
  readonly #cookies = new Map<string, string>();
  constructor(session: string | undefined) {
    if (session) this.take(session);
  }
  take(setting: string): void {
    const [pair = '', ...attributes] = setting.split(';');
    const [name = '', ...value] = pair.split('=');
    if (attributes.some((each) => /^\s*max-age=0\s*$/i.test(each))) this.#cookies.delete(name);
    else this.#cookies.set(name, value.join('='));
  }
  get names(): string[] {
    return [...this.#cookies.keys()];
  }
  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

interface Seat {
  readonly jar: Jar;
  readonly headers: Record<string, string>;
}

async function ask(seat: Seat, path: string, form?: Record<string, string>): Promise<Response> {
  const answer = await fetch(`${school.url}${path}`, {
    redirect: 'manual',
    headers: { ...seat.headers, cookie: seat.jar.header },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  for (const setting of answer.headers.getSetCookie()) seat.jar.take(setting);
  return answer;
}

/** Comes to the state as a person would: by answering. */
async function takeSeat(who: Who, state: State): Promise<Seat> {
  const seat: Seat = { jar: new Jar(sessions.get(who)), headers: state === 'signal' ? { 'sec-gpc': '1' } : {} };
  if (state === 'refused') await ask(seat, '/privacy/cookies', { answer: 'refuse', back: '/' });
  if (state === 'accepted' || state === 'withdrawn') {
    await ask(seat, '/privacy/cookies', { answer: 'accept', back: '/' });
    await ask(seat, '/appearance', { theme: 'dark' });
    expect(seat.jar.names).toContain('school.theme');
  }
  if (state === 'withdrawn') await ask(seat, '/privacy/cookies', { answer: 'chosen' });
  return seat;
}

const HREF = /<a\b[^>]*\bhref="([^"#]+)/g;
/** What a browser asks for by itself while it shows a page. */
const LOADED =
  /<(?:script|img|iframe|video|audio|source|track|embed|object|link\s[^>]*rel="(?:stylesheet|preload|icon|modulepreload)")\b[^>]*\b(?:src|href|poster|data)="([^"]+)"/g;

/** Pages of one pattern are drawn by one route: two of each stand for all. */
function patternOf(path: string): string {
  return path
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')
    .replace(/^\/(learn|certificates|programmes|office\/policy)\/[^/]+/, '/$1/:slug')
    .replace(/^\/learn\/:slug\/[^/]+/, '/learn/:slug/:lesson');
}
const OF_A_PATTERN = 2;

async function discover(who: Who): Promise<string[]> {
  const seat = await takeSeat(who, 'no choice');
  const counts = new Map<string, number>();
  const seen = new Set(['/']);
  const found: string[] = [];
  for (const path of seen) {
    const answer = await ask(seat, path);
    if (answer.status >= 500) throw new Error(`${answer.status} at ${path}`);
    found.push(path);
    if (!answer.headers.get('content-type')?.includes('html')) {
      await answer.body?.cancel();
      continue;
    }
    for (const [, href = ''] of (await answer.text()).matchAll(HREF)) {
      const url = new URL(href.replaceAll('&amp;', '&'), `${school.url}${path}`);
      if (url.origin !== school.url || /^\/(kk|en)(\/|$)/.test(url.pathname) || seen.has(url.pathname)) continue;
      const pattern = patternOf(url.pathname);
      const count = counts.get(pattern) ?? 0;
      if (count >= OF_A_PATTERN) continue;
      counts.set(pattern, count + 1);
      seen.add(url.pathname);
    }
  }
  return found;
}

it.each(WHO)('finds the pages of a %s', async (who) => {
  const found = await discover(who);
  paths.set(who, found);
  expect(found).toEqual(expect.arrayContaining(['/privacy', '/privacy/cookies', '/appearance', '/programmes']));
  if (who === 'learner') expect(found).toEqual(expect.arrayContaining(['/account', '/account/privacy', '/learn']));
  if (who === 'staff') expect(found).toEqual(expect.arrayContaining(['/office', '/office/policy', '/office/jobs']));
});

const combinations = WHO.flatMap((who) => STATES.flatMap((state) => LOCALES.map((locale) => ({ who, state, locale }))));

async function differences(who: Who, state: State, locale: Locale): Promise<{ pages: number; found: string[] }> {
  const seat = await takeSeat(who, state);
  const allowed = allowedNames(state);
  const found: string[] = [];
  const look = async (path: string) => {
    const answer = await ask(seat, localPath(locale, path));
    if (answer.status >= 500) found.push(`${path}: ${answer.status}`);
    for (const setting of answer.headers.getSetCookie()) {
      const name = setting.split('=')[0] ?? '';
      if (!allowed.has(name)) found.push(`${path} sets ${name}`);
    }
    if (!answer.headers.get('content-type')?.includes('html')) return answer.body?.cancel();
    const html = await answer.text();
    for (const [, address = ''] of html.matchAll(LOADED)) {
      if (new URL(address, school.url).origin !== school.url) found.push(`${path} asks ${address}`);
    }
    const asked = html.includes('class="cookie-banner"');
    if (state !== 'no choice' && asked) found.push(`${path} asks again`);
  };
  const pages = paths.get(who) ?? [];
  const WORKERS = 6;
  const lanes = Array.from({ length: WORKERS }, async (_, lane) => {
    for (let each = lane; each < pages.length; each += WORKERS) await look(pages[each] ?? '/');
  });
  await Promise.all(lanes);
  found.push(...seat.jar.names.filter((name) => !allowed.has(name)).map((name) => `kept ${name}`));
  return { pages: pages.length, found };
}

describe('no answer stores or asks for anything outside the register and the choice', () => {
  it.each(combinations)('$who, $state, $locale', async ({ who, state, locale }) => {
    const { pages, found } = await differences(who, state, locale);
    expect(pages).toBeGreaterThan(5);
    expect(found).toEqual([]);
  });
});

const SAMPLE: Record<Who, readonly string[]> = {
  visitor: ['/', '/programmes', '/privacy/cookies', '/privacy/promises'],
  learner: ['/learn', '/account', '/account/privacy', '/schedule'],
  staff: ['/office', '/office/policy', '/office/jobs', '/office/people'],
};
const STORAGE = `(async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(({ name }) => name), ...('caches' in window ? await caches.keys() : []),
  ...(navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope) : []),
])()`;

describe('a real browser', () => {
  const sample = WHO.flatMap((who, row) =>
    STATES.map((state, column) => ({ who, state, locale: LOCALES[(row + column) % LOCALES.length] as Locale })),
  );

  it.each(sample)('keeps nothing else: $who, $state, $locale', async ({ who, state, locale }) => {
    const seat = await takeSeat(who, state);
    const { context, page, strangers, faults } = await openVisitor(browser, school.url);
    await context.setExtraHTTPHeaders(seat.headers);
    const cookies = seat.jar.header.split('; ').filter((pair) => pair !== '');
    await context.addCookies(
      cookies.map((pair) => ({
        name: pair.slice(0, pair.indexOf('=')),
        value: pair.slice(pair.indexOf('=') + 1),
        url: school.url,
      })),
    );
    const allowed = allowedNames(state);
    for (const path of SAMPLE[who]) {
      await page.goto(localPath(locale, path));
      expect(await page.evaluate(STORAGE), path).toEqual([]);
      const names = (await context.cookies()).map(({ name }) => name);
      expect(
        names.filter((name) => !allowed.has(name)),
        path,
      ).toEqual([]);
    }
    expect(await page.locator('html').getAttribute('data-theme')).toBe(state === 'accepted' ? 'dark' : null);
    expect(strangers).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('content of another site', () => {
  const LESSON = '/learn/agent-career-evenings/trade';

  it('stays closed, says who would learn what, and is asked for by a press alone', async () => {
    const { context, page, strangers } = await openVisitor(browser, school.url);
    const [name = '', value = ''] = (await sessionOf('marina@example.kz', false)).split('=');
    await context.addCookies([{ name, value, url: school.url }]);
    await page.goto(LESSON);
    const box = page.locator('.other-site');
    expect(await box.innerText()).toMatch(/OpenStreetMap Foundation[\s\S]*узнает ваш IP-адрес/);
    expect(await page.locator('iframe').count()).toBe(0);
    expect(strangers).toEqual([]);

    await box.getByRole('link', { name: 'Показать' }).click();
    await page.locator('iframe').waitFor();
    const hosts = new Set(strangers.map((address) => new URL(address).host));
    expect([...hosts]).toEqual(['www.openstreetmap.org']);

    strangers.length = 0;
    await page.getByRole('link', { name: 'Закрыть' }).click();
    await page.locator('.other-site-closed').waitFor();
    expect(strangers).toEqual([]);
    await context.close();
  });
});
