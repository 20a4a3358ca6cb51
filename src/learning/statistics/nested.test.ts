/**
 * Attacks on the release by somebody who also knows which values cannot meet in one person: the days of the cohorts, before
 * which nobody of them ends, and that of whoever is gone no trait is told.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewGiven } from './few-told.ts';
import type { Cell, Dimension } from './figures.ts';
import { type Counted, protectRelease, TRAITS } from './protect.ts';

/** One kind of people: their value in each dimension there is, in the order of the release. */
type Kind = Partial<Record<Exclude<Dimension, 'all'>, string>> & { readonly completed: boolean };

const SINCE: Record<string, string> = { a: '2026-04', b: '2026-06', c: '2026-05' };
const STARTS = Object.entries(SINCE).map(([cohort, since]) => ({ cohort, programme: 'p', since }));
const ORDER = ['2026-06', '2026-05', '2026-04', 'here', 'gone', 'kz', 'ru', 'kk', 'told', 'untold'];

function countedOf(kinds: readonly Kind[], world: readonly number[]): Counted[] {
  const rows = new Map<string, { -readonly [Key in keyof Counted]: Counted[Key] }>();
  const add = (dimension: Dimension, value: string, within: string, people: number, completed: boolean) => {
    const key = `${dimension} ${value}`;
    const none = { people: 0, completed: 0, timed: 0, weeksSum: 0, raters: 0, ratingSum: 0 };
    const row = rows.get(key) ?? { dimension, value, within, ...none };
    rows.set(key, { ...row, people: row.people + people, completed: row.completed + (completed ? people : 0) });
  };
  for (const [index, { completed, ...values }] of kinds.entries()) {
    const people = world[index] ?? 0;
    if (people === 0) continue;
    add('all', '', '', people, completed);
    for (const [dimension, value] of Object.entries(values))
      add(dimension as Dimension, value, dimension === 'cohort' ? 'p' : '', people, completed);
  }
  return [...rows.values()].toSorted((one, other) => ORDER.indexOf(one.value) - ORDER.indexOf(other.value));
}

/** People of all values of one choice, by outcome or whatever it was: the groups somebody could be looked for in. */
function groupsOf(kinds: readonly Kind[]): boolean[][] {
  const dimensions = [...new Set(kinds.flatMap((kind) => Object.keys(kind)))] as (keyof Kind)[];
  const choices = dimensions.map((dimension) => {
    const values = [...new Set(kinds.map((kind) => kind[dimension]))];
    const sets = Array.from({ length: 2 ** values.length - 1 }, (_, bits) =>
      values.filter((_value, index) => ((bits + 1) >> index) & 1),
    );
    return sets.map((set) => kinds.map((kind) => set.includes(kind[dimension])));
  });
  const groups = choices.reduce<boolean[][]>(
    (found, sets) => found.flatMap((group) => sets.map((set) => group.map((isIn, index) => isIn && !!set[index]))),
    [kinds.map(() => true)],
  );
  return [...new Map(groups.map((group) => [group.join(), group])).values()].filter((group) => group.includes(true));
}

/** Every way to let at most so many people be of so many kinds. */
function* filled(kinds: number, most: number): Generator<number[]> {
  if (kinds === 0) yield [];
  else
    for (let people = 0; people <= most; people += 1)
      for (const rest of filled(kinds - 1, most - people)) yield [people, ...rest];
}

/** Groups of which the number is the same in every school with the same release, and small. */
function findSomebody(kinds: readonly Kind[], most: number, k: number): string[] {
  const groups = groupsOf(kinds).map((group) => group.flatMap((isIn, index) => (isIn ? [index] : [])));
  const classes = new Map<string, { least: number[]; most: number[] }>();
  for (const world of filled(kinds.length, most)) {
    const seen = JSON.stringify(
      protectRelease(countedOf(kinds, world), STARTS, k)?.map((cell) => [cell.value, cell.people, cell.completed]),
    );
    const sizes = groups.map((group) => group.reduce((sum, index) => sum + (world[index] ?? 0), 0));
    const known = classes.get(seen);
    if (!known) classes.set(seen, { least: sizes, most: [...sizes] });
    else
      for (const [nth, size] of sizes.entries()) {
        known.least[nth] = Math.min(known.least[nth] ?? 0, size);
        known.most[nth] = Math.max(known.most[nth] ?? 0, size);
      }
  }
  return [...classes].flatMap(([seen, sizes]) =>
    sizes.least.flatMap((size, nth) =>
      size > 0 && size < k && size === sizes.most[nth] ? [`${groups[nth]} is ${size} in ${seen}`] : [],
    ),
  );
}

