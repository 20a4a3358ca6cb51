/**
 * Two figures of which one holds the other give a third. The days of the cohorts are public, and nobody ends before their
 * cohort begins: whoever ended by May is of a cohort that had begun by May, and what those cohorts have more are the people of
 * theirs who ended later. Pure.
 */
import { type Figure, restOf, type Told } from './figures.ts';

export interface CohortStart {
  /** Slugs. */
  readonly cohort: string;
  readonly programme: string;
  /** `YYYY-MM` of its first day. */
  readonly since: string;
}

/** What could be in a release by its dates. */
export interface Calendar {
  readonly cohorts: readonly CohortStart[];
  /** `YYYY-MM` */
  readonly months: readonly string[];
}

/**
 * For each month up to which it can be reckoned: how many of the cohorts that had begun by then ended later. Where one of them
 * is safe with both its neighbours, so are all sums that the months and cohorts give together.
 */
export function endedLater(figure: Figure, told: readonly Told[], calendar: Calendar): number[][] {
  const whole = told.find(({ dimension }) => dimension === 'all');
  const total = whole && figure(whole);
  const ended = told.flatMap((cell) => {
    const counts = cell.dimension === 'month' ? figure(cell) : null;
    return counts ? [{ counts, at: cell.value }] : [];
  });
  if (!total || ended.length === 0) return [];
  const known = new Set(ended.map(({ at }) => at));
  const lastUntold = calendar.months.filter((month) => !known.has(month)).reduce(later, '');
  const columns = [...ended, { counts: restOf(total, countsOf(ended)), at: lastUntold }];
  const rows = beginnings(figure, told, total, calendar.cohorts);
  return columns.map(({ at }) => {
    const begun = rows.filter(({ since }) => since <= at);
    const over = columns.filter((column) => column.at <= at);
    const none = total.map(() => 0);
    return restOf(restOf(none, countsOf(over)), countsOf(begun).map(negative));
  });
}

interface Beginning {
  readonly counts: readonly number[];
  readonly since: string;
}

/** Everybody by the first month of their cohort: told cohorts, and what is left beside them and beside told programmes. */
function beginnings(
  figure: Figure,
  told: readonly Told[],
  total: readonly number[],
  cohorts: readonly CohortStart[],
): Beginning[] {
  const withFigure = (dimension: Told['dimension'], within: string) =>
    told.flatMap((cell) => {
      const counts = cell.dimension === dimension && cell.within === within ? figure(cell) : null;
      return counts ? [{ counts, value: cell.value }] : [];
    });
  const programmes = withFigure('programme', '');
  const named = new Set(programmes.map(({ value }) => value));
  const inProgrammes = programmes.flatMap(({ counts, value }) => {
    const own = cohorts.filter(({ programme }) => programme === value);
    const parts = withFigure('cohort', value);
    const tolds = new Set(parts.map((part) => part.value));
    return [
      ...parts.map((part) => ({
        counts: part.counts,
        since: first(own.filter(({ cohort }) => cohort === part.value)),
      })),
      { counts: restOf(counts, countsOf(parts)), since: first(own.filter(({ cohort }) => !tolds.has(cohort))) },
    ];
  });
  const others = cohorts.filter(({ programme }) => !named.has(programme));
  return [...inProgrammes, { counts: restOf(total, countsOf(programmes)), since: first(others) }];
}

const later = (a: string, b: string): string => (a > b ? a : b);
/** Of which nothing is known may have begun at any time. */
const first = (cohorts: readonly CohortStart[]): string => cohorts.map(({ since }) => since).toSorted()[0] ?? '';
const countsOf = (parts: readonly { readonly counts: readonly number[] }[]) => parts.map(({ counts }) => counts);
const negative = (counts: readonly number[]) => counts.map((count) => -count);
