/** What figures say of a question, and of a change: the usual measures, and when there are too few to say anything. */

/** Below so many learners a share says more about chance than about the lesson. */
export const FEWEST = 10;

export interface QuestionSums {
  readonly tries: number;
  readonly sumX: number;
  readonly sumR: number;
  readonly sumRR: number;
  readonly sumXR: number;
}

export type QuestionVerdict = 'few' | 'hard' | 'easy' | 'blind' | 'good';

/** Shares of right answers beyond which a question tells little. */
const TOO_HARD = 0.3;
const TOO_EASY = 0.95;
/** Below it, those who know the rest answer it no better than those who do not. */
export const LEAST_DISCRIMINATION = 0.15;

/** The share of right answers at the first try, 0 to 1. */
export function difficulty({ tries, sumX }: QuestionSums): number | undefined {
  return tries === 0 ? undefined : sumX / tries;
}

/**
 * How well the question tells those who know from those who do not: the correlation of its answer with the share of the
 * other answers that were right, -1 to 1. Undefined where either never varies.
 */
export function discrimination({ tries: n, sumX, sumR, sumRR, sumXR }: QuestionSums): number | undefined {
  const varianceX = n * sumX - sumX * sumX;
  const varianceR = n * sumRR - sumR * sumR;
  if (varianceX <= 1e-9 || varianceR <= 1e-9) return undefined;
  return (n * sumXR - sumX * sumR) / Math.sqrt(varianceX * varianceR);
}

export function judgeQuestion(sums: QuestionSums): QuestionVerdict {
  const share = difficulty(sums);
  if (share === undefined || sums.tries < FEWEST) return 'few';
  if (share < TOO_HARD) return 'hard';
  if (share > TOO_EASY) return 'easy';
  const discriminates = discrimination(sums);
  return discriminates !== undefined && discriminates < LEAST_DISCRIMINATION ? 'blind' : 'good';
}

export interface Share {
  readonly part: number;
  readonly whole: number;
}
export type ChangeVerdict = 'few' | 'better' | 'worse' | 'same';

/** 95 %: a difference as large as this comes by chance once in twenty. */
const Z = 1.96;

/** Whether a share differs after the change by more than chance would explain (two proportions, pooled). */
export function judgeChange(before: Share, after: Share): ChangeVerdict {
  if (before.whole < FEWEST || after.whole < FEWEST) return 'few';
  const pooled = (before.part + after.part) / (before.whole + after.whole);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / before.whole + 1 / after.whole));
  const difference = after.part / after.whole - before.part / before.whole;
  if (error === 0 || Math.abs(difference) < Z * error) return 'same';
  return difference > 0 ? 'better' : 'worse';
}