const both = (kinds: readonly Omit<Kind, 'completed'>[]): Kind[] =>
  kinds.flatMap((kind) => [
    { ...kind, completed: true },
    { ...kind, completed: false },
  ]);
const left = (kinds: readonly Omit<Kind, 'completed'>[]): Kind[] =>
  kinds.map((kind) => ({ ...kind, completed: false }));
/** Nobody ends before their cohort begins. */
const ended = (cohorts: string, months: readonly string[]) =>
  [...cohorts].flatMap((cohort) =>
    months.flatMap((month) => (month >= (SINCE[cohort] ?? '') ? [{ programme: 'p', cohort, month }] : [])),
  );
const GONE = { presence: 'gone' };
const here = (regions: readonly string[], languages: readonly string[]) =>
  regions.flatMap((region) => languages.map((language) => ({ presence: 'here', region, language })));

describe('a release, tried on every small school there could be', () => {
  it.each([
    ['months beside cohorts of which one began later', left(ended('ab', ['2026-06', '2026-05'])), 14],
    ['three months beside three cohorts', left(ended('acb', ['2026-06', '2026-05', '2026-04'])), 9],
    ['who completed by months and cohorts', both(ended('ab', ['2026-06', '2026-05'])), 13],
    ['the gone beside region and language', left([GONE, ...here(['kz', 'untold'], ['ru', 'kk'])]), 13],
    ['who completed among the gone and those without a phone', both([GONE, ...here(['kz', 'untold'], ['ru'])]), 14],
  ])('betrays nobody by %s', (_, kinds, most) => {
    expect(findSomebody(kinds, most, 3)).toEqual([]);
  });
});

/** A told figure, as the kinds of people that are in it. */
interface Equation {
  readonly coefficients: readonly number[];
  readonly value: number;
}

/** The value of a sum of kinds where the equations give it, be it by adding, taking away or sharing out. */
function solverOf(equations: readonly Equation[]) {
  const solved: { readonly pivot: number; readonly row: readonly number[] }[] = [];
  const reduce = (row: readonly number[]) =>
    solved.reduce((left, { pivot, row: known }) => {
      const factor = left[pivot] ?? 0;
      return factor === 0 ? left : left.map((each, index) => each - factor * (known[index] ?? 0));
    }, row);
  const isZero = (each: number) => Math.abs(each) < 1e-9;
  for (const { coefficients, value } of equations) {
    const row = reduce([...coefficients, value]);
    const pivot = row.findIndex((each, index) => index < coefficients.length && !isZero(each));
    const factor = row[pivot];
    if (factor) solved.push({ pivot, row: row.map((each) => each / factor) });
  }
  return (group: readonly boolean[]): number | undefined => {
    const left = reduce([...group.map(Number), 0]);
    return left.slice(0, -1).every(isZero) ? Math.round(-(left.at(-1) ?? 0)) : undefined;
  };
}

/** Numbers of people that the told cells give and that are small. Kinds are by traits alone: whoever completed is told apart. */
function findByReckoning(kinds: readonly Kind[], cells: readonly Cell[], k: number): string[] {
  const told = (figureOf: (cell: Cell) => number | null): Equation[] =>
    cells.flatMap((cell) => {
      const value = figureOf(cell);
      const coefficients = kinds.map((kind) =>
        Number(cell.dimension === 'all' || kind[cell.dimension as keyof Kind] === cell.value),
      );
      return value === null ? [] : [{ coefficients, value }];
    });
  const figures = {
    people: solverOf(told((cell) => cell.people)),
    completed: solverOf(told((cell) => cell.completed)),
    left: solverOf(told((cell) => (cell.completed === null ? null : cell.people - cell.completed))),
  };
  return groupsOf(kinds).flatMap((group) =>
    Object.entries(figures).flatMap(([name, solve]) => {
      const value = solve(group);
      return value !== undefined && value > 0 && value < k ? [`${name} of ${group.map(Number)} are ${value}`] : [];
    }),
  );
}

