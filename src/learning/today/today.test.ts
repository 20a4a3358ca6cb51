import { expect, it } from 'vitest';
import { addSession, createCohort } from '#learning/cohorts';
import { createProgramme } from '#learning/programmes';
import { useSchool } from '#tests/harness/school.ts';

const school = useSchool();
const home = async (cookie: string) => (await school.request('/office', { cookie })).text();

it('shows each role the numbers it may see, and where they are dealt with', async () => {
  const manager = await home((await school.person({ roles: ['manager'] })).cookie);
  expect(manager).toContain('Счета ждут оплаты');
  expect(manager).toContain('href="/office/enrolments"');
  expect(manager).not.toContain('Письма не ушли');
  const officer = await home((await school.person({ roles: ['privacy-officer'] })).cookie);
  expect(officer).toContain('Ничего не ждёт');
  expect(officer).not.toContain('Встречи на этой неделе');
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
