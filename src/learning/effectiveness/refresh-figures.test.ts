/** Whose studies the board counts: behaviour of those who agreed, the rest of everybody who did not forbid it. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { completeEnrolment, enrol } from '#learning/enrolments';
import { completeLesson } from '#learning/lessons';
import { schoolDay } from '#platform/clock.ts';
import { recordConsents } from '#privacy/consents';
import { objectTo, restrictProcessing } from '#privacy/restriction';
import type { TestPerson } from '#tests/harness/people.ts';
import { programmeForTest, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { refreshFigures } from './index.ts';
import { studyBoard } from './study-board.ts';

const school = useSchool();
let programme: TestProgramme;

beforeEach(async () => {
  programme = await programmeForTest(school.ctx, { lessons: 2 });
});

/** Enrolled, and through so many lessons. */
async function learner({ lessons = 0, agreed = false } = {}): Promise<TestPerson & { enrolmentId: string }> {
  const person = await school.person();
  const { id: personId } = person;
  const given = agreed ? (['study', 'improvement'] as const) : (['study'] as const);
  await recordConsents(school.ctx, { personId, given: [...given], way: 'registration', locale: 'ru' });
  const as = school.as(personId);
  const { enrolmentId } = await enrol(as, { personId, cohortSlug: programme.cohortSlug });
  for (const { id: lessonId } of programme.lessons.slice(0, lessons))
    await completeLesson(as, { personId, enrolmentId, lessonId });
  return { ...person, enrolmentId };
}

async function figures() {
  await refreshFigures(school.ctx);
  const { rows } = await sql<Record<'placed' | 'started' | 'first' | 'half' | 'completed' | 'dropped', number>>`
    select coalesce(sum(placed), 0)::int as placed, coalesce(sum(started), 0)::int as started,
      coalesce(sum(first_lesson), 0)::int as first, coalesce(sum(half), 0)::int as half,
      coalesce(sum(completed), 0)::int as completed, coalesce(sum(dropped), 0)::int as dropped
    from study_figures where cohort_id = ${programme.cohortId}`.execute(school.ctx.db);
  return rows[0];
}
const later = (days: number) => school.clock.advance({ hours: 24 * days });

describe('the board', () => {
  it('counts lessons and silence only of those who agreed', async () => {
    await learner({ lessons: 1 });
    later(40);
    expect(await figures()).toEqual({ placed: 1, started: 1, first: 0, half: 0, completed: 0, dropped: 0 });
    await learner({ lessons: 1, agreed: true });
    later(40);
    expect(await figures()).toEqual({ placed: 2, started: 2, first: 1, half: 1, completed: 0, dropped: 1 });
  });

  it('counts of everybody that they completed or cancelled', async () => {
    const [one, other] = [await learner(), await learner()];
    await completeEnrolment(school.ctx, one.enrolmentId);
    await sql`update enrolments set cancelled_at = ${school.clock.now()} where id = ${other.enrolmentId}`.execute(
      school.ctx.db,
    );
    expect(await figures()).toEqual({ placed: 2, started: 2, first: 1, half: 1, completed: 1, dropped: 1 });
  });

  it('leaves out whoever restricted their studies, or objected', async () => {
    const [everything, records, against, contact] = [
      await learner({ lessons: 2, agreed: true }),
      await learner({ lessons: 2, agreed: true }),
      await learner({ lessons: 2, agreed: true }),
      await learner({ lessons: 2 }),
    ];
    const accounts = async () =>
      (await studyBoard(school.ctx, { programme: undefined, cohort: undefined, period: 'all' })).way.accounts;
    const before = await accounts();
    const way = 'cabinet';
    await restrictProcessing(school.ctx, { personId: everything.id, part: { part: 'everything' }, way });
    await restrictProcessing(school.ctx, { personId: records.id, part: { part: 'category', name: 'study' }, way });
    await objectTo(school.ctx, { personId: against.id, purpose: 'improvement', way });
    await restrictProcessing(school.ctx, { personId: contact.id, part: { part: 'category', name: 'contact' }, way });
    expect(await figures()).toEqual({ placed: 1, started: 1, first: 1, half: 1, completed: 1, dropped: 0 });
    expect(before - (await accounts())).toBe(3);
  });

  it('calls nobody silent before their cohort has begun', async () => {
    const startsOn = schoolDay(school.clock.now()).add({ days: 31 });
    await sql`update cohorts set starts_on = ${startsOn} where id = ${programme.cohortId}`.execute(school.ctx.db);
    await learner({ agreed: true });
    later(40);
    expect(await figures()).toMatchObject({ started: 1, dropped: 0 });
    later(40);
    expect(await figures()).toMatchObject({ started: 1, dropped: 1 });
  });
});