describe('a release of a random school', () => {
  const K = 10;
  const schoolOf = (kinds: readonly Kind[]) =>
    fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 40 })), {
      minLength: kinds.length,
      maxLength: kinds.length,
    });
  const months = ['2026-06', '2026-05', '2026-04'];
  const experienced = here(['kz', 'ru', 'untold'], ['ru', 'kk']).flatMap((kind) =>
    ['told', 'untold'].map((experience) => ({ ...kind, experience })),
  );

  it.each([
    ['months and cohorts', ended('acb', months)],
    ['traits', [GONE, ...experienced]],
    [
      'months, cohorts and traits',
      ended('ab', months.slice(0, 2)).flatMap((study) =>
        [GONE, ...here(['kz', 'untold'], ['ru', 'kk'])].map((trait) => ({ ...study, ...trait })),
      ),
    ],
  ])('gives no small number by reckoning with %s', (_, some) => {
    const kinds = both(some);
    let released = 0;
    fc.assert(
      fc.property(schoolOf(kinds), (world) => {
        const cells = protectRelease(countedOf(kinds, world), STARTS, K);
        if (!cells) return;
        released += 1;
        expect(findByReckoning(left(some), cells, K)).toEqual([]);
        expect(fewGiven(cells, { cohorts: STARTS, months }, K)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(released).toBeGreaterThan(10);
  });

  it('is not called telling because a cohort’s first day was moved afterwards', () => {
    const cell = (dimension: Dimension, value: string, people: number): Cell => ({
      ...{ dimension, value, within: dimension === 'cohort' ? 'p' : '', people },
      ...{ completed: null, timed: null, weeks: null, raters: null, rating: null },
    });
    const cells = [
      ...[cell('all', '', 72), cell('programme', 'p', 72), cell('cohort', 'a', 37), cell('cohort', 'b', 35)],
      ...[cell('month', '2026-06', 47), cell('month', '2026-05', 25)],
    ];
    const movedTo = (since: string) =>
      fewGiven(cells, {
        cohorts: STARTS.map((start) => (start.cohort === 'a' ? { ...start, since } : start)),
        months,
      });
    expect(['2026-04', '2026-05', '2026-06', '2027-01'].map(movedTo)).toEqual([[], [], [], []]);
  });

  it('would be given away by what was told before: months beside cohorts, and the gone by their language', () => {
    const cell = (dimension: Dimension, value: string, people: number, completed: number): Cell => ({
      ...{ dimension, value, within: dimension === 'cohort' ? 'p' : '', people, completed },
      ...{ timed: null, weeks: null, raters: null, rating: null },
    });
    const all = [cell('all', '', 65, 32), cell('programme', 'p', 65, 32)];
    const dated = [
      ...all,
      cell('cohort', 'a', 30, 15),
      cell('cohort', 'b', 35, 17),
      cell('month', '2026-06', 40, 19),
      cell('month', '2026-05', 25, 13),
    ];
    const kinds = left(ended('ab', ['2026-06', '2026-05']));
    expect(findByReckoning(kinds, dated, K)).toContain('people of 1,0,0 are 5');
    expect(fewGiven(dated, { cohorts: STARTS, months: ['2026-06', '2026-05'] }, K)).toContainEqual([5]);
    const gone = [
      ...[cell('all', '', 51, 24), cell('language', 'ru', 27, 12), cell('language', 'untold', 24, 12)],
      ...[cell('region', 'kz', 24, 12), cell('region', 'untold', 27, 12)],
    ];
    expect(fewGiven(gone, { cohorts: [], months: [] }, K)).toEqual([[3], [0, 3]]);
    // As it is told now: 24 of each, and of the three without a phone nothing.
    const school: Counted[] = countedOf(
      [
        { ...GONE, completed: true },
        { ...GONE, completed: false },
        { presence: 'here', region: 'kz', language: 'ru', completed: true },
        { presence: 'here', region: 'kz', language: 'ru', completed: false },
        { presence: 'here', region: 'untold', language: 'ru', completed: false },
      ],
      [12, 12, 12, 12, 3],
    );
    const now = protectRelease(school, [], K) ?? [];
    expect(now.map(({ value, people, completed }) => [value, people, completed])).toEqual([
      ['', 51, 24],
      ['here', 27, 12],
      ['gone', 24, 12],
      ['ru', 27, 12],
    ]);
    expect(TRAITS.flatMap((trait) => now.filter(({ dimension }) => dimension === trait))).toHaveLength(1);
  });
});
