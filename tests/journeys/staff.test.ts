/** The people of the school at their work: a programme is written and published, an order confirmed, a certificate revoked. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openVisitor } from '#tests/harness/browser.ts';
import { type ServedSchool, serveDemoSchool } from '#tests/harness/served-school.ts';
import { answerQuiz, fill, openLetter, pathOf, send, signIn } from './steps.ts';

let school: ServedSchool;
let browser: Browser;
const pages: Page[] = [];
beforeAll(async () => {
  [school, browser] = await Promise.all([serveDemoSchool(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await school?.close();
});

async function enter(who: string, staff = true): Promise<Page> {
  const { page } = await openVisitor(browser, school.url, { scripts: false });
  pages.push(page);
  const email = `${who}@example.kz`;
  await signIn(page, { email, password: school.password, ...(staff && { code: () => school.codeOf(email) }) });
  return page;
}

describe('the office', () => {
  it('opens to staff with a second factor, and to nobody else', async () => {
    const { page } = await openVisitor(browser, school.url);
    await page.goto('/office');
    expect(pathOf(page)).toBe('/sign-in');
    await signIn(page, { email: 'manager@example.kz', password: school.password });
    expect(pathOf(page)).toBe('/sign-in/second-factor');
    await page.goto('/office');
    expect(pathOf(page)).toBe('/sign-in');
    const learner = await enter('asel', false);
    expect((await learner.goto('/office'))?.status()).toBe(404);
    const manager = await enter('manager');
    expect((await manager.goto('/office'))?.status()).toBe(200);
    expect((await manager.goto('/office/staff'))?.status()).toBe(403);
  });
});

describe('a programme', () => {
  it('is written with a lesson and a quiz, published, and studied', async () => {
    const page = await enter('manager');
    await page.goto('/office/programmes/new');
    await fill(page, { title: 'Показы, после которых звонят', slug: 'showings', hours: '3', price: '12 000' });
    await page.locator('label[for=field-level]').click();
    await send(page, '/office/programmes');
    const programme = pathOf(page).match(/^\/office\/programmes\/[0-9a-f-]{36}/)?.[0] ?? '';
    expect(programme).not.toBe('');

    await page.goto(`${programme}/publication`);
    await send(page, '/publication');
    expect((await page.goto('/programmes/showings'))?.status()).toBe(404);

    await page.goto(`${programme}/texts/ru`);
    const texts: Record<string, string> = {};
    for (const field of await page.locator('main [name]:is(textarea, input[type=text])').all()) {
      const name = (await field.getAttribute('name')) ?? '';
      texts[name] = (await field.inputValue()) || 'Покупатель видит квартиру такой, какой её видите вы';
    }
    await fill(page, texts);
    await send(page, '/texts/ru');

    await page.goto(`${programme}/modules/new`);
    await fill(page, { title_ru: 'До показа' });
    await send(page, '/modules');
    await page.goto(`${programme}/lessons/new`);
    await fill(page, { title: 'Что подготовить', slug: 'prepare', minutes: '10' });
    await send(page, '/lessons');
    const lesson = pathOf(page).match(/^\/office\/programmes\/[0-9a-f-]{36}\/lessons\/[0-9a-f-]{36}/)?.[0] ?? '';
    expect(lesson).not.toBe('');
    await page.goto(`${lesson}/texts/ru`);
    await fill(page, {
      body: '## Свет и тишина\n\nОткройте шторы. **Выключите** телевизор.\n\n<script>alert(1)</script>',
    });
    await send(page, '/texts/ru');
    await page.goto(`${lesson}/preview/ru`);
    expect(await page.locator('main h2', { hasText: 'Свет и тишина' }).count()).toBe(1);
    expect(await page.locator('main script').count()).toBe(0);

    await page.goto(`${lesson}/quiz/questions/new`);
    await fill(page, {
      prompt_ru: 'Что сделать до показа?',
      option_1_ru: 'Открыть шторы',
      option_2_ru: 'Включить телевизор',
      explanation_ru: 'При дневном свете комната выглядит больше.',
    });
    await page.locator('main input[name=correct]').first().check({ force: true });
    await send(page, '/questions');
    await page.goto(`${lesson}/quiz`);
    expect(await page.locator('main').innerText()).toContain('Что сделать до показа?');

    await page.goto('/office/cohorts/new');
    const choice = await page
      .locator('main select[name=programme] option', { hasText: 'Показы' })
      .getAttribute('value');
    await page.locator('main select[name=programme]').selectOption(choice);
    const today = await school.installation.school.ctx.clock.now().toZonedDateTimeISO('Asia/Almaty').toPlainDate();
    await fill(page, { slug: 'showings-winter', title_ru: 'Зимний поток', starts_on: today.toString(), seats: '1' });
    await send(page, '/office/cohorts');

    await page.goto(`${programme}/publication`);
    await send(page, '/publication');
    const shown = await page.goto('/programmes/showings');
    expect(shown?.status()).toBe(200);
    expect(await page.locator('main').innerText()).toMatch(/12\s000\s₸/);
  });

  it('is paid for by an order that the accountant confirms by hand', async () => {
    const learner = await enter('marina', false);
    await learner.goto('/programmes/showings/enrolment');
    await send(learner, '/programmes/showings/enrolment');
    expect((await learner.goto('/learn/showings-winter/prepare'))?.status()).toBe(403);
    const accountant = await enter('accountant');
    expect((await accountant.goto('/office/payments?state=waiting'))?.status()).toBe(200);
    const waiting = await school.installation.school.pool.query<{ id: string }>(
      `select id from orders where paid_at is null and cancelled_at is null order by placed_at desc limit 1`,
    );
    await accountant.goto(`/office/payments/${waiting.rows[0]?.id}`);
    await accountant.locator('main input[name=method]').first().check({ force: true });
    await fill(accountant, { note: 'Kaspi, 22 ноября' });
    await send(accountant, '/confirmation');
    expect((await learner.goto('/learn/showings-winter/prepare'))?.status()).toBe(200);
    await answerQuiz(learner, school);
  });

  it('ends with a certificate, which is revoked with a reason that everybody sees', async () => {
    await school.installation.school.runWaitingJobs();
    const { rows } = await school.installation.school.pool.query<{ id: string; code: string }>(
      `select certificates.id, code from certificates join enrolments on enrolments.id = enrolment_id
       join cohorts on cohorts.id = enrolments.cohort_id where cohorts.slug = 'showings-winter'`,
    );
    expect(rows).toHaveLength(1);
    const administrator = await enter('administrator');
    await administrator.goto(`/office/certificates/${rows[0]?.id}`);
    await send(administrator, '/revocation');
    expect(await administrator.locator('main [role=alert]').count()).toBeGreaterThan(0);
    await fill(administrator, { reason: 'Выдан по ошибке: урок не пройден' });
    await send(administrator, '/revocation');
    const { page } = await openVisitor(browser, school.url);
    await page.goto(`/certificates/${rows[0]?.code}`);
    expect(await page.locator('main').innerText()).toMatch(/отозван/i);
  });
});

describe('a new colleague', () => {
  it('is invited by letter, and sets up a second factor before the office opens', async () => {
    const administrator = await enter('administrator');
    await administrator.goto('/office/staff');
    await administrator.locator('main form [name=email]').fill('adilet@example.com');
    await administrator.locator('main input[name=role][value=instructor]').check({ force: true });
    await send(administrator, '/office/staff/invitations');
    const { page } = await openVisitor(browser, school.url, { scripts: false });
    await openLetter(page, school, 'adilet@example.com', 'staff-invitation');
    await page.locator('main a[href*="/staff/join"]').click();
    await page.waitForURL('**/staff/join**');
    await fill(page, { name: 'Әділет Сәрсенов', password: 'три ключа и один подъезд' });
    await send(page, '/staff/join');
    if (pathOf(page).startsWith('/sign-in'))
      await signIn(page, { email: 'adilet@example.com', password: 'три ключа и один подъезд' });
    await page.goto('/office');
    expect(pathOf(page)).toBe('/account/security/second-factor');
  });
});
