/** Steps that several stories share, told in the words of the forms: they work in each language, with scripts and without. */
import type { Page } from 'playwright-core';
import { tables } from '#platform/database/database.ts';
import { type Locale, localPath } from '#platform/i18n/locale.ts';
import type { OutboxDb } from '#platform/outbox/outbox.ts';
import type { ServedSchool } from '#tests/harness/served-school.ts';

/** Sends the form that goes to this address. */
export async function send(page: Page, action: string): Promise<void> {
  await Promise.all([
    page.waitForEvent('framenavigated'),
    page.locator(`form[action$="${action}"] button[type=submit]`).last().click(),
  ]);
  await page.waitForLoadState('load');
}

export async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`main [name="${name}"]`).fill(value);
}

/** The path of the page, without its language. */
export function pathOf(page: Page): string {
  return new URL(page.url()).pathname.replace(/^\/(kk|en)(?=\/|$)/, '') || '/';
}

/** The last letter to this address, as its owner reads it at /dev/mail. */
export async function openLetter(page: Page, school: ServedSchool, email: string, letter: string): Promise<void> {
  const found = await tables<OutboxDb>(school.installation.school.ctx)
    .selectFrom('outbox_messages')
    .select('id')
    .where('recipient', '=', email)
    .where('letter', '=', letter)
    .orderBy('written_at', 'desc')
    .executeTakeFirst();
  if (!found) throw new Error(`no letter ${letter} came`);
  await page.goto('/dev/mail');
  await page.locator(`a[href$="/dev/mail/${found.id}"]`).click();
  await page.waitForURL(`**/dev/mail/${found.id}`);
}

export async function signIn(
  page: Page,
  given: { locale?: Locale; email: string; password: string; code?: () => Promise<string> },
): Promise<void> {
  await page.goto(localPath(given.locale ?? 'ru', '/sign-in'));
  await fill(page, { email: given.email, password: given.password });
  await send(page, '/sign-in');
  if (!given.code) return;
  await fill(page, { code: await given.code() });
  await send(page, '/sign-in/second-factor');
}

/** Answers a quiz as its author meant it: the story is about the way to the certificate, not about guessing. */
export async function answerQuiz(page: Page, school: ServedSchool): Promise<void> {
  const { rows } = await school.installation.school.pool.query<{ id: string; options: { correct: boolean }[] }>(
    'select id, options from quiz_questions',
  );
  for (const question of rows) {
    const inputs = page.locator(`main form[action$="/attempts"] input[name="q-${question.id}"]`);
    if ((await inputs.count()) === 0) continue;
    for (const [position, option] of question.options.entries()) {
      if (option.correct) await page.locator(`label[for="${await inputs.nth(position).getAttribute('id')}"]`).click();
    }
  }
  await send(page, '/attempts');
}
