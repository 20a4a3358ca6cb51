/** What is left of people in statistics: their number, and never themselves. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { refreshFigures } from '#learning/effectiveness';
import { enrol } from '#learning/enrolments';
import { giveFeedback } from '#learning/feedback';
import { completeLesson } from '#learning/lessons';
import { giveConsent } from '#privacy/consents';
import { erasePerson } from '#privacy/erasure';
import type { TestPerson } from '#tests/harness/people.ts';
import { programmeForTest, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { releaseStatistics } from './index.ts';
import { listReleases } from './queries.ts';

const school = useSchool();
let programme: TestProgramme;
const learners: TestPerson[] = [];

/** Begins the programme, and completes it or gives up after the first lesson. */
async function study(person: TestPerson, completes: boolean, rating?: number): Promise<void> {
  const as = school.as(person.id);
  const { id: enrolmentId } = await enrolmentOf(person);
  for (const lesson of programme.lessons.slice(0, completes ? undefined : 1)) {
    await completeLesson(as, { personId: person.id, enrolmentId, lessonId: lesson.id });
  }
  if (!completes)
    await sql`update enrolments set cancelled_at = ${school.clock.now()} where id = ${enrolmentId}`.execute(
      school.ctx.db,
    );
  if (rating) await giveFeedback(as, { personId: person.id, enrolmentId, lessonId: null, rating, comment: undefined });
}

async function enrolmentOf(person: TestPerson): Promise<{ id: string }> {
  const given = { personId: person.id, cohortSlug: programme.cohortSlug, locale: 'ru' } as const;
  await giveConsent(school.as(person.id), { personId: person.id, purpose: 'study', way: 'cabinet', locale: 'ru' });
  await enrol(school.as(person.id), given);
  const { rows } = await sql<{ id: string }>`select e.id from enrolments e join cohorts c on c.id = e.cohort_id
    where e.person_id = ${person.id} and c.slug = ${programme.cohortSlug}`.execute(school.ctx.db);
  const [row] = rows;
  if (!row) throw new Error('not enrolled');
  return row;
}

const erase = (person: TestPerson) =>
  erasePerson(school.ctx, school.inventory, { personId: person.id, requestedBy: 'person' });
const pool = async () => {
  const { rows } = await sql<{ dimension: string; value: string; people: number; completed: number }>`
    select dimension, value, people, completed from statistics_pool order by dimension`.execute(school.ctx.db);
  return rows;
};

beforeAll(async () => {
  programme = await programmeForTest(school.ctx);
  for (let number = 0; number < 12; number += 1) learners.push(await school.person());
});

describe('statistics', () => {
  it('count a study before its person is erased, along one dimension at a time', async () => {
    const [first, second] = learners as [TestPerson, TestPerson];
    await study(first, true, 5);
    await study(second, false);
    await erase(first);
    await erase(second);
    expect(await pool()).toEqual([
      { dimension: 'all', value: '', people: 2, completed: 1 },
      { dimension: 'cohort', value: programme.cohortSlug, people: 2, completed: 1 },
      { dimension: 'month', value: '2026-11', people: 2, completed: 1 },
      { dimension: 'presence', value: 'gone', people: 2, completed: 1 },
      { dimension: 'programme', value: programme.slug, people: 2, completed: 1 },
    ]);
  });

  it('are not released for fewer than ten people, nor before their month is over', async () => {
    for (const [index, person] of learners.slice(2).entries()) await study(person, true, index < 9 ? 4 : undefined);
    expect(await releaseStatistics(school.ctx)).toBeUndefined();
    school.clock.set(Temporal.Instant.from('2026-12-01T03:00:00Z'));
    expect(await releaseStatistics(school.ctx)).toEqual({ number: 1 });
    const {
      releases: [release],
    } = await listReleases(school.ctx);
    expect(release?.people).toBe(12);
    // One gave up: to say that eleven of twelve completed would tell of one.
    expect(
      release?.cells.map(({ dimension, people, completed, raters }) => [dimension, people, completed, raters]),
    ).toEqual(
      expect.arrayContaining([
        ['all', 12, null, null],
        ['programme', 12, null, null],
      ]),
    );
    expect(await pool()).toEqual([]);
  });

  it('stand as released, count nobody twice and keep totals when people go', async () => {
    for (const person of learners.slice(2)) await erase(person);
    expect(await pool()).toEqual([]);
    school.clock.set(Temporal.Instant.from('2027-01-01T03:00:00Z'));
    expect(await releaseStatistics(school.ctx)).toBeUndefined();
    const {
      releases: [release],
    } = await listReleases(school.ctx);
    expect(release?.people).toBe(12);
    const page = await (await school.request('/statistics', { locale: 'en' })).text();
    expect(page).toContain('The studies of 12 people ended.');
    const { rows } = await sql<{ people: number }>`select count(person_id) as people from enrolments`.execute(
      school.ctx.db,
    );
    expect(rows[0]?.people).toBe(0);
  });

  it('count a person with several studies once', async () => {
    const person = await school.person();
    await study(person, true);
    programme = await programmeForTest(school.ctx);
    await study(person, true);
    await erase(person);
    expect(await pool()).toContainEqual({ dimension: 'all', value: '', people: 1, completed: 1 });
  });
});

describe('the board’s figures', () => {
  it('count behaviour of those who agreed alone, and forget who is erased', async () => {
    programme = await programmeForTest(school.ctx, { lessons: 3 });
    const agreed = await school.person();
    const silent = await school.person();
    await giveConsent(school.as(agreed.id), {
      personId: agreed.id,
      purpose: 'improvement',
      way: 'cabinet',
      locale: 'ru',
    });
    await study(agreed, false, 3);
    await study(silent, true);
    await refreshFigures(school.ctx);
    const figures = async () => {
      const studies = await sql<{ placed: number; completed: number; dropped: number }>`
        select f.placed, f.completed, f.dropped from study_figures f where cohort_id = ${programme.cohortId}`.execute(
        school.ctx.db,
      );
      const lessons = await sql<{ opened: number; completed: number; stopped: number }>`
        select opened, completed, stopped from lesson_figures where cohort_id = ${programme.cohortId}`.execute(
        school.ctx.db,
      );
      return { studies: studies.rows, lessons: lessons.rows };
    };
    expect(await figures()).toEqual({
      studies: [{ placed: 2, completed: 1, dropped: 1 }],
      lessons: [{ opened: 1, completed: 1, stopped: 1 }],
    });
    await erase(agreed);
    await refreshFigures(school.ctx);
    expect((await figures()).lessons).toEqual([]);
  });
});
