import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { addSession, createCohort } from '#learning/cohorts';
import { createProgramme } from '#learning/programmes';
import { openCase } from '#privacy/cases';
import { programmeForTest } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';

const school = useSchool();
const home = async (cookie: string) => (await school.request('/office', { cookie })).text();

it('shows each role the numbers it may see, and where they are dealt with', async () => {
  const manager = await home((await school.person({ roles: ['manager'] })).cookie);
  expect(manager).toContain('Счета ждут оплаты');
  expect(manager).toContain('href="/office/enrolments"');
  expect(manager).not.toContain('Письма не ушли');
  const officer = await home((await school.person({ roles: ['privacy-officer'] })).cookie);
  expect(officer).toMatch(/Запросы о данных в работе<\/dt><dd><a href="\/office\/requests">0</);
  expect(officer).not.toContain('Счета ждут оплаты');
  expect(officer).not.toContain('Встречи на этой неделе');
});

it('tells a new school where to begin, each role its own steps, until a programme is published', async () => {
  const [administrator, officer] = [
    await school.person({ roles: ['administrator'] }),
    await school.person({ roles: ['privacy-officer'] }),
  ];
  const begun = await home(administrator.cookie);
  for (const path of ['/office/programmes', '/office/cohorts', '/office/staff', '/office/backups'])
    expect(begun).toContain(`<li><a href="${path}">`);
  expect(await home(officer.cookie)).not.toContain('С чего начать');
  await programmeForTest(school.ctx, {});
  expect(await home(administrator.cookie)).not.toContain('С чего начать');
});

it('counts the requests under way and those that are late', async () => {
  const { cookie } = await school.person({ roles: ['privacy-officer'] });
  const { id } = await openCase(school.ctx, {
    demand: 'access',
    way: 'form',
    email: 'a@example.kz',
    locale: 'ru',
    text: 'Что у вас есть обо мне',
  });
  expect(await home(cookie)).toMatch(/в работе<\/dt><dd><a [^>]*>1</);
  expect(await home(cookie)).toMatch(/просрочены<\/dt><dd><a href="\/office\/requests\?show=late">0</);
  await sql`update privacy_cases set due_on = '2026-11-21' where id = ${id}`.execute(school.ctx.db);
  expect(await home(cookie)).toMatch(/просрочены<\/dt><dd><a [^>]*>1</);
});

it('is closed to learners', async () => {
  expect((await school.request('/office', { cookie: (await school.person()).cookie })).status).not.toBe(200);
});

it('counts drafts and shows the sessions of the next seven days', async () => {
  const text = { title: 'Карьера', summary: '', audience: '', gives: [] };
  const { id: programmeId } = await createProgramme(school.ctx, {
    slug: 'agent',
    level: 'start',
    hours: 1,
    priceKzt: 0,
    texts: { ru: text },
  });
  const { id: cohortId } = await createCohort(school.ctx, {
    programmeId,
    slug: 'winter',
    titles: { ru: 'Зимний поток' },
    startsOn: Temporal.PlainDate.from('2026-11-20'),
    endsOn: null,
    seats: null,
  });
  for (const [day, title] of [
    ['2026-11-24', 'На этой неделе'],
    ['2026-12-24', 'Через месяц'],
    ['2026-11-20', 'Уже была'],
  ]) {
    const startsAt = Temporal.Instant.from(`${day}T14:00:00Z`);
    await addSession(school.ctx, { cohortId, startsAt, minutes: 90, titles: { ru: title ?? '' } });
  }
  const html = await home((await school.person({ roles: ['instructor'] })).cookie);
  expect(html).toMatch(/Программы в черновиках<\/dt><dd><a href="\/office\/programmes">1</);
  expect(html).toContain('На этой неделе</td>');
  expect(html).not.toContain('Через месяц');
  expect(html).not.toContain('Уже была');
});
