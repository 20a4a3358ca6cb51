/**
 * Attacks on the released reach by somebody who knows the rule and every figure. Somebody is found where it is certain how
 * many visitors a group of months or the others of a programme had, and that on no day there were `k` of them: they may be
 * fewer than `k` people.
 */
import { describe, expect, it } from 'vitest';
import { protectReach, type ReachMonth } from './reach.ts';

const K = 3;

interface ReachDay {
  readonly day: string;
  readonly programme: string | null;
  readonly visitors: number;
}

/** Days added up as the count of visits does. */
function monthsOf(days: readonly ReachDay[]): ReachMonth[] {
  const groups = Map.groupBy(days, (each) => `${each.day.slice(0, 7)} ${each.programme ?? ''}`);
  const whole = (month: string) => days.filter(({ day, programme }) => programme === null && day.startsWith(month));
  return [...groups.values()].flatMap((group) => {
    const [{ day, programme } = { day: '', programme: null }] = group;
    const month = day.slice(0, 7);
    const onDay = (of: string) => group.find((each) => each.day === of)?.visitors ?? 0;
    return {
      month,
      programme,
      visitors: sum(group.map(({ visitors }) => visitors)),
      busiest: Math.max(...group.map(({ visitors }) => visitors)),
      busiestRest: programme === null ? null : Math.max(...whole(month).map((each) => each.visitors - onDay(each.day))),
    };
  });
}
const range = (to: number): number[] => Array.from({ length: to + 1 }, (_, index) => index);
const sum = (days: readonly number[]): number => days.reduce((total, day) => total + day, 0);

/** Groups whose visitors are certain and never `K` on one day, among all worlds that look alike. */
function findFew<T>(
  worlds: readonly T[],
  seenOf: (world: T) => ReachMonth[],
  groupsOf: (world: T) => number[][],
): string[] {
  const classes = new Map<string, T[]>();
  for (const world of worlds) {
    const seen = JSON.stringify(protectReach(seenOf(world), K).map(({ busiest: _, ...told }) => told));
    classes.set(seen, [...(classes.get(seen) ?? []), world]);
  }
  return [...classes].flatMap(([seen, alike]) => {
    const groups = alike.map(groupsOf);
    return (groups[0] ?? []).flatMap((first, nth) => {
      const certain = sum(first);
      const isFound =
        certain > 0 &&
        groups.every((each) => sum(each[nth] ?? []) === certain && Math.max(0, ...(each[nth] ?? [])) < K);
      return isFound ? [`group ${nth} is ${certain} in ${seen}`] : [];
    });
  });
}

/** Every way to let at most so many visitors come on so many days. */
function filled(days: number, most: number): number[][] {
  if (days === 0) return [[]];
  return range(most).flatMap((visitors) => filled(days - 1, most - visitors).map((rest) => [visitors, ...rest]));
}

const day = (month: number, of: number, visitors: number, programme: string | null = null): ReachDay => ({
  day: `2026-0${month + 1}-0${of + 1}`,
  programme,
  visitors,
});

describe('reach', () => {
  it('betrays no few visitors of any months, tried on every school of three months there could be', () => {
    // Any day may hold all visitors, so that the bound itself betrays nothing.
    const worlds = filled(6, 9).map(([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [
      [a, b],
      [c, d],
      [e, f],
    ]);
    const found = findFew(
      worlds,
      (world) => monthsOf(world.flatMap((days, nth) => days.map((visitors, of) => day(nth, of, visitors)))),
      (world) => range(6).map((bits) => world.flatMap((days, nth) => (((bits + 1) >> nth) & 1 ? days : []))),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['of one month', 0, (months: ReachMonth[]) => months],
    ['of two months', 1, (months: ReachMonth[]) => months],
    // As the count of visits folds them: a page that few saw on each day of the month is not named.
    [
      'of two months long gone',
      1,
      (months: ReachMonth[]) => months.filter(({ programme, busiest }) => programme === null || busiest >= K),
    ],
  ])('betrays neither the few who saw a programme nor the few who did not, %s', (_, second, kept) => {
    const worlds = filled(4, 12).map(([a = 0, b = 0, c = 0, d = 0]) => [[a + b, b] as const, [c + d, d] as const]);
    const found = findFew(
      worlds,
      (world) =>
        kept(monthsOf(world.flatMap(([all, saw], of) => [day(of * second, of, all), day(of * second, of, saw, 'a')]))),
      (world) => [world.map(([all]) => all), world.map(([, saw]) => saw), world.map(([all, saw]) => all - saw)],
    );
    expect(found).toEqual([]);
  });

  it('tells of no programme where nobody wrote down how many did not see it', () => {
    const months = (busiestRest: number | null): ReachMonth[] => [
      { month: '2026-02', programme: null, visitors: 40, busiest: 40, busiestRest: null },
      { month: '2026-02', programme: 'a', visitors: 20, busiest: 20, busiestRest },
    ];
    const told = (busiestRest: number | null) =>
      protectReach(months(busiestRest), 10).map(({ dimension }) => dimension);
    expect(told(20)).toEqual(['all', 'month', 'programme']);
    expect(told(null)).toEqual(['all', 'month']);
  });

  it('tells what many saw', () => {
    const days = [day(0, 0, 30), day(0, 1, 5), day(1, 0, 12), day(0, 0, 15, 'a'), day(0, 1, 2, 'a'), day(1, 0, 9, 'b')];
    expect(protectReach(monthsOf(days), 10)).toEqual([
      { dimension: 'all', value: '', visitors: 47, busiest: 30 },
      { dimension: 'month', value: '2026-02', visitors: 12, busiest: 12 },
      { dimension: 'month', value: '2026-01', visitors: 35, busiest: 30 },
      { dimension: 'programme', value: 'a', visitors: 17, busiest: 15 },
    ]);
    // Ten days of one visitor are no ten people.
    expect(protectReach(monthsOf(range(9).map((of) => ({ ...day(0, 0, 1), day: `2026-01-1${of}` }))), 10)).toEqual([]);
  });
});
