/** The rights desk as people meet it: a stranger's form, a letter, the staff at their keyboard, the answer, the report. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tables } from '#platform/database/database.ts';
import type { OutboxDb } from '#platform/outbox/outbox.ts';
import { findBarriers, openBrowser, openVisitor, overflowOf } from '#tests/harness/browser.ts';
import { type ServedSchool, serveDemoSchool } from '#tests/harness/served-school.ts';
import { type Mailbox, startMailbox } from '../mailbox/dovecot.ts';
import { fill, pathOf, send, signIn } from './steps.ts';

let mailbox: Mailbox;
let school: ServedSchool;
let browser: Browser;
beforeAll(async () => {
  mailbox = await startMailbox();
  [school, browser] = await Promise.all([serveDemoSchool({ IMAP_URL: mailbox.url }), openBrowser()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await school?.close();
  await mailbox?.stop();
});

/** A code of the device works once: whoever came in keeps the session. */
let session: Awaited<ReturnType<BrowserContext['cookies']>> = [];

async function enterDesk(eyes: Parameters<typeof openVisitor>[2] = {}): Promise<Page> {
  const { page, context } = await openVisitor(browser, school.url, eyes);
  if (session.length > 0) {
    await context.addCookies(session);
    return page;
  }
  const email = 'administrator@example.kz';
  await signIn(page, { email, password: school.password, code: () => school.codeOf(email) });
  session = await context.cookies();
  return page;
}

async function letterTo(email: string, letter: string) {
  const found = await tables<OutboxDb>(school.installation.school.ctx)
    .selectFrom('outbox_messages')
    .selectAll()
    .where('recipient', '=', email)
    .where('letter', '=', letter)
    .executeTakeFirst();
  if (!found) throw new Error(`no ${letter} came for ${email}`);
  return found;
}

const focused = (page: Page) => page.evaluate('document.activeElement.id || document.activeElement.textContent');

describe('a stranger', () => {
  it('asks by the form, proves the address, and is answered by staff who touch no mouse', async () => {
    const email = 'stranger@example.kz';
    const { page } = await openVisitor(browser, school.url, { scripts: false, width: 360 });
    await page.goto('/privacy/request');
    await page.locator('select[name=demand]').selectOption('access');
    await fill(page, { email, text: 'Что вы обо мне храните?' });
    await send(page, '/privacy/request');
    const opened = await letterTo(email, 'case-opened');
    const code = /Код: ([2-9A-Z]{8})/.exec(opened.text)?.[1] ?? '';
    const number = /\d{2}-[2-9A-Z]{8}/.exec(opened.subject)?.[0] ?? '';
    await fill(page, { code: 'ЧУЖОЙ123' });
    await send(page, '/privacy/request/code');
    expect(await page.locator('.error-summary').count()).toBe(1);
    await fill(page, { number, code });
    await send(page, '/privacy/request/code');
    expect(new URL(page.url()).searchParams.get('done')).toBe('confirmed');

    const desk = await enterDesk();
    await desk.goto('/office/requests');
    await desk.keyboard.press('?');
    expect(await desk.locator('details[data-keys]').getAttribute('open')).not.toBeNull();
    await desk.keyboard.press('f');
    expect(await focused(desk)).toBe('field-number');
    await desk.keyboard.type(number);
    await Promise.all([desk.waitForURL('**number=*'), desk.keyboard.press('Enter')]);
    await desk.keyboard.press('j');
    expect(await focused(desk)).toBe(number);
    await Promise.all([desk.waitForURL(/requests\/[0-9a-f-]{36}$/), desk.keyboard.press('Enter')]);
    await desk.keyboard.press('a');
    expect(await focused(desk)).toBe('field-answer');
    await desk.keyboard.type('Только это письмо, jk?');
    await desk.keyboard.press('Tab');
    await Promise.all([desk.waitForURL('**done=changed'), desk.keyboard.press('Enter')]);
    expect((await letterTo(email, 'case-answered')).text).toContain('Только это письмо, jk?');
  });
});

