/**
 * Attacks on the release by somebody who knows everything but the people: the rule, the program, and every released
 * figure. A person is found when the number of people in some group, between one and fewer than `k`, is certain.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from './figures.ts';
import { type Counted, protectRelease, toldRows } from './protect.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Every group of rows, as lists of their indexes. */
function groups(size: number): number[][] {
  return Array.from({ length: 2 ** size - 1 }, (_, bits) =>
    Array.from({ length: size }, (_x, index) => index).filter((index) => ((bits + 1) >> index) & 1),
  );
}

/** Every way to fill `size` rows with one of the values. */
function* worlds<T>(size: number, values: readonly T[]): Generator<T[]> {
  if (size === 0) yield [];
  else for (const rest of worlds(size - 1, values)) for (const value of values) yield [...rest, value];
}

/**
 * Tries every school there could be, sorts them by what would be released of them, and looks for a group whose size is
 * the same in all schools with the same release, and small. `sizesIn`: the counts of a row that could tell of somebody.
 */
function findSomebody<T>(
  size: number,
  values: readonly T[],
  k: number,
  release: (world: readonly T[]) => unknown,
  sizesOf: (row: T) => readonly number[],
): string[] {
  const classes = new Map<string, T[][]>();
  // All schools of so many people: any row may hold all of them, so that the bound itself betrays nothing.
  const most = Math.max(...values.map((row) => sizesOf(row)[0] ?? 0));
  for (const world of worlds(size, values)) {
    if (world.reduce((sum, row) => sum + (sizesOf(row)[0] ?? 0), 0) > most) continue;
    const seen = JSON.stringify(release(world));
    const others = classes.get(seen);
    if (others) others.push(world);
    else classes.set(seen, [world]);
  }
  const found: string[] = [];
  for (const [seen, alike] of classes) {
    for (const group of groups(size)) {
      const [first = []] = alike;
      const parts = sizesOf(first[0] as T).length;
      for (let part = 0; part < parts; part += 1) {
        const total = (world: readonly T[]) =>
          group.reduce((sum, index) => sum + (sizesOf(world[index] as T)[part] ?? 0), 0);
        const certain = total(first);
        if (certain > 0 && certain < k && alike.every((world) => total(world) === certain))
          found.push(`${group} part ${part} is ${certain} in ${seen}`);
      }
    }
  }
  return found;
}

const rowOf = (over: Partial<Counted>): Counted => ({
  dimension: 'programme',
  value: 'a',
  within: '',
  people: 0,
  completed: 0,
  timed: 0,
  weeksSum: 0,
  raters: 0,
  ratingSum: 0,
  ...over,
});

