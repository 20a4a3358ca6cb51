import { beforeAll, describe, expect, it } from 'vitest';
import { findCohort, openCohortsOf, sessionsOf } from '#learning/cohorts';
import { createProgramme } from '#learning/programmes';
import { useSchool } from '#tests/harness/school.ts';
import { schoolMoment } from './forms.ts';

it('reads the time of a session on the school’s clock', () => {
  const date = Temporal.PlainDate.from('2026-12-01');
  expect(schoolMoment(date, '19:00').toString()).toBe('2026-12-01T14:00:00Z');
  expect(schoolMoment(date, '9.30').toString()).toBe('2026-12-01T04:30:00Z');
});

describe('the office where cohorts are planned', () => {
  const school = useSchool();
  let cookie: string;
  let programme: string;
  let id: string;
  let teacher: { id: string };
  const get = async (path: string) => {
    const answer = await school.request(path, { cookie });
    return { status: answer.status, html: await answer.text() };
  };
  const post = async (path: string, form: Record<string, string>) => {
    const answer = await school.request(path, { form, cookie });
    return { status: answer.status, to: answer.headers.get('location') ?? '', html: await answer.text() };
  };
  const winter = () => ({
    programme,
    slug: 'winter',
    title_ru: 'Зимний поток',
    title_kk: 'Қысқы топ',
    starts_on: '2026-12-01',
    ends_on: '2027-01-20',
    seats: '12',
    instructor: teacher.id,
  });

  beforeAll(async () => {
    cookie = (await school.person({ roles: ['manager'] })).cookie;
    teacher = await school.person({ name: 'Гүлнәр Ахметова', roles: ['instructor'] });
    const text = { title: 'Карьера агента', summary: 'Кратко', audience: 'Всем', gives: [] };
    const created = await createProgramme(school.ctx, {
      slug: 'agent',
      level: 'start',
      hours: 28,
      priceKzt: 48_000,
      texts: { ru: text },
    });
    programme = created.id;
    const made = await post('/office/cohorts', winter());
    expect(made.status).toBe(303);
    id = /cohorts\/([0-9a-f-]{36})/.exec(made.to)?.[1] ?? '';
  });

  it('is closed to those without the right', async () => {
    expect((await school.request('/office/cohorts')).status).not.toBe(200);
    const adviser = await school.person({ roles: ['adviser'] });
    expect((await school.request('/office/cohorts', { cookie: adviser.cookie })).status).toBe(403);
  });

  it('lists the cohort with its seats and teacher, and moves it to the past when it is over', async () => {
    const { html } = await get('/office/cohorts');
    for (const words of ['Зимний поток', 'Карьера агента', '0 из 12', 'Гүлнәр Ахметова', 'открыт']) {
      expect(html).toContain(words);
    }
    const before = school.clock.now();
    school.clock.set(Temporal.Instant.from('2027-01-21T06:00:00Z'));
    const fresh = (await school.person({ roles: ['manager'] })).cookie;
    const past = await (await school.request('/office/cohorts?show=past', { cookie: fresh })).text();
    const current = await (await school.request('/office/cohorts', { cookie: fresh })).text();
    school.clock.set(before);
    expect(past).toContain('Зимний поток');
    expect(current).not.toContain('Зимний поток');
  });

  it('opens every page of the planning', async () => {
    for (const path of [
      '/new',
      `/${id}`,
      `/${id}/facts`,
      `/${id}/closing`,
      `/${id}/reopening`,
      `/${id}/sessions/new`,
    ]) {
      const { status, html } = await get(`/office/cohorts${path}`);
      expect([path, status, html.match(/<h1/g)?.length]).toEqual([path, 200, 1]);
    }
  });

  it.each([
    ['an address that is taken', { slug: 'winter' }, 'уже занят'],
    ['an address that is none', { slug: 'Зима' }, 'строчные латинские'],
    ['an end before the start', { slug: 'x', ends_on: '2026-11-30' }, 'раньше первого'],
    ['a day that does not exist', { slug: 'x', starts_on: '2026-02-30' }, 'существующую дату'],
    ['no seats at all', { slug: 'x', seats: '0' }, 'вне допустимых границ'],
    [
      'a teacher who is not of the staff',
      { slug: 'x', instructor: '01890000-0000-7000-8000-000000000000' },
      'Выберите сотрудника',
    ],
    [
      'a programme that is not there',
      { slug: 'x', programme: '01890000-0000-7000-8000-000000000000' },
      'Выберите программу',
    ],
  ])('refuses %s and keeps what was typed', async (_what, change, words) => {
    const { status, html } = await post('/office/cohorts', { ...winter(), ...change });
    expect(status).toBe(422);
    expect(html).toContain(words);
    expect(html).toContain('value="Зимний поток"');
  });

  it('changes the facts and leaves the address', async () => {
    const form = { title_ru: 'Вечерний', starts_on: '2026-12-02', ends_on: '', seats: '', instructor: '' };
    expect((await post(`/office/cohorts/${id}/facts`, form)).status).toBe(303);
    expect(await findCohort(school.ctx, 'winter')).toMatchObject({
      titles: { ru: 'Вечерний' },
      seats: null,
      ends_on: null,
    });
    await post(`/office/cohorts/${id}/facts`, winter());
  });

  it('plans sessions on the school’s clock, changes and removes them', async () => {
    const path = `/office/cohorts/${id}/sessions`;
    const form = { day: '2026-12-01', time: '19:00', minutes: '90', title_ru: 'Знакомство' };
    expect((await post(path, { ...form, time: '25:00' })).html).toContain('Напишите время');
    expect((await post(path, form)).status).toBe(303);
    const [session] = await sessionsOf(school.ctx, [id]);
    expect(session).toMatchObject({ minutes: 90, programme_slug: 'agent', cohort_slug: 'winter' });
    expect(session?.starts_at.toString()).toBe('2026-12-01T14:00:00Z');
    const one = `${path}/${session?.id}`;
    expect((await get(one)).html).toContain('value="19:00"');
    expect((await post(one, { ...form, time: '20:15' })).status).toBe(303);
    expect((await sessionsOf(school.ctx, [id]))[0]?.starts_at.toString()).toBe('2026-12-01T15:15:00Z');
    expect((await get(`${one}/removal`)).html).toContain('Удалить встречу');
    expect((await post(`${one}/removal`, {})).status).toBe(303);
    expect(await sessionsOf(school.ctx, [id])).toEqual([]);
    expect((await get(one)).status).toBe(404);
  });

  it('closes enrolment after asking, and opens it again', async () => {
    expect((await get(`/office/cohorts/${id}/closing`)).html).toContain('Закрыть набор');
    await post(`/office/cohorts/${id}/closing`, {});
    expect(await openCohortsOf(school.ctx, programme)).toEqual([]);
    await post(`/office/cohorts/${id}/reopening`, {});
    expect(await openCohortsOf(school.ctx, programme)).toHaveLength(1);
  });
});
