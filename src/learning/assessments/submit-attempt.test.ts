import { describe, expect, it } from 'vitest';
import { enrol } from '#learning/enrolments';
import { programmeForTest, QUESTIONS, type TestProgramme } from '#tests/harness/programme.ts';
import { useSchool } from '#tests/harness/school.ts';
import { addQuestion, moveQuestion, removeQuestion, updateQuestion } from './edit-quiz.ts';
import { findQuiz, getOwnAttempt } from './queries.ts';
import type { Choices, Quiz } from './quiz.ts';
import { submitAttempt } from './submit-attempt.ts';

const school = useSchool();

async function quizOf(programme: TestProgramme): Promise<Quiz> {
  const quiz = await findQuiz(school.ctx, lessonOf(programme));
  if (!quiz) throw new Error('the lesson has no quiz');
  return quiz;
}

const lessonOf = (programme: TestProgramme): string => programme.lessons[0]?.id ?? '';

function chosen(quiz: Quiz, texts: readonly string[]): Choices {
  return Object.fromEntries(
    quiz.questions.map(({ id, options }) => [
      id,
      options.filter((option) => texts.includes(option.text.ru)).map((option) => option.id),
    ]),
  );
}

async function studying() {
  const programme = await programmeForTest(school.ctx, { quizzes: [0] });
  const person = await school.person();
  const { enrolmentId } = await enrol(school.as(person.id), { personId: person.id, cohortSlug: programme.cohortSlug });
  const submit = (choices: Choices) =>
    submitAttempt(school.as(person.id), {
      personId: person.id,
      enrolmentId,
      lessonId: lessonOf(programme),
      choices,
      locale: 'ru',
    });
  return { programme, person, enrolmentId, submit, quiz: await quizOf(programme) };
}

describe('an attempt', () => {
  it('is scored and kept in the words it was asked in', async () => {
    const { person, programme, quiz, submit } = await studying();
    const outcome = await submit(chosen(quiz, ['Соседа', 'Имя', 'Долги']));
    if (outcome.kind !== 'scored') throw new Error(outcome.kind);
    expect(outcome.score).toEqual({ correct: 1, total: 2, passed: true });

    const [first] = quiz.questions;
    const changed = { ...QUESTIONS[0], prompts: { ru: 'Другой вопрос' } };
    await updateQuestion(school.ctx, lessonOf(programme), first?.id ?? '', changed);
    const { answers } = await getOwnAttempt(school.ctx, person.id, outcome.attemptId);
    expect(answers.questions[0]).toMatchObject({ prompt: 'Кого спросить первым?', right: true });
    expect(answers.questions[1]).toMatchObject({ right: false, explanation: QUESTIONS[1].explanations.ru });
  });

  it('keeps nothing while a question has no answer', async () => {
    const { quiz, submit } = await studying();
    const outcome = await submit(chosen(quiz, ['Соседа']));
    expect(outcome).toEqual({ kind: 'unanswered', questionIds: [quiz.questions[1]?.id] });
  });

  it('is refused for the enrolment of somebody else', async () => {
    const { programme, enrolmentId, quiz } = await studying();
    const stranger = await school.person();
    const submission = {
      personId: stranger.id,
      enrolmentId,
      lessonId: lessonOf(programme),
      choices: chosen(quiz, ['Соседа', 'Имя']),
      locale: 'ru' as const,
    };
    await expect(submitAttempt(school.as(stranger.id), submission)).rejects.toThrow('not found');
  });

  it('of somebody else is not found', async () => {
    const { quiz, submit } = await studying();
    const outcome = await submit(chosen(quiz, ['Соседа', 'Имя']));
    const stranger = await school.person();
    const id = outcome.kind === 'scored' ? outcome.attemptId : '';
    await expect(getOwnAttempt(school.ctx, stranger.id, id)).rejects.toThrow('not found');
  });
});

describe('editing a quiz', () => {
  it('keeps the identifiers of options that stay', async () => {
    const { programme, quiz } = await studying();
    const [first] = quiz.questions;
    const options = first?.options.map((option) => ({ ...option, text: { ru: `${option.text.ru}.` } })) ?? [];
    const added = { text: { ru: 'Никого' }, correct: false };
    await updateQuestion(school.ctx, lessonOf(programme), first?.id ?? '', {
      ...QUESTIONS[0],
      options: [...options, added],
    });
    const after = (await quizOf(programme)).questions[0]?.options.map((option) => option.id) ?? [];
    expect(after.slice(0, 2)).toEqual(first?.options.map((option) => option.id));
    expect(new Set(after).size).toBe(3);
  });

  it('moves questions, and takes the quiz away with its last one', async () => {
    const { programme, quiz } = await studying();
    const lessonId = lessonOf(programme);
    const [first, second] = quiz.questions.map((question) => question.id);
    await moveQuestion(school.ctx, lessonId, second ?? '', 'up');
    await moveQuestion(school.ctx, lessonId, second ?? '', 'up');
    const third = await addQuestion(school.ctx, lessonId, QUESTIONS[0]);
    expect((await quizOf(programme)).questions.map((question) => question.id)).toEqual([second, first, third.id]);
    for (const id of [first, second, third.id]) await removeQuestion(school.ctx, lessonId, id ?? '');
    expect(await findQuiz(school.ctx, lessonId)).toBeUndefined();
  });

  it('refuses a question that nobody could answer', async () => {
    const { programme } = await studying();
    const options = [{ text: { ru: 'Одно' }, correct: true }];
    await expect(addQuestion(school.ctx, lessonOf(programme), { ...QUESTIONS[0], options })).rejects.toMatchObject({
      reason: 'too_few_options',
    });
  });
});
