import { sql } from 'kysely';
import type { ProgrammeTexts } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { Cell } from './protect.ts';
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

const MOST_RELEASES = 24;

/** The newest first. One statement. */
export async function listReleases(ctx: Context): Promise<Release[]> {
  const { rows } = await sql<Release>`
    select number, released_at, people,
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
    from statistics_releases r order by number desc limit ${MOST_RELEASES}`.execute(ctx.db);
  return rows;
}
