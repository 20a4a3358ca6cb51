import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openSessionWithoutCredentials } from '#people/sign-in';
import { useSchool } from '#tests/harness/school.ts';
import { seedScale } from './index.ts';

const school = useSchool();

async function one<T>(query: ReturnType<typeof sql<T>>): Promise<T> {
  const { rows } = await query.execute(school.ctx.db);
  const [row] = rows;
  if (!row) throw new Error('no row');
  return row;
}

describe('a large school', () => {
  it('gets exactly the learners asked for, and more when asked again', async () => {
    await seedScale(school.ctx, 60);
    expect(await one(sql`select count(*) as people, count(distinct email) as emails from people`)).toEqual({
      people: 60,
      emails: 60,
    });
    await seedScale(school.ctx, 15);
    expect(await one(sql`select count(*) as people from people`)).toEqual({ people: 75 });
    expect(await one(sql`select count(*) as programmes from programmes`)).toEqual({ programmes: 3 });
  });

  it('has a history that agrees with itself', async () => {
    const { completed, certified, done, lessons, unpaid } = await one(sql<Record<string, number>>`
      select
        (select count(*) from enrolments where completed_at is not null) as completed,
        (select count(*) from certificates join enrolments e on e.id = enrolment_id where e.completed_at is not null) as certified,
        (select count(*) from lesson_progress lp join enrolments e on e.id = lp.enrolment_id
          where e.completed_at is not null and lp.completed_at is not null) as done,
        (select count(*) from lessons l join enrolments e on e.programme_id = l.programme_id
          where e.completed_at is not null) as lessons,
        (select count(*) from enrolments e join orders o on o.id = e.order_id
          where e.active_at is not null and o.paid_at is null) as unpaid`);
    expect(completed).toBeGreaterThan(10);
    expect(certified).toBe(completed);
    expect(done).toBe(lessons);
    expect(unpaid).toBe(0);
    expect(
      await one(sql`select count(*) as later from lesson_progress where last_opened_at > ${school.clock.now()}`),
    ).toEqual({
      later: 0,
    });
  });

  it('opens its lessons to its learners', async () => {
    const found = await one(sql<{ person: string; cohort: string }>`
      select person_id as person, cohorts.slug as cohort from enrolments join cohorts on cohorts.id = cohort_id
      where active_at is not null and completed_at is null order by enrolments.id limit 1`);
    const { cookie } = await openSessionWithoutCredentials(school.ctx, { personId: found.person, secondFactor: false });
    for (const path of ['/learn', `/learn/${found.cohort}`, `/learn/${found.cohort}/lesson-04`]) {
      expect((await school.request(path, { cookie })).status, path).toBe(200);
    }
  });

  it('is the same school every time', async () => {
    const { first } = await one(sql<{ first: string }>`
      select name || ' ' || locale as first from people where email = 'learner-0000001@scale.example'`);
    expect(first).toBe('Тимур Нұрғали ru');
  });
});
