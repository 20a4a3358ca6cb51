import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { enrol } from '#learning/enrolments';
import { giveConsent } from '#privacy/consents';
import type { TestPerson } from '#tests/harness/people.ts';
import { programmeForTest, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';

const school = useSchool();
let programme: TestProgramme;
let learner: TestPerson;
const path = () => `/feedback/${programme.cohortSlug}/${programme.lessons[0]?.slug}`;
const said = async () => {
  const { rows } = await sql<{ rating: number; comment: string | null; ofLesson: boolean }>`
    select rating, comment, lesson_id is not null as "ofLesson" from feedback order by given_at`.execute(school.ctx.db);
  return rows;
};

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

  it('is for those admitted to the study alone', async () => {
    const stranger = await school.person();
    expect((await school.request(path(), { cookie: stranger.cookie })).status).toBe(404);
    expect((await school.request(path(), { cookie: stranger.cookie, form: { rating: '1' } })).status).toBe(404);
    expect((await school.request(`${path()}-no`, { cookie: learner.cookie })).status).toBe(404);
    expect((await school.request(path())).status).toBe(303);
  });
});
