import { beforeAll, describe, expect, it } from 'vitest';
import { addSession, closeCohort, createCohort, reopenCohort } from '#learning/cohorts';
import {
  addModule,
  archiveProgramme,
  createLesson,
  createProgramme,
  publishProgramme,
  unpublishProgramme,
} from '#learning/programmes';
import { useSchool } from '#tests/harness/school.ts';
import { nextStart, type OfferedCohort } from './offer.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const cohort = (given: Partial<OfferedCohort> & { startsOn: Temporal.PlainDate }): OfferedCohort => ({
  slug: 'evenings',
  titles: { ru: 'Вечера' },
  endsOn: null,
  seats: null,
  taken: 0,
  sessions: 0,
  instructor: null,
  ...given,
});

describe('the next start', () => {
  const today = day('2026-11-22');

  it('is any day while a cohort without end is open', () => {
    const evenings = cohort({ startsOn: day('2026-12-01'), endsOn: day('2027-01-20') });
    expect(nextStart([cohort({ startsOn: day('2026-10-01') }), evenings], today)).toEqual({ kind: 'any time' });
  });

  it('is the soonest day to come rather than a cohort under way', () => {
    const running = cohort({ startsOn: day('2026-11-01'), endsOn: day('2026-12-20') });
    const coming = cohort({ startsOn: day('2026-12-01'), endsOn: day('2027-01-20') });
    expect(nextStart([running, coming], today)).toEqual({ kind: 'day', day: day('2026-12-01') });
    expect(nextStart([running], today)).toEqual({ kind: 'under way' });
  });

  it('passes over cohorts without a free seat, and says when all are full', () => {
    const full = cohort({ startsOn: day('2026-12-01'), seats: 3, taken: 3 });
    const later = cohort({ startsOn: day('2027-02-01'), seats: 3, taken: 2 });
    expect(nextStart([full, later], today)).toEqual({ kind: 'day', day: day('2027-02-01') });
    expect(nextStart([full], today)).toEqual({ kind: 'full', day: day('2026-12-01') });
    expect(nextStart([], today)).toEqual({ kind: 'none' });
  });
});

describe('the public pages', () => {
  const school = useSchool();
  let programmeId: string;
  let cohortId: string;

  beforeAll(async () => {
    const { ctx } = school;
    const programme = await createProgramme(ctx, {
      slug: 'first-talks',
      level: 'start',
      hours: 6,
      priceKzt: 48_000,
      texts: {
        ru: { title: 'Первые <разговоры>', summary: 'Кратко о них', audience: 'Новичкам', gives: ['Карта людей'] },
        kk: { title: 'Алғашқы әңгімелер', summary: 'Қысқаша', audience: 'Жаңадан келгендерге', gives: ['Карта'] },
      },
    });
    programmeId = programme.id;
    const module = await addModule(ctx, { programmeId, titles: { ru: 'Люди вокруг', kk: 'Айналадағы адамдар' } });
    await createLesson(ctx, {
      moduleId: module.id,
      slug: 'map',
      minutes: 15,
      texts: { ru: { title: 'Карта знакомств', summary: '', body: 'Секретный текст урока' }, en: { title: 'A map' } },
    });
    await publishProgramme(ctx, programmeId);
    const teacher = await school.person({ name: 'Гүлнәр Ахметова' });
    const created = await createCohort(ctx, {
      programmeId,
      slug: 'winter',
      titles: { ru: 'Зимний поток' },
      startsOn: day('2026-12-01'),
      endsOn: day('2027-01-20'),
      seats: 12,
      instructorId: teacher.id,
    });
    cohortId = created.id;
    await addSession(ctx, {
      cohortId,
      startsAt: Temporal.Instant.from('2026-12-01T14:00:00Z'),
      minutes: 90,
      titles: { ru: 'Знакомство' },
    });
  });

  it('shows the programme on the first page and in the catalogue, with its price and start', async () => {
    for (const path of ['/', '/programmes']) {
      const answer = await school.request(path);
      const html = await answer.text();
      expect(answer.status).toBe(200);
      expect(html).toContain('Первые &lt;разговоры&gt;');
      expect(html).toContain('48\u00a0000\u00a0₸');
      expect(html).toContain('1 декабря 2026');
      expect(html).toContain('6 часов, 1 урок');
      expect(html.match(/<h1/g)).toHaveLength(1);
    }
  });

  it('shows lessons, seats, sessions and the teacher, and no lesson text', async () => {
    const html = await (await school.request('/programmes/first-talks')).text();
    expect(html).toContain('Карта знакомств');
    expect(html).toContain('осталось 12 мест');
    expect(html).toContain('1 онлайн');
    expect(html).toContain('Гүлнәр Ахметова');
    expect(html).toContain('href="/programmes/first-talks/enrolment"');
    expect(html).not.toContain('Секретный текст');
  });

  it('marks what is not in the page’s language and says that lessons are in Russian', async () => {
    const english = await (await school.request('/programmes/first-talks', { locale: 'en' })).text();
    expect(english).toContain('<h1 lang="ru">Первые &lt;разговоры&gt;</h1>');
    expect(english).toContain('<span>A map</span>');
    expect(english).toContain('Lessons are in Russian');
    const kazakh = await (await school.request('/programmes/first-talks', { locale: 'kk' })).text();
    expect(kazakh).toContain('<h1>Алғашқы әңгімелер</h1>');
    expect(kazakh).toContain('<span lang="ru">Карта знакомств</span>');
    expect(kazakh).toContain('Сабақтар орыс тілінде');
  });

  it('answers any other wish about what to show with everything', async () => {
    const html = await (await school.request('/programmes?show=%27;drop')).text();
    expect(html).toContain('Первые &lt;разговоры&gt;');
  });

  it('offers no enrolment once every cohort is closed', async () => {
    await closeCohort(school.ctx, cohortId);
    const html = await (await school.request('/programmes/first-talks')).text();
    expect(html).toContain('Сейчас записаться нельзя');
    expect(html).toContain(school.ctx.school.email);
    expect(html).not.toContain('href="/programmes/first-talks/enrolment"');
    await reopenCohort(school.ctx, cohortId);
    expect(await (await school.request('/programmes/first-talks')).text()).toContain('/first-talks/enrolment');
  });

  it('hides drafts and archived programmes', async () => {
    await unpublishProgramme(school.ctx, programmeId);
    expect((await school.request('/programmes/first-talks')).status).toBe(404);
    expect(await (await school.request('/programmes')).text()).toContain('Сейчас набора нет');
    await publishProgramme(school.ctx, programmeId);
    expect((await school.request('/programmes/first-talks')).status).toBe(200);
    await archiveProgramme(school.ctx, programmeId);
    expect((await school.request('/programmes/first-talks')).status).toBe(404);
    expect((await school.request('/programmes/never-was')).status).toBe(404);
  });
});
