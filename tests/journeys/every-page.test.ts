/** Every page anybody can reach, looked at by a machine: barriers, width, headings, faults, other hosts. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { type Eyes, findBarriers, openBrowser, openVisitor, overflowOf } from '#tests/harness/browser.ts';
import { patternOf } from '#tests/harness/crawl.ts';
import { type ServedSchool, serveDemoSchool } from '#tests/harness/served-school.ts';
import { signIn } from './steps.ts';

let school: ServedSchool;
let browser: Browser;
beforeAll(async () => {
  [school, browser] = await Promise.all([serveDemoSchool(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await school?.close();
});

interface Walk extends Eyes {
  readonly who: string;
  readonly staff?: boolean;
  readonly locale: Locale;
  readonly from: readonly string[];
}

const PUBLIC = [
  '/',
  '/programmes',
  '/sign-up',
  '/sign-up/under-18',
  '/sign-in',
  '/sign-in/forgotten',
  '/privacy',
  '/privacy/promises',
  '/privacy/cookies',
  '/certificates',
  '/dev/mail',
  '/nowhere',
];
const OWN = ['/account', '/learn', '/schedule', '/programmes/agent-career/enrolment', '/account/privacy/erasure'];
const walks: Walk[] = [
  { who: 'visitor', locale: 'ru', width: 1440, from: PUBLIC },
  { who: 'visitor', locale: 'kk', width: 360, dark: true, from: PUBLIC },
  { who: 'galymzhan', locale: 'kk', width: 360, from: OWN },
  { who: 'daniyar', locale: 'en', width: 1440, dark: true, from: OWN },
  { who: 'administrator', staff: true, locale: 'ru', width: 1440, from: ['/office', '/account/security'] },
  { who: 'administrator', staff: true, locale: 'kk', width: 360, dark: true, from: ['/office'] },
];
/** More than there are: a walk that does not end is a fault. */
const MOST_PAGES = 300;
/** Not pages: they answer with a file, or end the walk. */
const NO_PAGE = /\/(pdf|media\/|text\.txt)|\.(pdf|ics|txt|csv)$|\/sign-out|^(\/(kk|en))?\/dev\/mail\/.*\/html$/;

describe.each(walks)('the pages of $who ($locale, $width px, dark: $dark)', (walk) => {
  it('have no barrier, fit the window, and say what they are', async () => {
    const { page, context, strangers, faults } = await openVisitor(browser, school.url, walk);
    if (walk.who !== 'visitor') {
      const email = `${walk.who}@example.kz`;
      await signIn(page, { email, password: school.password, ...(walk.staff && { code: () => school.codeOf(email) }) });
    }
    const queue = walk.from.map((path) => localPath(walk.locale, path));
    const seen = new Set<string>();
    const findings: string[] = [];
    while (queue.length > 0) {
      if (seen.size > MOST_PAGES) throw new Error('the walk does not end');
      const path = queue.shift() ?? '';
      const pattern = patternOf(path);
      if (seen.has(pattern) || NO_PAGE.test(path)) continue;
      seen.add(pattern);
      const answer = await page.goto(path).catch((error: Error) => {
        if (error.message.includes('Download is starting')) return 'a file' as const;
        throw error;
      });
      if (answer === 'a file') continue;
      const say = (finding: string) => findings.push(`${path}: ${finding}`);
      if ((answer?.status() ?? 500) >= 500) say(`answers ${answer?.status()}`);
      if ((await page.locator('h1').count()) !== 1) say('has not one h1');
      if ((await page.locator('html').getAttribute('lang')) !== walk.locale) say('is in another language');
      const overflow = await overflowOf(page);
      if (overflow > 0) say(`is ${overflow} px wider than the window`);
      for (const barrier of await findBarriers(page)) say(barrier);
      const links = await page.$$eval('a[href]', (all) => all.map((link) => link.getAttribute('href') ?? ''));
      const prefix = walk.locale === 'ru' ? /^\/(?!(kk|en)(\/|$))/ : new RegExp(`^/${walk.locale}(/|$)`);
      queue.push(...links.map((link) => link.replace(/#.*$/, '')).filter((link) => prefix.test(link)));
    }
    await context.close();
    expect(findings).toEqual([]);
    expect(strangers).toEqual([]);
    expect(faults.filter((fault) => !/status of (403|404)/.test(fault))).toEqual([]);
    expect(seen.size).toBeGreaterThan(5);
  });
});
