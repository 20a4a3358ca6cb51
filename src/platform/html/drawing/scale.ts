/** Round numbers for the axis of a plot. Pure. */

const ROUND_STEPS = [1, 2, 5, 10] as const;

/**
 * Marks from 0 to at least `largest`, evenly apart by 1, 2 or 5 times a power of ten, at most five of them beside 0.
 * Whole steps only, since what the plots count comes in whole things; `fractions` allows parts of one.
 */
export function axisMarks(largest: number, { fractions = false }: { fractions?: boolean | undefined } = {}): number[] {
  const most = 5;
  const wanted = Math.max(largest, fractions ? Number.MIN_VALUE : 1) / most;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const round = (ROUND_STEPS.find((each) => each * power >= wanted * (1 - Number.EPSILON)) ?? 10) * power;
  const step = fractions ? round : Math.max(1, Math.ceil(round));
  const count = Math.max(1, Math.ceil(largest / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Every n-th of so many labels, counted back from the last, so that at most `most` are written. */
export function labelledIndexes(count: number, most: number): ReadonlySet<number> {
  const every = Math.max(1, Math.ceil(count / most));
  return new Set(
    Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % every === 0),
  );
}
