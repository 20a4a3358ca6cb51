import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isMultiple,
  isRight,
  neededToPass,
  type Question,
  type Quiz,
  questionProblem,
  score,
  unanswered,
} from './quiz.ts';

function question(id: string, correct: readonly boolean[]): Question {
  const options = correct.map((each, index) => ({ id: `${id}${index}`, text: { ru: `${index}` }, correct: each }));
  return { id, prompts: { ru: id }, options, explanations: { ru: '' } };
}

const one = question('one', [true, false, false]);
const two = question('two', [true, false, true]);
const quiz: Quiz = { passPercent: 70, questions: [one, two] };

describe('a question', () => {
  it('takes several answers when several are right', () => {
    expect(isMultiple(one)).toBe(false);
    expect(isMultiple(two)).toBe(true);
  });

  it('is right when exactly the right options are chosen', () => {
    expect(isRight(two, { two: ['two2', 'two0'] })).toBe(true);
    expect(isRight(two, { two: ['two0'] })).toBe(false);
    expect(isRight(two, { two: ['two0', 'two1', 'two2'] })).toBe(false);
  });

  it('does not become right by choosing everything where one may be chosen', () => {
    expect(isRight(question('q', [false, true]), { q: ['q0', 'q1'] })).toBe(false);
  });

  it('does not know options of other questions', () => {
    expect(unanswered(quiz, { one: ['two0'], two: ['two0'] })).toEqual(['one']);
  });

  it.each([
    [[true], 'too_few_options'],
    [Array(9).fill(false).with(0, true), 'too_many_options'],
    [[false, false], 'none_correct'],
    [[true, true], 'all_correct'],
    [[true, false], undefined],
  ])('with options %j has the problem %s', (correct, problem) => {
    expect(questionProblem(correct.map((each) => ({ correct: each })))).toBe(problem);
  });
});

describe('a score', () => {
  it('passes from the percentage on', () => {
    const all = { one: ['one0'], two: ['two0', 'two2'] };
    expect(score(quiz, all)).toEqual({ correct: 2, total: 2, passed: true });
    expect(score(quiz, { ...all, one: ['one1'] })).toEqual({ correct: 1, total: 2, passed: false });
    expect(score({ ...quiz, passPercent: 50 }, { ...all, one: ['one1'] }).passed).toBe(true);
  });

  it('is never passed where nothing is asked', () => {
    expect(score({ passPercent: 1, questions: [] }, {}).passed).toBe(false);
  });

  it('passes exactly when as many are right as the page says are needed', () => {
    const counts = fc
      .integer({ min: 1, max: 40 })
      .chain((total) => fc.tuple(fc.constant(total), fc.nat({ max: total })));
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 100 }), ([total, right], passPercent) => {
        const questions = Array.from({ length: total }, (_, index) => question(`q${index}-`, [true, false]));
        const choices = Object.fromEntries(
          questions.map(({ id }, index) => [id, [index < right ? `${id}0` : `${id}1`]]),
        );
        expect(score({ passPercent, questions }, choices).passed).toBe(
          right >= neededToPass({ passPercent, questions }),
        );
      }),
    );
  });
});
