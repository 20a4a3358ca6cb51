/** Whose studies the board counts: behaviour of those who agreed, the rest of everybody who did not forbid it. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { findQuiz, type QuestionInput, saveQuiz, submitAttempt } from '#learning/assessments';
import { completeEnrolment, enrol } from '#learning/enrolments';
import { giveFeedback } from '#learning/feedback';
import { completeLesson } from '#learning/lessons';
import { schoolDay } from '#platform/clock.ts';
import type { Locale, LocalText } from '#platform/i18n/locale.ts';
import { recordConsents } from '#privacy/consents';
import { erasePerson } from '#privacy/erasure';
import { objectTo, restrictProcessing } from '#privacy/restriction';
import type { TestPerson } from '#tests/harness/people.ts';
import { programmeForTest, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { wardOf } from '#tests/harness/ward.ts';
import { refreshFigures } from './index.ts';
import { lessonBoard } from './lesson-board.ts';
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
const lessonId = () => programme.lessons[0]?.id ?? '';
/** Submits the quiz of the first lesson, with every answer that is taken. */
async function submit(
  { id: personId, enrolmentId }: { id: string; enrolmentId: string },
  takes: (text: LocalText) => boolean,
  locale: Locale = 'ru',
): Promise<void> {
  const quiz = await findQuiz(school.ctx, lessonId());
  const choices = Object.fromEntries(
    (quiz?.questions ?? []).map(({ id, options }) => [
      id,
      options.filter(({ text }) => takes(text)).map((option) => option.id),
    ]),
  );
  const as = school.as(personId);
  expect(await submitAttempt(as, { personId, enrolmentId, lessonId: lessonId(), choices, locale })).toHaveProperty(
    'kind',
    'scored',
  );
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
    await refreshFigures(school.ctx);
    const before = await accounts();
    const way = 'cabinet';
    await restrictProcessing(school.ctx, { personId: everything.id, part: { part: 'everything' }, way });
    await restrictProcessing(school.ctx, { personId: records.id, part: { part: 'category', name: 'study' }, way });
    await objectTo(school.ctx, { personId: against.id, purpose: 'improvement', way });
    await restrictProcessing(school.ctx, { personId: contact.id, part: { part: 'category', name: 'contact' }, way });
    expect(await figures()).toEqual({ placed: 1, started: 1, first: 1, half: 1, completed: 1, dropped: 0 });
    expect(before - (await accounts())).toBe(3);
  });

  it('has nothing of a child, whatever the guardian agreed to for themselves, and the guardian’s own study beside it', async () => {
    const guardian = await learner({ lessons: 1, agreed: true });
    const ward = await wardOf(school, guardian, { name: 'Дитя Тестовое', born: '2016-05-17' });
    const [now, id] = [school.clock.now(), school.ctx.ids.uuid()];
    await sql`insert into enrolments (id, person_id, ward_id, programme_id, cohort_id, placed_at, active_at)
      values (${id}, ${guardian.id}, ${ward.id}, ${programme.id}, ${programme.cohortId}, ${now}, ${now})`.execute(
      school.ctx.db,
    );
    await sql`insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at)
      values (${school.ctx.ids.uuid()}, ${guardian.id}, ${id}, ${lessonId()}, ${now}, ${now})`.execute(school.ctx.db);
    const opened = async () => {
      const { rows } = await sql<{ opened: number }>`select coalesce(sum(opened), 0)::int as opened from lesson_figures
        where cohort_id = ${programme.cohortId}`.execute(school.ctx.db);
      return rows[0]?.opened;
    };
    expect(await figures()).toMatchObject({ placed: 1, started: 1, first: 1 });
    expect(await opened()).toBe(1);
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

  it('does not take back whoever objected once they are erased', async () => {
    const [against, other] = [await learner({ lessons: 2 }), await learner({ lessons: 2 })];
    await objectTo(school.ctx, { personId: against.id, purpose: 'improvement', way: 'cabinet' });
    const one = { placed: 1, started: 1, first: 1, half: 1, completed: 1, dropped: 0 };
    expect(await figures()).toEqual(one);
    await erasePerson(school.ctx, school.inventory, { personId: against.id, requestedBy: 'person' });
    expect(await figures()).toEqual(one);
    await erasePerson(school.ctx, school.inventory, { personId: other.id, requestedBy: 'person' });
    expect(await figures()).toMatchObject({ placed: 0, started: 0, completed: 0 });
  });
});

/** Beside its words nothing of a question says which one it is. */
const ALIKE = { ru: 'Выберите верное утверждение' };

