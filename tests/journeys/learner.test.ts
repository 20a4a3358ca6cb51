/** From a visitor to a learner with a certificate, and out again: in each language, with scripts and without. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import { type Eyes, openBrowser, openVisitor } from '#tests/harness/browser.ts';
import { type ServedSchool, serveDemoSchool } from '#tests/harness/served-school.ts';
import { answerQuiz, fill, openLetter, pathOf, send, signIn } from './steps.ts';

const run = promisify(execFile);
const PROGRAMME = '/programmes/first-connections';
const COHORT = '/learn/first-connections-open';
const PASSWORD = 'кедр, ключ и три окна';

let school: ServedSchool;
let browser: Browser;
beforeAll(async () => {
  [school, browser] = await Promise.all([serveDemoSchool(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await school?.close();
});

interface Story extends Eyes {
  readonly locale: Locale;
  readonly name: string;
  readonly email: string;
}

const stories: Story[] = [
  { locale: 'ru', name: 'Ақбота Қуанышқызы Өмірбекова', email: 'aqbota@example.com', width: 1440 },
  { locale: 'kk', name: 'Нұрсұлтан Ғабитұлы Әлімов', email: 'nursultan@example.com', width: 360, scripts: false },
  { locale: 'en', name: 'Һүсниә Іңкәрбай', email: 'husnia@example.com', width: 360, dark: true },
];

describe.each(stories)('a visitor ($locale, $width px, scripts: $scripts)', (story) => {
  const { locale, name, email } = story;
  const at = (path: string) => localPath(locale, path);
  let page: Page;
  let strangers: string[];
  let faults: string[];
  let certificatePath: string;

  beforeAll(async () => {
    ({ page, strangers, faults } = await openVisitor(browser, school.url, story));
  });
  afterAll(() => page?.context().close());

  it('sees the school, its programmes and its policy before any cookie but the necessary', async () => {
    await page.goto(at('/'));
    expect(await page.locator('h1').count()).toBe(1);
    const footer = await page.locator('footer').innerText();
    for (const fact of ['327', '150000', '+7 705 755 54 47', 'contact@pobimajomet.com']) expect(footer).toContain(fact);
    expect(await page.context().cookies()).toEqual([]);
    await page.goto(at('/programmes'));
    await page
      .locator(`main a[href="${at(PROGRAMME)}"]`)
      .first()
      .click();
    await page.waitForURL(`**${at(PROGRAMME)}`);
    await page.goto(at('/privacy'));
    expect((await page.locator('main').innerText()).slice(0, 400)).toMatch(/2026/);
    // With scripts the answer is sent beside the page, without them as a form: either way it ends in one cookie.
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.locator('form[action$="/privacy/cookies"] button[value=refuse]').first().click();
    await answered;
    await page.goto(at('/'));
    const cookies = await page.context().cookies();
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  });

  it('registers with a name, an e-mail, a password and consents that nobody ticked for them', async () => {
    await page.goto(at('/sign-up'));
    await page.locator('label[for=field-adult]').click();
    await send(page, '/sign-up');
    const boxes = page.locator('main input[type=checkbox]');
    expect(await boxes.count()).toBeGreaterThanOrEqual(3);
    expect(await page.locator('main input[type=checkbox]:checked').count()).toBe(0);
    expect(await page.locator('main form.form input:not([type=hidden]):not([type=checkbox])').count()).toBe(3);
    await fill(page, { name, email, password: PASSWORD });
    await send(page, '/sign-up');
    // Without the consent to study nothing is stored, and nothing typed is lost.
    expect(await page.locator('#field-name').inputValue()).toBe(name);
    expect(await page.locator('main [role=alert]').count()).toBeGreaterThan(0);
    await page.locator('label[for=field-consent_study]').click();
    await page.locator('label[for=field-consent_offers]').click();
    await fill(page, { password: PASSWORD });
    await send(page, '/sign-up');
    expect(pathOf(page)).toBe('/sign-up/letter');
  });

  it('confirms by the letter, and signs in', async () => {
    await openLetter(page, school, email, 'confirm-email');
    await page.locator('main a[href*="/confirm-email"]').click();
    await page.waitForURL('**/confirm-email**');
    await send(page, '/confirm-email');
    await signIn(page, { locale, email, password: PASSWORD });
    expect(pathOf(page)).not.toBe('/sign-in');
    expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  });

  it('enrols in the free programme, asked only now for what it needs', async () => {
    await page.goto(at(`${PROGRAMME}/enrolment`));
    expect(await page.locator('main textarea').count()).toBeGreaterThan(0);
    await send(page, `${PROGRAMME}/enrolment`);
    await page.goto(at('/learn'));
    expect(await page.locator(`main a[href*="${COHORT}"]`).count()).toBeGreaterThan(0);
  });

  it('studies every lesson to the end', async () => {
    await page.goto(at(COHORT));
    const lessons = await page.$$eval('main a', (links) => links.map((link) => link.getAttribute('href') ?? ''));
    const paths = [...new Set(lessons.filter((href) => href.startsWith(`${at(COHORT)}/`)))];
    expect(paths).toHaveLength(5);
    for (const path of paths) {
      await page.goto(path);
      const video = page.locator('main video');
      if (await video.count()) expect(await video.locator('track').count()).toBeGreaterThan(0);
      if (await page.locator('form[action$="/attempts"]').count()) await answerQuiz(page, school);
      else await send(page, '/completion');
    }
    await page.goto(at(COHORT));
    expect(await page.locator('main').innerText()).toContain('5');
  });

  it('gets a certificate that anyone can check, with the name in full', async () => {
    await school.installation.school.runWaitingJobs();
    await page.goto(at('/account'));
    const link = page.locator('main a[href*="/certificates/"]').first();
    certificatePath =
      (await page.locator('main a[href*="/certificates/"]:not([href$="/pdf"])').first().getAttribute('href')) ?? '';
    expect(await link.count()).toBe(1);
    const download = page.waitForEvent('download');
    await page.locator('main a[href$="/pdf"]').first().click();
    const file = await (await download).path();
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
    const { stdout } = await run('pdftotext', ['-layout', file, '-']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(name);
    expect(stdout).toMatch(/PM-2026-\d{5}/);
    expect(stdout).toContain('327');
    const visitor = await openVisitor(browser, school.url, story);
    await visitor.page.goto(certificatePath);
    expect(await visitor.page.locator('main').innerText()).toContain(name);
    await visitor.context.close();
  });

  it('withdraws a consent with one click, and takes a copy of everything', async () => {
    await page.goto(at('/account/privacy'));
    await send(page, '/account/consents/offers/withdrawal');
    expect(await page.locator('form[action$="/account/consents/offers/withdrawal"]').count()).toBe(0);
    expect(await page.locator('form[action$="/account/consents/offers"]').count()).toBe(1);
    await page.goto(at('/account/privacy'));
    await send(page, '/account/privacy/copy');
    // The page comes again by itself until the copy is ready.
    const link = page.locator('a[href$="/file"]');
    await link.waitFor({ timeout: 60_000 });
    const download = page.waitForEvent('download');
    await link.click();
    const file = await (await download).path();
    const { stdout: names } = await run('unzip', ['-Z1', file]);
    for (const part of ['index.html', '.json', '.csv', 'certificates']) expect(names).toContain(part);
    const { stdout: people } = await run('unzip', ['-p', file, 'data/people.json']);
    expect(people).toContain(name);
    expect(people).toContain(email);
  });

  it('deletes the account: the name goes, the certificate’s number stays', async () => {
    await page.goto(at('/account/privacy/erasure'));
    await page.locator('input[name="when"][value="now"]').check({ force: true });
    await fill(page, { password: PASSWORD });
    await send(page, '/account/privacy/erasure');
    await page.goto(at('/account'));
    expect(pathOf(page)).toBe('/sign-in');
    await signIn(page, { locale, email, password: PASSWORD });
    expect(pathOf(page)).toBe('/sign-in');
    await page.goto(certificatePath);
    const check = await page.locator('main').innerText();
    expect(check).not.toContain(name);
    expect(check).toMatch(/PM-2026-\d{5}/);
  });

  it('met no fault, and no other host', () => {
    expect(strangers).toEqual([]);
    // A refused sign-in and a form to mend are answers, not faults.
    expect(faults.filter((fault) => !/status of (401|403|404|422)/.test(fault))).toEqual([]);
  });
});
