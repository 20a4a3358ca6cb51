/** Looks through releases that were made for sums and differences about few, which their figures give together. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import { cohortStarts } from './count-ended.ts';
import { type Cell, FIGURES, type Figure, isSafeRest, restOf } from './figures.ts';
import { type Calendar, endedLater } from './nested.ts';
import { FEWEST_PEOPLE, TRAITS } from './protect.ts';

const UNTOLD = { completed: null, timed: null, weeks: null, raters: null, rating: null };

/** Of all releases there are, by the cohorts' days as they are today. */
export async function countFewTold(ctx: Context): Promise<number> {
  const cohorts = await cohortStarts(ctx);
  const { rows } = await sql<{ people: number; cells: readonly Cell[] | null; months: readonly string[] }>`
    select people, (select json_agg(c) from statistics_cells c where c.release_id = r.id) as cells,
      -- All that could be in it, the newest that is not told among them.
      (select array_agg(to_char(month, 'YYYY-MM')) from generate_series(1, 1 + (
          select count(*) from statistics_cells c where c.release_id = r.id and dimension = 'month')) as back,
        lateral (select (r.until at time zone 'Asia/Almaty') - back * interval '1 month' as month) as before) as months
    from statistics_releases r`.execute(ctx.db);
  const found = rows.flatMap(({ cells, months, ...release }) => {
    // The page tells how many are in it, whatever the cells say.
    const all: Cell = { dimension: 'all', value: '', within: '', ...release, ...UNTOLD };
    return fewGiven([...(cells ?? []), all], { cohorts, months });
  });
  return found.length;
}

/** What the figures of a release give together beside themselves, where it is about fewer than `k` people. Pure. */
export function fewGiven(cells: readonly Cell[], calendar: Calendar, k: number = FEWEST_PEOPLE): number[][] {
  return FIGURES.flatMap((figure) => [
    ...restsOf(figure, cells),
    ...laterByThen(figure, cells, calendar),
    ...hereWithoutTrait(figure, cells),
  ]).filter((rest) => !isSafeRest(rest, k));
}

/**
 * The first day of a cohort may be moved after a release. By days that are not those of then more would have ended than had
 * begun, and nothing can be reckoned by them: the release was made by the days that were known.
 */
function laterByThen(figure: Figure, cells: readonly Cell[], calendar: Calendar): number[][] {
  const rests = endedLater(figure, cells, calendar);
  return rests.flat().some((count) => count < 0) ? [] : rests;
}

/** The whole that the rows of a dimension divide, and those of them of which the figure is told. */
function division(figure: Figure, cells: readonly Cell[], dimension: Cell['dimension'], within = '') {
  const all = cells.find((cell) => cell.dimension === 'all');
  const here = cells.find((cell) => cell.dimension === 'presence' && cell.value === 'here');
  const programme = cells.find((cell) => cell.dimension === 'programme' && cell.value === within);
  const isTrait = TRAITS.some((trait) => trait === dimension);
  const whole = within ? programme : isTrait && here && figure(here) ? here : all;
  const rows = cells.flatMap((cell) => {
    const counts = cell.dimension === dimension && cell.within === within ? figure(cell) : null;
    return counts ? [{ counts, value: cell.value }] : [];
  });
  const total = whole ? figure(whole) : null;
  return {
    rows,
    rest:
      total && rows.length > 0
        ? restOf(
            total,
            rows.map(({ counts }) => counts),
          )
        : undefined,
  };
}

function restsOf(figure: Figure, cells: readonly Cell[]): number[][] {
  const programmes = cells.filter(({ dimension }) => dimension === 'programme');
  return [
    ...(['programme', 'month', 'presence', ...TRAITS] as const).map((each) => division(figure, cells, each).rest),
    ...programmes.map(({ value }) => division(figure, cells, 'cohort', value).rest),
  ].flatMap((rest) => (rest ? [rest] : []));
}

/**
 * In a release from before those who are gone were told apart: of them alone the language was untold, and they were in the
 * row of every trait that was untold. What such a row has more are people who are here.
 */
function hereWithoutTrait(figure: Figure, cells: readonly Cell[]): number[][] {
  const gone = division(figure, cells, 'language').rows.find(({ value }) => value === 'untold');
  if (!gone) return [];
  return (['region', 'experience'] as const).flatMap((trait) => {
    const { rows, rest } = division(figure, cells, trait);
    const untold = rows.find(({ value }) => value === 'untold')?.counts ?? rest;
    return untold ? [restOf(untold, [gone.counts])] : [];
  });
}
