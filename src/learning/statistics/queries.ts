import { sql } from 'kysely';
import type { ProgrammeTexts } from '#learning/programmes';
import { SCHOOL_ZONE } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { Cell } from './figures.ts';
import type { ReachCell } from './reach.ts';

export interface Release {
  readonly number: number;
  readonly released_at: Temporal.Instant;
  readonly people: number;
  readonly reach: readonly (ReachCell & { readonly programmeTexts: ProgrammeTexts | null })[];
  readonly cells: readonly (Cell & {
    /** Of a programme and a cohort that is still there. */
    readonly programmeTexts: ProgrammeTexts | null;
    readonly cohortTitles: LocalText | null;
  })[];
}

/** What was not released, since a restore took the school back behind what people may have seen. */
export interface LeftOut {
  /** From the moment of the backup to the beginning of a month. */
  readonly restored_from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

export interface Releases {
  /** Of the year, the newest first; none, where there are none at all. */
  readonly releases: readonly Release[];
  /** In all years, the newest first. */
  readonly leftOut: readonly LeftOut[];
  readonly year: number | undefined;
  /** All in which something was released, the newest first. */
  readonly years: readonly number[];
}

const YEAR = sql`extract(year from released_at at time zone ${SCHOOL_ZONE})::int`;

/**
 * Those released in the year; where nothing was, or none is asked for, in that of the newest: one that a clock ahead dated
 * years away is not the newest for long.
 */
export async function listReleases(ctx: Context, year?: number): Promise<Releases> {
  const { rows } = await sql<Release & Pick<Releases, 'year' | 'years'>>`
    with years as materialized (select distinct ${YEAR} as year from statistics_releases where restored_from is null),
      shown as (select coalesce((select year from years where year = ${year ?? null}),
        (select ${YEAR} from statistics_releases where restored_from is null order by number desc limit 1)) as year)
    select shown.year, (select json_agg(year order by year desc) from years) as years, number, released_at, people,
      (select json_agg(json_build_object('dimension', s.dimension, 'value', s.value, 'within', s.within, 'people', s.people,
          'completed', s.completed, 'timed', s.timed, 'weeks', s.weeks, 'raters', s.raters, 'rating', s.rating, 'programmeTexts', p.texts,
          'cohortTitles', c.titles) order by s.people desc, s.value)
        from statistics_cells s
        left join cohorts c on s.dimension = 'cohort' and c.slug = s.value
        left join programmes p on p.slug = case s.dimension when 'programme' then s.value when 'cohort' then s.within end
        where s.release_id = r.id) as cells,
      (select coalesce(json_agg(json_build_object('dimension', s.dimension, 'value', s.value, 'visitors', s.visitors,
          'busiest', s.busiest, 'programmeTexts', p.texts)
          order by case when s.dimension = 'month' then s.value end, s.visitors desc, s.value), '[]')
        from statistics_reach s left join programmes p on s.dimension = 'programme' and p.slug = s.value
        where s.release_id = r.id) as reach
    from statistics_releases r join shown on shown.year = ${YEAR}
    where restored_from is null order by number desc`.execute(ctx.db);
  const leftOut = await sql<LeftOut>`select restored_from, until from statistics_releases
    where restored_from is not null order by number desc`.execute(ctx.db);
  return { releases: rows, leftOut: leftOut.rows, year: rows[0]?.year, years: rows[0]?.years ?? [] };
}

/** A year in an address; whatever else stands there asks for none. */
export function yearParam(text: string | undefined): number | undefined {
  return text && /^[1-9]\d{3}$/.test(text) ? Number(text) : undefined;
}
