/**
 * Pictures of every page of the demo school, as each person meets it, into `screenshots/pages`, with what is wrong on it:
 * `… pages.ts --who learner,manager --locale kk --width 360 --scheme dark --match /account --axe no --each yes`.
 * Options not given mean all; `--each yes` takes every address instead of one of a kind.
 */
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { findPersonByEmail } from '#people/profiles';
import { openSessionWithoutCredentials } from '#people/sign-in';
import { transact } from '#platform/context.ts';
import { LOCALES, localPath } from '#platform/i18n/locale.ts';
import { findBarriers, openBrowser, openVisitor, overflowOf } from '#tests/harness/browser.ts';
import { crawl, patternOf } from '#tests/harness/crawl.ts';
import { type ServedSchool, serveDemoSchool } from '#tests/harness/served-school.ts';

interface Viewer {
  readonly who: string;
  readonly email?: string;
  readonly staff?: boolean;
  /** Where the walk by links begins, and pages no link leads to. */
  readonly from: readonly string[];
  /** The addresses this viewer is here to look at; the others are somebody else's. */
  readonly sees: RegExp;
}

const ACCOUNT = ['/account', '/account/privacy', '/account/security', '/account/orders', '/learn', '/schedule'];
const OFFICE = ['/office', '/office/jobs', '/office/backups', '/office/calendar', '/office/audit', '/office/receipts'];
const LEARNERS = /^\/(account|learn|schedule|programmes\/[^/]+\/enrolment)/;

const VIEWERS: readonly Viewer[] = [
  {
    who: 'visitor',
    from: [
      '/',
      '/sign-up',
      '/sign-up/letter',
      '/sign-up/under-18',
      '/sign-in',
      '/sign-in/forgotten',
      '/sign-in/new-password',
      '/sign-in/second-factor',
      '/confirm-email',
      '/staff/join',
      '/certificates',
      '/privacy/receipts',
      '/privacy/promises',
      '/nowhere',
      '/office',
    ],
    sees: /^\/(?!dev)/,
  },
  { who: 'post', from: ['/dev/mail'], sees: /^\/dev\/mail/ },
  { who: 'learner', email: 'daniyar@example.kz', from: [...ACCOUNT, '/office'], sees: LEARNERS },
  { who: 'newcomer', email: 'asel@example.kz', from: ACCOUNT, sees: LEARNERS },
  { who: 'graduate', email: 'galymzhan@example.kz', from: ACCOUNT, sees: LEARNERS },
  { who: 'manager', email: 'manager@example.kz', staff: true, from: OFFICE, sees: /^\/office/ },
  { who: 'accountant', email: 'accountant@example.kz', staff: true, from: OFFICE, sees: /^\/office/ },
  { who: 'administrator', email: 'administrator@example.kz', staff: true, from: OFFICE, sees: /^\/office/ },
  { who: 'privacy-officer', email: 'privacy@example.kz', staff: true, from: OFFICE, sees: /^\/office/ },
];

const folder = new URL('../../screenshots/pages/', import.meta.url);
const { values: options } = parseArgs({
  options: {
    who: { type: 'string' },
    locale: { type: 'string', default: LOCALES.join() },
    width: { type: 'string', default: '360,1440' },
    scheme: { type: 'string', default: 'light,dark' },
    match: { type: 'string', default: '' },
    axe: { type: 'string', default: 'yes' },
    each: { type: 'string', default: 'no' },
  },
});

async function sessionOf(served: ServedSchool, { email, staff = false }: Viewer): Promise<string | undefined> {
  if (!email) return undefined;
  const { ctx } = served.installation.school;
  const person = await findPersonByEmail(ctx, email);
  if (!person) throw new Error(`${email} is not in the demo school`);
  const session = await transact(ctx, (tx) =>
    openSessionWithoutCredentials(tx, { personId: person.id, secondFactor: staff }),
  );
  return session.cookie;
}

/** The addresses of the pages this viewer reaches, one of a kind unless asked for each. */
async function addressesOf(served: ServedSchool, viewer: Viewer, cookie: string | undefined): Promise<string[]> {
  const request = (path: string) => fetch(served.url + path, { redirect: 'manual', headers: cookie ? { cookie } : {} });
  const pages = await crawl({ request }, cookie, viewer.from, { every: options.each === 'yes', most: 900 });
  const wanted = new RegExp(options.match);
  return pages
    .filter(({ html, path }) => html && viewer.sees.test(path) && wanted.test(path))
    .map(({ path }) => path)
    .sort();
}

async function faultsOf(page: Page): Promise<string[]> {
  const heads = await page.locator('h1').count();
  const overflow = await overflowOf(page);
  return [
    ...(heads === 1 ? [] : [`${heads} h1`]),
    ...(overflow > 0 ? [`wider than the window by ${overflow} px`] : []),
    ...(options.axe === 'yes' ? await findBarriers(page) : []),
  ];
}

function fileOf(path: string): string {
  const flat = (options.each === 'yes' ? path : patternOf(path))
    .replace(/[^\p{L}\p{N}:._-]+/gu, '_')
    .replace(/^_|_$/g, '');
  return flat.replaceAll(':', '') || 'home';
}

const chosen = (list: string) => list.split(',');
const viewers = VIEWERS.filter(({ who }) => !options.who || chosen(options.who).includes(who));
const served = await serveDemoSchool();
const browser = await openBrowser();
let pictures = 0;
let faulty = 0;
try {
  for (const viewer of viewers) {
    const cookie = await sessionOf(served, viewer);
    const paths = await addressesOf(served, viewer, cookie);
    for (const width of chosen(options.width).map((each) => (each === '360' ? 360 : 1440))) {
      for (const scheme of chosen(options.scheme)) {
        const { context, page, faults } = await openVisitor(browser, served.url, { width, dark: scheme === 'dark' });
        if (cookie) await context.addCookies(cookiesOf(cookie, served.url));
        for (const locale of LOCALES.filter((each) => chosen(options.locale).includes(each))) {
          const place = new URL(`${viewer.who}/${locale}-${width}-${scheme}/`, folder);
          mkdirSync(place, { recursive: true });
          for (const path of paths) {
            const answer = await page.goto(localPath(locale, path));
            // A letter's own page runs no scripts, not even ours.
            const silent = (answer?.headers()['content-security-policy'] ?? '').includes('sandbox');
            const wrong = silent ? [] : await faultsOf(page);
            await page.screenshot({ path: new URL(`${fileOf(path)}.png`, place).pathname, fullPage: true });
            pictures += 1;
            // The browser calls every answer above 399 an error of the console; some pages here are such answers.
            const expected = (answer?.status() ?? 200) >= 400;
            const all = [...wrong, ...(expected ? [] : faults)];
            faults.length = 0;
            if (all.length > 0) faulty += 1;
            for (const line of all)
              process.stdout.write(`${viewer.who} ${locale} ${width} ${scheme} ${path}: ${line}\n`);
          }
        }
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  await served.close();
}
process.stdout.write(`${pictures} pictures, ${faulty} with faults\n`);

function cookiesOf(header: string, url: string): { name: string; value: string; url: string }[] {
  return header.split('; ').map((pair) => {
    const cut = pair.indexOf('=');
    return { name: pair.slice(0, cut), value: pair.slice(cut + 1), url };
  });
}
