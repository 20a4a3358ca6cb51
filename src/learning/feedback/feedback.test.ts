import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { enrol } from '#learning/enrolments';
import { giveConsent } from '#privacy/consents';
import type { TestPerson } from '#tests/harness/people.ts';
import { programmeForTest, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { wardOf } from '#tests/harness/ward.ts';

const school = useSchool();
let programme: TestProgramme;
let learner: TestPerson;
const path = () => `/feedback/${programme.cohortSlug}/${programme.lessons[0]?.slug}`;
const said = async () => {
  const { rows } = await sql<{ rating: number; comment: string | null; ofLesson: boolean }>`
    select rating, comment, lesson_id is not null as "ofLesson" from feedback order by given_at`.execute(school.ctx.db);
  return rows;
};

async function enrolmentOf(personId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from enrolments where person_id = ${personId}`.execute(
    school.ctx.db,
  );
  return rows[0]?.id ?? '';
}
/** The first lesson, and with it the programme. */
async function finish(enrolmentId: string): Promise<void> {
  const { ctx } = school;
  const now = ctx.clock.now();
  await sql`insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at, completed_at)
    select ${ctx.ids.uuid()}, person_id, id, ${programme.lessons[0]?.id}, ${now}, ${now}, ${now} from enrolments
    where id = ${enrolmentId}`.execute(ctx.db);
  await sql`update enrolments set completed_at = ${now} where id = ${enrolmentId}`.execute(ctx.db);
}

beforeAll(async () => {
  programme = await programmeForTest(school.ctx);
  learner = await school.person();
  await giveConsent(school.as(learner.id), { personId: learner.id, purpose: 'study', way: 'cabinet', locale: 'ru' });
  await enrol(school.as(learner.id), { personId: learner.id, cohortSlug: programme.cohortSlug, locale: 'ru' });
});

describe('feedback', () => {
  it('is said, said again and taken back, by the one who said it', async () => {
    const { cookie } = learner;
    const first = await school.request(path(), { cookie, form: { rating: '2', comment: ' Мало примеров ' } });
    expect(first.headers.get('location')).toBe(`${path()}?done=saved`);
    await school.request(path(), { cookie, form: { rating: '4', comment: '' } });
    await school.request(`/feedback/${programme.cohortSlug}`, { cookie, form: { rating: '5' } });
    expect(await said()).toEqual([
      { rating: 4, comment: null, ofLesson: true },
      { rating: 5, comment: null, ofLesson: false },
    ]);
    const page = await (await school.request(`${path()}?done=saved`, { cookie, locale: 'en' })).text();
    expect(page).toContain('Thank you, your feedback is kept.');
    await school.request(`${path()}/removal`, { cookie, form: {} });
    await school.request(`/feedback/${programme.cohortSlug}/removal`, { cookie, form: {} });
    expect(await said()).toEqual([]);
  });

  it('wants a rating, and keeps what was typed', async () => {
    const { cookie } = learner;
    const response = await school.request(path(), { cookie, form: { rating: '6', comment: 'Хороший урок' } });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Хороший урок');
    expect((await school.request(path(), { cookie, form: { rating: '3', comment: 'a'.repeat(2_001) } })).status).toBe(
      422,
    );
    expect(await said()).toEqual([]);
  });

  it('is not asked for of a child’s study; what was said of one before can be taken back', async () => {
    const guardian = await school.person();
    const ward = await wardOf(school, guardian, { name: 'Дитя Тестовое', born: '2016-05-17' });
    const [enrolmentId, now] = [school.ctx.ids.uuid(), school.clock.now()];
    await sql`insert into enrolments (id, person_id, ward_id, programme_id, cohort_id, placed_at, active_at)
      values (${enrolmentId}, ${guardian.id}, ${ward.id}, ${programme.id}, ${programme.cohortId}, ${now}, ${now})`.execute(
      school.ctx.db,
    );
    const [{ cookie }, seat] = [guardian, `${programme.cohortSlug}~${ward.id}`];
    const ask = (form?: Record<string, string>, act = '') =>
      school.request(`/feedback/${seat}${act}`, { cookie, locale: 'en', ...(form && { form }) });
    expect([(await ask()).status, (await ask({ rating: '4' })).status]).toEqual([404, 404]);
    // Nor does a page lead there, as it does for their own study.
    for (const [whose, id, address] of [
      ['own', await enrolmentOf(learner.id), programme.cohortSlug],
      ['child', enrolmentId, seat],
    ] as const) {
      await finish(id);
      for (const path of [`/learn/${address}`, `/learn/${address}/${programme.lessons[0]?.slug}`]) {
        const reader = whose === 'own' ? learner : guardian;
        const html = await (await school.request(path, { cookie: reader.cookie })).text();
        expect([path, html.includes('/feedback/')]).toEqual([path, whose === 'own']);
      }
    }
    await sql`insert into feedback (id, person_id, enrolment_id, rating, comment, given_at)
      values (${school.ctx.ids.uuid()}, ${guardian.id}, ${enrolmentId}, 2, 'word of before', ${now})`.execute(
      school.ctx.db,
    );
    const page = await (await ask()).text();
    expect(page).toContain('nobody sees it');
    expect(page).toContain('word of before');
    expect(page).not.toContain('Send feedback');
    expect((await ask({ rating: '4' })).status).toBe(404);
    expect((await ask({}, '/removal')).headers.get('location')).toBe(`/en/learn/${seat}`);
    expect(await said()).toEqual([]);
  });

  it('is for those admitted to the study alone', async () => {
    const stranger = await school.person();
    expect((await school.request(path(), { cookie: stranger.cookie })).status).toBe(404);
    expect((await school.request(path(), { cookie: stranger.cookie, form: { rating: '1' } })).status).toBe(404);
    expect((await school.request(`${path()}-no`, { cookie: learner.cookie })).status).toBe(404);
    expect((await school.request(path())).status).toBe(303);
  });
});
