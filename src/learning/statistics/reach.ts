/**
 * How many saw the school and its programmes, so that nobody can be found in it. Visitors are counted by the day, and no two
 * days are tied together: ten visits may be ten days of one person. So a figure is told only where `k` visitors came on
 * one day, and the same holds of what is left of a figure beside it. A visitor is a device by its network, and not a
 * person: one person with two devices is two, and two of the same make in the same network are one. Pure.
 */
import { FEWEST_PEOPLE } from './protect.ts';

/** Visitors of one month: of the school, or of one programme's page. */
export interface ReachMonth {
  /** `YYYY-MM` */
  readonly month: string;
  /** A programme's slug; null: any page. */
  readonly programme: string | null;
  /** Those of each day, added up. */
  readonly visitors: number;
  /** Those of the fullest day. */
  readonly busiest: number;
  /** Of a programme: the most that came on one day and did not see its page. */
  readonly busiestRest: number | null;
}

export interface ReachCell {
  readonly dimension: 'all' | 'programme' | 'month';
  readonly value: string;
  /** Those of each day, added up. */
  readonly visitors: number;
  /** Those of the fullest day: of so many devices it is at least. */
  readonly busiest: number;
}

type Figures = Pick<ReachMonth, 'visitors' | 'busiest'>;

const sumOf = (figures: readonly Figures[]): number => figures.reduce((sum, { visitors }) => sum + visitors, 0);
const busiestOf = (figures: readonly Figures[]): number => Math.max(0, ...figures.map(({ busiest }) => busiest));

/**
 * Nothing where even the whole never had `k` visitors on a day. Months are told from the newest up to the first that is
 * too small, as the rows of a release are; what is left after them is too many or nobody.
 */
export function protectReach(months: readonly ReachMonth[], k: number = FEWEST_PEOPLE): ReachCell[] {
  const whole = months.filter(({ programme }) => programme === null);
  if (busiestOf(whole) < k) return [];
  const programmes = [...new Set(months.flatMap(({ programme }) => programme ?? []))].toSorted();
  return [
    cellOf('all', '', whole),
    ...toldMonths(whole, k).map((month) => cellOf('month', month.month, [month])),
    ...programmes.flatMap((slug) => {
      const saw = months.filter(({ programme }) => programme === slug);
      const others = whole.map((month) => othersOf(month, saw));
      return isTold(saw, k) && isRest(others, k) ? [cellOf('programme', slug, saw)] : [];
    }),
  ];
}

/** Whoever saw the page was there that day: the others of the day are those who did not see it. */
function othersOf(month: ReachMonth, saw: readonly ReachMonth[]): Figures {
  const same = saw.find((each) => each.month === month.month);
  return same ? { visitors: month.visitors - same.visitors, busiest: same.busiestRest ?? 0 } : month;
}

const isTold = (figures: readonly Figures[], k: number): boolean => busiestOf(figures) >= k;
const isRest = (figures: readonly Figures[], k: number): boolean => isTold(figures, k) || sumOf(figures) === 0;

function toldMonths(whole: readonly ReachMonth[], k: number): ReachMonth[] {
  const months = whole
    .filter(({ visitors }) => visitors > 0)
    .toSorted((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0));
  const unsafe = months.findIndex((month) => !isTold([month], k));
  let told = unsafe < 0 ? months.length : unsafe;
  while (told > 0 && !isRest(months.slice(told), k)) told -= 1;
  return months.slice(0, told);
}

function cellOf(dimension: ReachCell['dimension'], value: string, figures: readonly Figures[]): ReachCell {
  return { dimension, value, visitors: sumOf(figures), busiest: busiestOf(figures) };
}
