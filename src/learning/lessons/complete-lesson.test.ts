import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { findQuiz, submitAttempt } from '#learning/assessments';
import { enrol } from '#learning/enrolments';
import { transact } from '#platform/context.ts';
import { programmeForTest, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { completeLesson } from './complete-lesson.ts';

const school = useSchool();

async function studying(given: Parameters<typeof programmeForTest>[1]) {
  const programme = await programmeForTest(school.ctx, given);
  const person = await school.person();
  const { enrolmentId } = await enrol(school.as(person.id), { personId: person.id, cohortSlug: programme.cohortSlug });
  const lesson = (index: number) => ({
    personId: person.id,
    enrolmentId,
    lessonId: programme.lessons[index]?.id ?? '',
  });
  return { programme, person, enrolmentId, lesson, ctx: school.as(person.id) };
}

/** Choices that pass, by the texts of the test's questions. */
async function passing(programme: TestProgramme, index: number) {
  const quiz = await findQuiz(school.ctx, programme.lessons[index]?.id ?? '');
  return Object.fromEntries(
    (quiz?.questions ?? []).map(({ id, options }) => [
      id,
      options.filter((each) => each.correct).map((each) => each.id),
    ]),
  );
}

async function countOf(action: string, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from audit_events where action = ${action} and person_id = ${personId}`.execute(school.ctx.db);
  return rows[0]?.count ?? -1;
}

async function certificatesOf(enrolmentId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from certificates where enrolment_id = ${enrolmentId}`.execute(school.ctx.db);
  return rows[0]?.count ?? -1;
}

/** Until a connection of this database waits for another one's lock. */
async function someoneWaits(): Promise<void> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(school.ctx.db);
  if (rows[0]?.waiting === 0) await someoneWaits();
}

describe('completing a lesson', () => {
  it('completes the programme with the last one, and issues the certificate', async () => {
    const { ctx, lesson, enrolmentId } = await studying({ lessons: 2 });
    expect(await completeLesson(ctx, lesson(0))).toBe('done');
    expect(await completeLesson(ctx, lesson(0))).toBe('was done');
    expect(await certificatesOf(enrolmentId)).toBe(0);
    expect(await completeLesson(ctx, lesson(1))).toBe('all done');
    expect(await certificatesOf(enrolmentId)).toBe(1);
  });

  it('by a click is refused where there are questions', async () => {
    const { ctx, lesson } = await studying({ lessons: 1, quizzes: [0] });
    await expect(completeLesson(ctx, lesson(0))).rejects.toMatchObject({ reason: 'quiz_first' });
  });

  it('happens by passing its quiz, and not by failing it', async () => {
    const { ctx, lesson, programme, person } = await studying({ lessons: 2, quizzes: [0] });
    const right = await passing(programme, 0);
    const quiz = await findQuiz(school.ctx, lesson(0).lessonId);
    const wrong = Object.fromEntries(
      (quiz?.questions ?? []).map(({ id, options }) => [id, [options.at(-1)?.id ?? '']]),
    );
    await submitAttempt(ctx, { ...lesson(0), choices: wrong, locale: 'ru' });
    expect(await countOf('lesson.completed', person.id)).toBe(0);
    await submitAttempt(ctx, { ...lesson(0), choices: right, locale: 'ru' });
    await submitAttempt(ctx, { ...lesson(0), choices: right, locale: 'ru' });
    expect(await countOf('lesson.completed', person.id)).toBe(1);
    expect(await countOf('quiz.submitted', person.id)).toBe(3);
  });

  it('is refused to others, in other programmes, and after the enrolment was cancelled', async () => {
    const { ctx, lesson, enrolmentId } = await studying({ lessons: 1 });
    const other = await programmeForTest(school.ctx);
    const stranger = await school.person();
    await expect(completeLesson(school.as(stranger.id), { ...lesson(0), personId: stranger.id })).rejects.toThrow(
      'not found',
    );
    await expect(completeLesson(ctx, { ...lesson(0), lessonId: other.lessons[0]?.id ?? '' })).rejects.toThrow(
      'not found',
    );
    await sql`update enrolments set cancelled_at = now() where id = ${enrolmentId}`.execute(school.ctx.db);
    await expect(completeLesson(ctx, lesson(0))).rejects.toThrow('not found');
  });
});

describe('two tabs at once', () => {
  it('finish the two last lessons, and the programme once', async () => {
    const { ctx, lesson, enrolmentId, person } = await studying({ lessons: 2 });
    const [written, leave] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = transact(ctx, async (tx) => {
      const outcome = await completeLesson(tx, lesson(0));
      written.resolve();
      await leave.promise;
      return outcome;
    });
    await written.promise;
    // The first has written and not committed yet: whoever does not wait for it counts one lesson as undone.
    const second = completeLesson(ctx, lesson(1));
    await Promise.race([second, someoneWaits()]);
    leave.resolve();
    expect([await first, await second]).toEqual(['done', 'all done']);
    expect(await certificatesOf(enrolmentId)).toBe(1);
    expect(await countOf('enrolment.completed', person.id)).toBe(1);
  });

  it('send the same answers to the last quiz: both tries are kept, and the lesson is done once', async () => {
    const { ctx, lesson, programme, enrolmentId, person } = await studying({ lessons: 1, quizzes: [0] });
    const choices = await passing(programme, 0);
    const submission = { ...lesson(0), choices, locale: 'ru' as const };
    await Promise.all(Array.from({ length: 4 }, () => submitAttempt(ctx, submission)));
    expect(await countOf('quiz.submitted', person.id)).toBe(4);
    expect(await countOf('lesson.completed', person.id)).toBe(1);
    expect(await certificatesOf(enrolmentId)).toBe(1);
  });
});
