/** What the cells of a release tell, figure by figure. Pure. */

export const DIMENSIONS = [
  'all',
  'programme',
  'cohort',
  'month',
  'presence',
  'region',
  'experience',
  'language',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

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

export type Told = Omit<Cell, 'weeks' | 'rating'>;

/** The counts of people that a figure tells: those who completed and those who left are told together. */
export type Figure = (cell: Told) => readonly number[] | null;

export const people: Figure = (cell) => [cell.people];
export const outcomes: Figure = (cell) =>
  cell.completed === null ? null : [cell.completed, cell.people - cell.completed];
export const timed: Figure = (cell) => (cell.timed === null ? null : [cell.timed]);
export const raters: Figure = (cell) => (cell.raters === null ? null : [cell.raters]);
export const FIGURES: readonly Figure[] = [people, outcomes, timed, raters];

export const isSafe = (counts: readonly number[], k: number): boolean => counts.every((count) => count >= k);

/** What is left beside told figures is about many, or about nobody. */
export const isSafeRest = (rest: readonly number[], k: number): boolean =>
  isSafe(rest, k) || rest.every((count) => count === 0);

export function restOf(whole: readonly number[], rows: readonly (readonly number[])[]): number[] {
  return whole.map((total, part) => total - rows.reduce((sum, row) => sum + (row[part] ?? 0), 0));
}