describe('a lesson that was changed', () => {
  const many = 10;

  /** Opens the lesson, and after so many hours has done it. */
  async function opening(hours: number): Promise<TestPerson & { enrolmentId: string }> {
    const person = await learner({ agreed: true });
    const at = school.clock.now();
    await sql`insert into lesson_progress (id, person_id, enrolment_id, lesson_id, opened_at, last_opened_at, completed_at)
      values (${school.ctx.ids.uuid()}, ${person.id}, ${person.enrolmentId}, ${lessonId()}, ${at}, ${at},
        ${at.add({ hours })})`.execute(school.ctx.db);
    return person;
  }
  const openings = async (count: number, hours: number) => {
    for (let index = 0; index < count; index += 1) await opening(hours);
  };
  const change = () =>
    sql`update lessons set updated_at = ${school.clock.now()} where id = ${lessonId()}`.execute(school.ctx.db);
  const compared = async () => {
    await refreshFigures(school.ctx);
    const board = await lessonBoard(school.ctx, { programme: programme.slug, cohort: undefined, period: 'all' });
    const [lesson] = board.lessons;
    if (!lesson) throw new Error('no lesson');
    return lesson;
  };
  const page = async () => {
    const manager = await school.person({ roles: ['manager'] });
    const path = `/office/analytics/lessons?programme=${programme.slug}&period=all`;
    return (await school.request(path, { cookie: manager.cookie, locale: 'en' })).text();
  };

  it('is compared by those who had the same time with it', async () => {
    await openings(many, 48);
    await openings(1, 24 * 8);
    later(20);
    await openings(1, 24 * 40);
    later(5);
    await change();
    await openings(many, 48);
    later(1);
    await openings(many, 48);
    later(1);
    expect(await compared()).toMatchObject({
      before: { opened: many + 2, hadTime: many + 1, doneInTime: many },
      after: { opened: many * 2, hadTime: 0, doneInTime: 0 },
    });
    expect(await page()).toContain(
      'Too early to say: of those who opened it after the change 0 have had 7 days so far',
    );
    later(5);
    expect((await compared()).after).toMatchObject({ hadTime: many, doneInTime: many });
    const html = await page();
    expect(html).not.toContain('Too early to say');
    expect(html).toContain('No difference');
    expect(html).not.toContain('Worse');
  });

  it('has too few to compare with where the change came too soon', async () => {
    await openings(many, 48);
    later(5);
    await change();
    await openings(many, 48);
    later(8);
    expect((await compared()).before).toMatchObject({ opened: many, hadTime: 0 });
    expect(await page()).toContain('Too few to compare with: 0 had their 7 days before the change, and it takes 10.');
  });

  it('tells tries and ratings of before and after by when they were given', async () => {
    programme = await programmeForTest(school.ctx, { quizzes: [0] });
    const [early, late] = [await opening(1), await opening(1)];
    const answer = async ({ id: personId, enrolmentId }: typeof early, rating: number) => {
      await submit({ id: personId, enrolmentId }, () => true);
      await giveFeedback(school.ctx, { personId, enrolmentId, lessonId: lessonId(), rating, comment: undefined });
    };
    later(1);
    await answer(early, 2);
    later(1);
    await change();
    later(1);
    await answer(late, 5);
    expect(await compared()).toMatchObject({
      before: { opened: 2, firstTries: 1, raters: 1, ratingSum: 2 },
      after: { opened: 0, firstTries: 1, raters: 1, ratingSum: 5 },
    });
    expect(await page()).toContain('2.0 (1) → 5.0 (1)');
  });
});

describe('a question', () => {
  const options = (...texts: string[]) => texts.map((ru, index) => ({ text: { ru }, correct: index === 0 }));
  const question = (prompts: LocalText, ...texts: string[]): QuestionInput => ({
    prompts,
    options: options(...texts),
    explanations: { ru: 'Потому.' },
  });
  const write = async (...questions: QuestionInput[]) => {
    programme = await programmeForTest(school.ctx);
    await saveQuiz(school.ctx, { lessonId: lessonId(), passPercent: 50, questions });
  };
  /** Of each question in its order: how many first tries there are, and how many were right. */
  const counted = async () => {
    await refreshFigures(school.ctx);
    const { rows } = await sql<{ figures: string }>`
      select sum(tries) || '/' || sum(sum_x) as figures from quiz_questions q
      left join question_figures f on f.question_id = q.id
      where lesson_id = ${lessonId()} group by q.id order by position`.execute(school.ctx.db);
    return rows.map(({ figures }) => figures);
  };

  it('is counted anew when its key is put right, and not when it is told in one more language', async () => {
    const wrongly = question({ ru: 'Сколько будет дважды два?' }, 'Пять', 'Четыре');
    await write(wrongly);
    for (let index = 0; index < 3; index += 1)
      await submit(await learner({ agreed: true }), ({ ru }) => ru === 'Четыре');
    expect(await counted()).toEqual(['3/0']);
    const set = (columns: Partial<Pick<QuestionInput, 'prompts' | 'options'>>) =>
      sql`update quiz_questions set prompts = coalesce(${JSON.stringify(columns.prompts) ?? null}::jsonb, prompts),
        options = coalesce(${JSON.stringify(columns.options) ?? null}::jsonb, options)
        where lesson_id = ${lessonId()}`.execute(school.ctx.db);
    const kept = await findQuiz(school.ctx, lessonId());
    const known = kept?.questions[0]?.options ?? [];
    await set({ prompts: { ...wrongly.prompts, kk: 'Екі жерде екі неше?' } });
    expect(await counted()).toEqual(['3/0']);
    await set({ options: known.map((option) => ({ ...option, correct: !option.correct })) });
    expect(await counted()).toEqual([null]);
    for (const locale of ['ru', 'kk'] as const)
      await submit(await learner({ agreed: true }), ({ ru }) => ru === 'Четыре', locale);
    expect(await counted()).toEqual(['2/2']);
  });

  it('is told from another in the same words', async () => {
    await write(question(ALIKE, 'Земля круглая', 'Земля плоская'), question(ALIKE, 'Вода мокрая', 'Вода сухая'));
    const choice = ({ ru }: LocalText) => ru === 'Земля плоская' || ru === 'Вода мокрая';
    for (let index = 0; index < 3; index += 1) await submit(await learner({ agreed: true }), choice);
    expect(await counted()).toEqual(['3/0', '3/3']);
  });

  it('has no figures where another is its double', async () => {
    await write(question(ALIKE, 'Да', 'Нет'), question(ALIKE, 'Да', 'Нет'), question({ ru: 'А это?' }, 'Да', 'Нет'));
    await submit(await learner({ agreed: true }), ({ ru }) => ru === 'Да');
    expect(await counted()).toEqual([null, null, '1/1']);
  });
});