describe('a letter', () => {
  it('becomes a case, is refused with the law’s reason, and the sender learns where to complain', async () => {
    const email = 'writer@example.kz';
    const head = `From: ${email}\r\nSubject: Re: Request about personal data\r\nMessage-ID: <one@writer>\r\n`;
    await mailbox.deliver(`${head}\r\nSend me the data of my neighbour.\r\n`);
    await mailbox.deliver(`From: ${email}\r\nSubject: Hello\r\nMessage-ID: <two@writer>\r\n\r\nDelete my data\r\n`);
    const { ctx, jobs } = school.installation.school;
    await jobs.find(({ name }) => name === 'intake.read')?.run(ctx, {});
    const number = /\d{2}-[2-9A-Z]{8}/.exec((await letterTo(email, 'case-opened')).subject)?.[0] ?? '';

    const desk = await enterDesk({ scripts: false });
    await desk.goto(`/office/requests?number=${number}`);
    await desk.locator('tbody a').first().click();
    await desk.locator('summary', { hasText: 'Отказать' }).click();
    await desk.locator('select[name=refusal]').selectOption('another-person');
    await fill(desk, { explanation: 'We tell each person only about themselves.' });
    await send(desk, '/refusal');
    const refusal = await letterTo(email, 'case-refused');
    expect(refusal.text).toContain('another person’s');
    expect(refusal.text).toContain('complain to the ministry');

    await desk.goto('/office/mailbox');
    const row = desk.locator('tbody tr', { hasText: 'Hello' });
    expect(await row.textContent()).toContain('Другая тема');
    await Promise.all([desk.waitForURL(/requests\/[0-9a-f-]{36}/), row.locator('button').click()]);
    expect(await desk.locator('main').textContent()).toContain('Delete my data');
  });
});

describe('a learner’s letter', () => {
  it('is carried out from the case page, with the answer drafted', async () => {
    const desk = await enterDesk();
    await desk.goto('/office/requests/new');
    await fill(desk, { email: 'daniyar@example.kz', text: 'Пришлите копию' });
    await desk.locator('select[name=demand]').selectOption('access');
    await desk.locator('select[name=identity]').selectOption('visit');
    await send(desk, '/office/requests');
    const path = pathOf(desk);
    await send(desk, '/rights/access');
    expect(await desk.locator('textarea[name=answer]').inputValue()).toContain('Мы готовим копию ваших данных');
    await send(desk, '/answer');
    await desk.goto(path);
    expect(await desk.locator('main').textContent()).toContain('Исполнено право');
  });
});

describe('the pages of the desk', () => {
  it.each([
    { locale: '', width: 1440 },
    { locale: '/kk', width: 360, dark: true },
    { locale: '/en', width: 360 },
  ] as const)('have no barrier and fit the window ($locale, $width)', async ({ locale, ...eyes }) => {
    const desk = await enterDesk(eyes);
    const paths = [
      'requests',
      'requests/new',
      'requests/terms',
      'requests/report',
      'mailbox',
      'disclosures',
      'calendar',
    ];
    const findings: string[] = [];
    const look = async () => {
      const say = (finding: string) => findings.push(`${new URL(desk.url()).pathname}: ${finding}`);
      for (const barrier of await findBarriers(desk)) say(barrier);
      if ((await overflowOf(desk)) > 0) say('is wider than the window');
    };
    for (const path of paths) {
      const answer = await desk.goto(`${locale}/office/${path}`);
      expect([pathOf(desk), answer?.status()]).toEqual([`/office/${path}`, 200]);
      await look();
    }
    await desk.goto(`${locale}/office/requests?show=all`);
    const cases = await desk.$$eval('tbody td:first-child a', (links) =>
      links.map((link) => link.getAttribute('href')),
    );
    expect(cases.length).toBeGreaterThanOrEqual(3);
    for (const path of cases) {
      await desk.goto(path ?? '');
      await look();
    }
    expect(findings).toEqual([]);
  });
});
