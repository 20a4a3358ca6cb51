import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difficulty, discrimination, judgeChange, judgeQuestion, type QuestionSums } from './item.ts';

function sumsOf(answers: readonly (readonly [x: 0 | 1, r: number])[]): QuestionSums {
  const sum = (of: (x: number, r: number) => number) => answers.reduce((total, [x, r]) => total + of(x, r), 0);
  return {
    tries: answers.length,
    sumX: sum((x) => x),
    sumR: sum((_, r) => r),
    sumRR: sum((_, r) => r * r),
    sumXR: sum((x, r) => x * r),
  };
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('a question', () => {
  it('is too hard, too easy, blind or good', () => {
    expect(judgeQuestion(sumsOf([...times(9, [1, 1] as const)]))).toBe('few');
    expect(judgeQuestion(sumsOf([...times(2, [1, 1] as const), ...times(8, [0, 0] as const)]))).toBe('hard');
    expect(judgeQuestion(sumsOf(times(20, [1, 0.5] as const)))).toBe('easy');
    expect(judgeQuestion(sumsOf([...times(5, [1, 0] as const), ...times(5, [0, 1] as const)]))).toBe('blind');
    expect(judgeQuestion(sumsOf([...times(6, [1, 1] as const), ...times(5, [0, 0] as const)]))).toBe('good');
  });

  it('has a discrimination from -1 to 1, the same whichever way the sums are added up', () => {
    const answer = fc.tuple(fc.constantFrom<0 | 1>(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(answer, { minLength: 2, maxLength: 50 }), (answers) => {
        const value = discrimination(sumsOf(answers));
        if (value === undefined) return;
        expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-6);
        expect(discrimination(sumsOf(answers.toReversed()))).toBeCloseTo(value, 6);
      }),
    );
    expect(
      discrimination(
        sumsOf([
          [1, 1],
          [0, 0],
        ]),
      ),
    ).toBeCloseTo(1);
    expect(difficulty(sumsOf([]))).toBeUndefined();
  });
});

describe('a change', () => {
  it('is judged only where chance does not explain it', () => {
    expect(judgeChange({ part: 5, whole: 9 }, { part: 90, whole: 100 })).toBe('few');
    expect(judgeChange({ part: 50, whole: 100 }, { part: 55, whole: 100 })).toBe('same');
    expect(judgeChange({ part: 50, whole: 100 }, { part: 80, whole: 100 })).toBe('better');
    expect(judgeChange({ part: 80, whole: 100 }, { part: 50, whole: 100 })).toBe('worse');
    expect(judgeChange({ part: 10, whole: 10 }, { part: 10, whole: 10 })).toBe('same');
  });
});