/** A release of one division into programmes, from people, how many of them completed, and of how many the time is known. */
function releaseOf(world: readonly (readonly [number, number, number?])[], k: number): Cell[] | undefined {
  const rowFrom = (people: number, completed: number, timed: number) => ({
    people,
    completed,
    timed,
    weeksSum: timed * 7,
  });
  const rows = world.flatMap(([people, completed, timed = completed], index) =>
    people === 0 ? [] : [rowOf({ value: NAMES[index] ?? '', ...rowFrom(people, completed, timed) })],
  );
  const sum = (part: 0 | 1 | 2) => world.reduce((total, row) => total + (row[part] ?? row[1]), 0);
  return protectRelease([rowOf({ dimension: 'all', value: '', ...rowFrom(sum(0), sum(1), sum(2)) }), ...rows], [], k);
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('a release', () => {
  it.each([
    [2, 3, 14],
    [3, 3, 12],
    [4, 3, 11],
    [3, 4, 14],
  ])('of %i groups betrays nobody, tried on every school there could be', (size, k, most) => {
    const found = findSomebody(
      size,
      range(0, most),
      k,
      (world) =>
        releaseOf(
          world.map((people) => [people, 0] as const),
          k,
        )?.map(({ value, people }) => [value, people]),
      (people) => [people],
    );
    expect(found).toEqual([]);
  });

  it('betrays nobody by who completed and who left, tried on every school there could be', () => {
    const k = 3;
    const rows = range(0, 11).flatMap((people) => range(0, people).map((completed) => [people, completed] as const));
    const found = findSomebody(
      3,
      rows,
      k,
      (world) => releaseOf(world, k)?.map(({ value, people, completed }) => [value, people, completed]),
      ([people, completed]) => [people, completed, people - completed],
    );
    expect(found).toEqual([]);
  });

  it('betrays nobody by the time to complete, which is known of some of those who completed', () => {
    const k = 3;
    const rows = range(0, 11).flatMap((people) =>
      range(0, people).flatMap((completed) => range(0, completed).map((timed) => [people, completed, timed] as const)),
    );
    const found = findSomebody(
      2,
      rows,
      k,
      (world) => releaseOf(world, k)?.map((cell) => [cell.value, cell.people, cell.completed, cell.timed, cell.weeks]),
      ([people, completed, timed]) => [people, completed, people - completed, timed],
    );
    expect(found).toEqual([]);
  });

  it.each([
    [2, 2, 3, 14],
    [3, 2, 3, 9],
  ])('of %i regions and %i languages betrays nobody of one region and language', (regions, languages, k, most) => {
    const found = findSomebody(
      regions * languages,
      range(0, most),
      k,
      (world) => {
        const along = (dimension: 'region' | 'language', size: number, placeOf: (index: number) => number) =>
          range(0, size - 1).map((place) => {
            const those = world.filter((_, index) => placeOf(index) === place);
            return rowOf({ dimension, value: NAMES[place] ?? '', people: those.reduce((sum, each) => sum + each, 0) });
          });
        const all = rowOf({ dimension: 'all', value: '', people: world.reduce((sum, each) => sum + each, 0) });
        const rows = [
          all,
          ...along('region', regions, (index) => index % regions),
          ...along('language', languages, (index) => Math.floor(index / regions)),
        ];
        return protectRelease(rows, [], k)?.map(({ dimension, value, people }) => [dimension, value, people]);
      },
      (people) => [people],
    );
    expect(found).toEqual([]);
  });

  it('tells no mean of one person among nine whose time nobody knows', () => {
    const [all] = releaseOf([[20, 10, 1]], 10) ?? [];
    expect(all).toMatchObject({ people: 20, completed: 10, timed: null, weeks: null });
    expect(releaseOf([[20, 10, 10]], 10)?.[0]).toMatchObject({ completed: 10, timed: 10, weeks: 7 });
  });

  it.each([
    ['only the small figures', false],
    ['the small figures and the smallest of the others', true],
  ])('would betray somebody if %s were held back', (_, andMore) => {
    const bySize = (world: readonly number[]): (number | null)[] => {
      const held = new Set(world.flatMap((each, index) => (each > 0 && each < 3 ? [index] : [])));
      const sum = () => [...held].reduce((total, index) => total + (world[index] ?? 0), 0);
      while (andMore && held.size > 0 && (held.size < 2 || sum() < 3)) {
        const next = range(0, world.length - 1)
          .filter((index) => !held.has(index) && (world[index] ?? 0) > 0)
          .toSorted((a, b) => (world[a] ?? 0) - (world[b] ?? 0))[0];
        if (next === undefined) break;
        held.add(next);
      }
      return world.map((each, index) => (held.has(index) ? null : each));
    };
    const total = (world: readonly number[]) => world.reduce((sum, each) => sum + each, 0);
    const found = findSomebody(
      3,
      range(0, 12),
      3,
      (world) => [total(world), bySize(world)],
      (people) => [people],
    );
    expect(found.length).toBeGreaterThan(0);
  });

  it('is not made where the whole is about fewer than ten people', () => {
    expect(releaseOf([[9, 4]], 10)).toBeUndefined();
    expect(releaseOf([[10, 4]], 10)?.[0]).toMatchObject({ people: 10, completed: null });
  });
});

/** A random school: programmes with cohorts, and every person with a month, a region, an experience and a language. */
const people = fc.array(
  fc.record({
    programme: fc.nat({ max: 3 }),
    cohort: fc.nat({ max: 2 }),
    month: fc.nat({ max: 5 }),
    region: fc.constantFrom('kz', 'kz', 'kz', 'ru', 'kg', 'uz', 'elsewhere', 'untold'),
    experience: fc.constantFrom('told', 'untold'),
    language: fc.constantFrom('ru', 'kk', 'en'),
    completed: fc.boolean(),
    /** Undefined: of those who left before it was written down. */
    weeks: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  }),
  { maxLength: 400 },
);
type Person = (typeof people extends fc.Arbitrary<infer P> ? P : never)[number];

function countedFrom(school: readonly Person[]): Counted[] {
  const rows = new Map<string, Counted>();
  const add = (dimension: Counted['dimension'], value: string, within: string, person: Person) => {
    const key = `${dimension}/${value}/${within}`;
    const row = rows.get(key) ?? rowOf({ dimension, value, within });
    rows.set(key, {
      ...row,
      people: row.people + 1,
      completed: row.completed + Number(person.completed),
      timed: row.timed + Number(person.completed && person.weeks !== undefined),
      weeksSum: row.weeksSum + (person.completed ? (person.weeks ?? 0) : 0),
      raters: row.raters + Number(person.rating !== null),
      ratingSum: row.ratingSum + (person.rating ?? 0),
    });
  };
  for (const person of school) {
    add('all', '', '', person);
    add('programme', `p${person.programme}`, '', person);
    add('cohort', `p${person.programme}-c${person.cohort}`, `p${person.programme}`, person);
    add('month', `2026-0${person.month + 1}`, '', person);
    add('region', person.region, '', person);
    add('experience', person.experience, '', person);
    add('language', person.language, '', person);
  }
  return [...rows.values()];
}

describe('a release of a random school', () => {
  const K = 10;

  it('has no figure about fewer than ten people, and none that their differences would give', () => {
    fc.assert(
      fc.property(people, (school) => {
        const cells = protectRelease(countedFrom(school), []);
        if (!cells) {
          expect(school.length).toBeLessThan(K);
          return;
        }
        const divisions = [
          ...(['programme', 'month', 'region', 'experience', 'language'] as const).map((dimension) => ({
            whole: cells.find((cell) => cell.dimension === 'all'),
            parts: cells.filter((cell) => cell.dimension === dimension),
          })),
          ...cells
            .filter((cell) => cell.dimension === 'programme')
            .map((programme) => ({
              whole: programme,
              parts: cells.filter((cell) => cell.dimension === 'cohort' && cell.within === programme.value),
            })),
        ];
        for (const cell of cells) {
          for (const figure of [cell.people, cell.completed, cell.timed, cell.raters])
            if (figure !== null) expect(figure).toBeGreaterThanOrEqual(K);
          // No mean without those behind it.
          expect([cell.weeks === null, cell.rating === null]).toEqual([cell.timed === null, cell.raters === null]);
          if (cell.completed !== null) expect(cell.people - cell.completed).toBeGreaterThanOrEqual(K);
        }
        for (const { whole, parts } of divisions) {
          const left = (cell: Cell | undefined) => (cell?.completed == null ? null : cell.people - cell.completed);
          for (const figureOf of [
            (cell: Cell | undefined) => cell?.people ?? null,
            (cell: Cell | undefined) => cell?.completed ?? null,
            left,
            (cell: Cell | undefined) => cell?.timed ?? null,
            (cell: Cell | undefined) => cell?.raters ?? null,
          ]) {
            const total = figureOf(whole);
            const told = parts.flatMap((part) => figureOf(part) ?? []);
            if (total === null) expect(told).toEqual([]);
            else if (told.length > 0) {
              const rest = total - told.reduce((sum, figure) => sum + figure, 0);
              expect(rest === 0 || rest >= K, `${rest}`).toBe(true);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('divides each programme into its own cohorts', () => {
    const of = (dimension: Counted['dimension'], value: string, count: number, within = '') =>
      rowOf({ dimension, value, within, people: count });
    const rows = [
      ...[of('all', '', 60), of('programme', 'a', 30), of('programme', 'b', 30)],
      ...[
        of('cohort', 'a1', 15, 'a'),
        of('cohort', 'b1', 15, 'b'),
        of('cohort', 'a2', 15, 'a'),
        of('cohort', 'b2', 15, 'b'),
      ],
    ];
    const cells = protectRelease(rows, []) ?? [];
    expect(cells.flatMap(({ dimension, value, within }) => (dimension === 'cohort' ? [[within, value]] : []))).toEqual([
      ['a', 'a1'],
      ['a', 'a2'],
      ['b', 'b1'],
      ['b', 'b2'],
    ]);
  });

  it('tells more as the school grows', () => {
    expect(toldRows([[30], [4], [50]], [84], 10)).toBe(1);
    expect(toldRows([[30], [50], [4]], [84], 10)).toBe(1);
    expect(toldRows([[30], [50], [14]], [94], 10)).toBe(3);
  });
});
