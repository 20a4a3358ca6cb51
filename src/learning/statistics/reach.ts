/**
 * How many saw the school and its programmes, so that nobody can be found in it. Visitors are counted by the day, and no two
 * days are tied together: ten visits may be ten days of one person. So a figure is told only where `k` visitors came on
 * one day, and the same holds of what is left of a figure beside it. Pure.
 */
import { FEWEST_PEOPLE } from './protect.ts';

/** Visitors of one day: of the school, or of one programme's page. */
export interface ReachDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** A programme's slug; null: any page. */
  readonly programme: string | null;
  readonly visitors: number;
}

export interface ReachCell {
  readonly dimension: 'all' | 'programme' | 'month';
  readonly value: string;
  /** Those of each day, added up. */
  readonly visitors: number;
  /** Those of the fullest day: so many people it is about at least. */
  readonly busiest: number;
}

type Days = ReadonlyMap<string, number>;

const sumOf = (days: Days): number => [...days.values()].reduce((sum, visitors) => sum + visitors, 0);
const busiestOf = (days: Days): number => Math.max(0, ...days.values());

/**
 * Nothing where even the whole never had `k` visitors on a day. Months are told from the newest up to the first that is
 * too small, as the rows of a release are; what is left after them is too many or nobody.
 */
export function protectReach(days: readonly ReachDay[], k: number = FEWEST_PEOPLE): ReachCell[] {
  const whole = daysOf(days.filter(({ programme }) => programme === null));
  if (busiestOf(whole) < k) return [];
  const programmes = [...new Set(days.flatMap(({ programme }) => programme ?? []))].toSorted();
  return [
    cellOf('all', '', whole),
    ...toldMonths(whole, k).map(([month, of]) => cellOf('month', month, of)),
    ...programmes.flatMap((slug) => {
      const saw = daysOf(days.filter(({ programme }) => programme === slug));
      // Whoever saw the page was there that day: the others of the day are those who did not see it.
      const others = new Map([...whole].map(([day, visitors]) => [day, visitors - (saw.get(day) ?? 0)]));
      return isTold(saw, k) && isRest(others, k) ? [cellOf('programme', slug, saw)] : [];
    }),
  ];
}

const isTold = (days: Days, k: number): boolean => busiestOf(days) >= k;
const isRest = (days: Days, k: number): boolean => isTold(days, k) || sumOf(days) === 0;

function toldMonths(whole: Days, k: number): (readonly [string, Days])[] {
  const names = [...new Set([...whole].flatMap(([day, visitors]) => (visitors > 0 ? [day.slice(0, 7)] : [])))];
  const months = names
    .toSorted()
    .toReversed()
    .map((month) => [month, new Map([...whole].filter(([day]) => day.startsWith(month)))] as const);
  const unsafe = months.findIndex(([, days]) => !isTold(days, k));
  let told = unsafe < 0 ? months.length : unsafe;
  while (told > 0 && !isRest(new Map(months.slice(told).flatMap(([, days]) => [...days])), k)) told -= 1;
  return months.slice(0, told);
}

function daysOf(days: readonly ReachDay[]): Days {
  return new Map(days.map(({ day, visitors }) => [day, visitors]));
}

function cellOf(dimension: ReachCell['dimension'], value: string, days: Days): ReachCell {
  return { dimension, value, visitors: sumOf(days), busiest: busiestOf(days) };
}
