/** What a month that stays may say of its visitors, attacked by somebody who knows the rule and every name there could be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldNames, type NameFigures, OTHER } from './fold-names.ts';

const K = 3;

const named = (name: string, visitors: number, busiest = visitors): NameFigures => ({
  name,
  views: visitors * 2,
  visitors,
  busiest,
  busiest_rest: null,
});
const told = (names: readonly NameFigures[]) => names.map(({ name, visitors }) => [name, visitors]);

describe('the names of an old month', () => {
  it('stay, in an order public beforehand, up to the first that ten did not come by on one day', () => {
    const names = [named('phone', 300, 30), named('tablet', 60, 11), named('console', 9), named('computer', 90, 12)];
    expect(foldNames(names)).toEqual([named('phone', 300, 30), named('tablet', 60, 11), named(OTHER, 99, 12)]);
  });

  it('draw one more into the others, where these are few', () => {
    expect(told(foldNames([named('ru', 300, 30), named('kk', 200, 20), named('en', 30, 1)]))).toEqual([
      ['ru', 300],
      [OTHER, 230],
    ]);
  });

  it('are all gone where one visitor alone came, on however many days', () => {
    expect(foldNames([named('firefox', 30, 1)])).toEqual([]);
    expect(foldNames([named('chrome', 400, 20), named('firefox', 30, 1)])).toEqual([]);
  });

  it('keep what had no visitors, as pages of whoever is signed in, among the others', () => {
    const study = { ...named('/learn', 0), views: 70 };
    expect(foldNames([study, named('/', 40), named('/programmes', 20)])).toMatchObject([
      { name: '/', views: 80 },
      { name: '/programmes', views: 40 },
      { name: OTHER, views: 70, visitors: 0 },
    ]);
  });

  const anyNames = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', OTHER), { maxLength: 5 })
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          fc.tuple(fc.nat(8), fc.nat(8)).map(([busiest, more]) => named(name, busiest + more, busiest)),
        ),
      ),
    );

  it('have each enough visitors on one day, lose none of them, and do not change when folded again', () => {
    fc.assert(
      fc.property(anyNames, (names) => {
        const folded = foldNames(names, K);
        for (const { visitors, busiest } of folded) if (visitors > 0) expect(busiest).toBeGreaterThanOrEqual(K);
        if (folded.length > 0) {
          const sum = (each: readonly NameFigures[]) => each.reduce((total, { visitors }) => total + visitors, 0);
          expect(sum(folded)).toBe(sum(names));
        }
        expect(foldNames(folded, K)).toEqual(folded);
      }),
    );
  });

  it('betray no few visitors of any group of them, tried on every day of three names there could be', () => {
    const upTo = Array.from({ length: 13 }, (_, visitors) => visitors);
    // Any name may hold all visitors, so that the bound itself betrays nothing.
    const worlds = upTo
      .flatMap((a) => upTo.flatMap((b) => upTo.map((c) => [a, b, c])))
      .filter(([a = 0, b = 0, c = 0]) => a + b + c < upTo.length);
    const seen = new Map<string, number[][]>();
    for (const world of worlds) {
      const [a = 0, b = 0, c = 0] = world;
      const all = a + b + c;
      // The visitors of all are told as well, where they are not too few.
      const key = JSON.stringify([
        all < K ? 0 : all,
        told(foldNames([named('a', a), named('b', b), named('c', c)], K)),
      ]);
      seen.set(key, [...(seen.get(key) ?? []), world]);
    }
    const groups = [[0], [1], [2], [0, 1], [0, 2], [1, 2]];
    const found = [...seen].flatMap(([key, alike]) =>
      groups.flatMap((group) => {
        const sums = alike.map((world) => group.reduce((sum, of) => sum + (world[of] ?? 0), 0));
        const [certain = 0] = sums;
        const isFound = certain > 0 && certain < K && sums.every((sum) => sum === certain);
        return isFound ? [`${group} are ${certain} in ${key}`] : [];
      }),
    );
    expect(found).toEqual([]);
  });
});
