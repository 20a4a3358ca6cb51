/**
 * What is told in a release, so that nobody can be found in it: no figure about fewer than `k` people, and none from which
 * such a figure could be reckoned. Pure.
 */
import {
  type Cell,
  type Dimension,
  type Figure,
  isSafe,
  isSafeRest,
  outcomes,
  people,
  raters,
  restOf,
  timed,
} from './figures.ts';
import { type CohortStart, endedLater } from './nested.ts';

/** `keep.statistics`: no figure is about fewer people. */
export const FEWEST_PEOPLE = 10;

/**
 * How many of the rows are told, from the first: the others are named no more than those that count nobody.
 *
 * Rows come in an order that is public and was fixed before anybody was counted. They are told up to the first that is
 * about fewer than `k` people; of all after it nothing is told, whatever their size, and where what is left would still be
 * about fewer than `k`, the last ones told are taken back. So whoever knows the rule, the total and all that is told
 * learns of the rest only its sum. Choosing by size instead, the small ones and the smallest of the others, betrays
 * people: the test shows how. `holds`: what else must be so of the first rows that are told.
 */
export function toldRows(
  rows: readonly (readonly number[])[],
  whole: readonly number[],
  k: number,
  holds: (told: number) => boolean = () => true,
): number {
  const unsafe = rows.findIndex((counts) => !isSafe(counts, k));
  let told = unsafe < 0 ? rows.length : unsafe;
  while (told > 0 && !(isSafeRest(restOf(whole, rows.slice(0, told)), k) && holds(told))) told -= 1;
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

/** Of whoever is gone nothing of this is known: each divides those alone who are still here. */
export const TRAITS = ['region', 'experience', 'language'] as const;

/**
 * `counted` in its public order; `starts` of any cohorts. Undefined where even the whole is about fewer than `k` people: then
 * there is no release, and they wait for the next.
 */
export function protectRelease(
  counted: readonly Counted[],
  starts: readonly CohortStart[],
  k: number = FEWEST_PEOPLE,
): Cell[] | undefined {
  const all = counted.find(({ dimension }) => dimension === 'all');
  if (!all || all.people < k) return undefined;
  const completed = isSafe(outcomes(all) ?? [], k);
  const whole = cellOf(all, { completed, timed: completed && all.timed >= k, rated: all.raters >= k });
  const along = (dimension: Dimension, within = '') =>
    counted.filter((row) => row.dimension === dimension && row.within === within && row.people > 0);
  const below = (dimension: Dimension) => divide(along(dimension), () => whole, k);
  const programmes = below('programme');
  const cohorts = programmes.flatMap((programme) => divide(along('cohort', programme.value), () => programme, k));
  const presence = below('presence');
  const here = presence.find(({ value }) => value === 'here');
  return [
    whole,
    ...programmes,
    ...cohorts,
    ...divideMonths(counted, [whole, ...programmes, ...cohorts], starts, k),
    ...presence,
    // Where it is not told how many are gone, they are among those of whom nothing is told, beside some who are here.
    ...TRAITS.flatMap((trait) => divide(along(trait), (figure) => (here && figure(here) ? here : whole), k)),
  ];
}

/** By months as far as neither they nor what they give together with the cohorts and their days tells of few. */
function divideMonths(
  counted: readonly Counted[],
  told: readonly Cell[],
  starts: readonly CohortStart[],
  k: number,
): Cell[] {
  const [whole] = told;
  if (!whole) return [];
  const along = (dimension: Dimension) => counted.filter((row) => row.dimension === dimension && row.people > 0);
  const taught = new Set(along('cohort').map(({ value }) => value));
  const months = along('month');
  const calendar = {
    // Whoever knows that a cohort has nobody in it knows more than its day.
    cohorts: starts.filter(({ cohort }) => taught.has(cohort)),
    months: months.map(({ value }) => value),
  };
  return divide(
    months,
    () => whole,
    k,
    (figure, rows) => endedLater(figure, [...told, ...rows], calendar).every((rest) => isSafeRest(rest, k)),
  );
}

/** Rows that together are the whole of a figure, or a part of it: nothing is told of them that is not told of it. */
function divide(
  rows: readonly Counted[],
  wholeOf: (figure: Figure) => Cell,
  k: number,
  holds: (figure: Figure, told: readonly Counted[]) => boolean = () => true,
): Cell[] {
  const told = (figure: Figure, of: readonly Counted[]): readonly Counted[] => {
    const total = figure(wholeOf(figure));
    if (total === null) return [];
    const counts = of.map((row) => figure(row) ?? []);
    return of.slice(
      0,
      toldRows(counts, total, k, (first) => holds(figure, of.slice(0, first))),
    );
  };
  const named = told(people, rows);
  const withOutcomes = told(outcomes, named);
  // A mean tells of those behind it, who may be fewer than those of the row.
  const withTime = told(timed, withOutcomes);
  const withRating = told(raters, named);
  return named.map((row, index) =>
    cellOf(row, {
      completed: index < withOutcomes.length,
      timed: index < withTime.length,
      rated: index < withRating.length,
    }),
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
