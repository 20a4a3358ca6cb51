/**
 * What is told in a release, so that nobody can be found in it: no figure about fewer than `k` people, and none from which
 * such a figure could be reckoned. Pure.
 */

/** `keep.statistics`: no figure is about fewer people. */
export const FEWEST_PEOPLE = 10;

const isSafe = (counts: readonly number[], k: number): boolean => counts.every((count) => count >= k);

/**
 * How many of the rows are told, from the first: the others are named no more than those that count nobody.
 *
 * Rows come in an order that is public and was fixed before anybody was counted. They are told up to the first that is
 * about fewer than `k` people; of all after it nothing is told, whatever their size, and where what is left would still be
 * about fewer than `k`, the last ones told are taken back. So whoever knows the rule, the total and all that is told
 * learns of the rest only its sum. Choosing by size instead, the small ones and the smallest of the others, betrays
 * people: the test shows how.
 */
export function toldRows(rows: readonly (readonly number[])[], whole: readonly number[], k: number): number {
  const unsafe = rows.findIndex((counts) => !isSafe(counts, k));
  let told = unsafe < 0 ? rows.length : unsafe;
  while (told > 0) {
    const rest = whole.map(
      (total, part) => total - rows.slice(0, told).reduce((sum, row) => sum + (row[part] ?? 0), 0),
    );
    if (isSafe(rest, k) || rest.every((count) => count === 0)) break;
    told -= 1;
  }
  return told;
}

/** People of one release along one dimension, before anything is held back. */
export interface Counted {
  readonly dimension: Dimension;
  readonly value: string;
  /** A cohort's programme; empty for every other dimension. */
  readonly within: string;
  readonly people: number;
  readonly completed: number;
  /** Those whose time from admission to completion is known, and its weeks added up. */
  readonly timed: number;
  readonly weeksSum: number;
  readonly raters: number;
  readonly ratingSum: number;
}

export const DIMENSIONS = ['all', 'programme', 'cohort', 'month', 'region', 'experience', 'language'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
/** Each divides everybody, besides the programmes. */
const DIVIDING_ALL = ['month', 'region', 'experience', 'language'] as const;

/** What is released; null is held back. */
export interface Cell {
  readonly dimension: Dimension;
  readonly value: string;
  readonly within: string;
  readonly people: number;
  readonly completed: number | null;
  /** How many people stand behind `weeks`, a mean. */
  readonly timed: number | null;
  readonly weeks: number | null;
  /** How many people stand behind `rating`, a mean. */
  readonly raters: number | null;
  readonly rating: number | null;
}

/**
 * `counted` in its public order. Undefined where even the whole is about fewer than `k` people: then there is no release,
 * and they wait for the next.
 */
export function protectRelease(counted: readonly Counted[], k: number = FEWEST_PEOPLE): Cell[] | undefined {
  const all = counted.find(({ dimension }) => dimension === 'all');
  if (!all || all.people < k) return undefined;
  const completed = isSafe(outcomes(all), k);
  const whole = cellOf(all, { completed, timed: completed && all.timed >= k, rated: all.raters >= k });
  const below = (dimension: Dimension) =>
    divide(
      counted.filter((row) => row.dimension === dimension),
      whole,
      k,
    );
  const programmes = below('programme');
  const cohorts = programmes.flatMap((programme) =>
    divide(
      counted.filter(({ dimension, within }) => dimension === 'cohort' && within === programme.value),
      programme,
      k,
    ),
  );
  return [whole, ...programmes, ...cohorts, ...DIVIDING_ALL.flatMap(below)];
}

function outcomes({ people, completed }: Pick<Counted, 'people' | 'completed'>): number[] {
  return [completed, people - completed];
}

/** Rows that together are `whole`: nothing is told of them that is not told of it. */
function divide(rows: readonly Counted[], whole: Cell, k: number): Cell[] {
  const somebody = rows.filter(({ people }) => people > 0);
  const told = somebody.slice(
    0,
    toldRows(
      somebody.map(({ people }) => [people]),
      [whole.people],
      k,
    ),
  );
  const { completed } = whole;
  const outcomesTold =
    completed === null ? 0 : toldRows(told.map(outcomes), outcomes({ people: whole.people, completed }), k);
  // A mean tells of those behind it, who may be fewer than those of the row.
  const meansTold = (rowsTold: readonly Counted[], behind: 'timed' | 'raters') => {
    const total = whole[behind];
    return total === null
      ? 0
      : toldRows(
          rowsTold.map((row) => [row[behind]]),
          [total],
          k,
        );
  };
  const timedTold = meansTold(told.slice(0, outcomesTold), 'timed');
  const ratingsTold = meansTold(told, 'raters');
  return told.map((row, index) =>
    cellOf(row, { completed: index < outcomesTold, timed: index < timedTold, rated: index < ratingsTold }),
  );
}

function cellOf(row: Counted, told: { completed: boolean; timed: boolean; rated: boolean }): Cell {
  return {
    dimension: row.dimension,
    value: row.value,
    within: row.within,
    people: row.people,
    completed: told.completed ? row.completed : null,
    timed: told.timed ? row.timed : null,
    weeks: told.timed ? Math.round(row.weeksSum / row.timed) : null,
    raters: told.rated ? row.raters : null,
    rating: told.rated ? Math.round((row.ratingSum / row.raters) * 10) / 10 : null,
  };
}
