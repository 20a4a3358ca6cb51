/** Who enrols, completes and leaves, and the way from a visit to a certificate. */
import { sql } from 'kysely';
import type { ProgrammeTexts } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { BoardFilter } from './board.ts';
import { type BoardHead, cohortsOf, HEAD, only, thisMonth, within } from './board-head.ts';

/** A month in which nobody enrolled is there as well, from the first with anybody to the one that goes on. */
export interface StudyMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly placed: number;
  readonly completed: number;
}
export interface StudyRow {
  /** Both by their slugs. */
  readonly programme: string;
  readonly cohort: string;
  readonly titles: LocalText;
  readonly programmeTexts: ProgrammeTexts;
  readonly placed: number;
  readonly started: number;
  readonly completed: number;
  readonly dropped: number;
  readonly days: number;
}
export interface WayIn {
  readonly visitors: number;
  readonly programme: number;
  readonly signUp: number;
  readonly accounts: number;
  readonly placed: number;
  readonly started: number;
  readonly firstLesson: number;
  readonly half: number;
  readonly completed: number;
  readonly certified: number;
}
export interface StudyBoard extends BoardHead {
  readonly months: readonly StudyMonth[];
  readonly rows: readonly StudyRow[];
  readonly way: WayIn;
}

export async function studyBoard(ctx: Context, filter: BoardFilter): Promise<StudyBoard> {
  const { rows } = await sql<StudyBoard>`
    with chosen as (${cohortsOf(filter)}),
    figures as materialized (
      select f.* from study_figures f where f.cohort_id in (select id from chosen) and ${within('f.month', ctx, filter)}
    ),
    page as materialized (
      select '/programmes/' || slug as name from programmes
      where slug = ${filter.programme ?? null} and exists (select from cohorts where programme_id = programmes.id)
    ),
    visits as materialized (
      select kind, name, sum(visitors) as visitors from visit_months
      where ${within('month', ctx, filter)} and (kind in ('all', 'step') or (kind = 'page' and name = (select name from page)))
      group by kind, name
    )
    select ${HEAD},
      (select coalesce(json_agg(json_build_object('month', to_char(at, 'YYYY-MM'), 'placed', coalesce(placed, 0),
          'completed', coalesce(completed, 0)) order by at), '[]')
        from generate_series((select min(month) from figures), ${thisMonth(ctx)}::date, interval '1 month') as at
        left join (select month, sum(placed) as placed, sum(completed) as completed from figures group by month) m
          on m.month = at::date) as months,
      (select coalesce(json_agg(json_build_object('programme', p.slug, 'cohort', c.slug, 'titles', c.titles, 'programmeTexts', p.texts,
          'placed', s.placed, 'started', s.started, 'completed', s.completed, 'dropped', s.dropped, 'days', s.days)
          order by p.position, p.slug, c.starts_on desc, c.slug), '[]')
        from (select cohort_id, sum(placed) as placed, sum(started) as started, sum(completed) as completed,
            sum(dropped) as dropped, sum(days_to_complete) as days from figures group by cohort_id) s
        join cohorts c on c.id = s.cohort_id join programmes p on p.id = c.programme_id) as rows,
      (select json_build_object(
          'visitors', coalesce((select sum(visitors) from visits where kind = 'all'), 0),
          'programme', coalesce((select sum(visitors) from visits
            where case when exists (select from page) then kind = 'page' else kind = 'step' and name = 'programme' end), 0),
          'signUp', coalesce((select sum(visitors) from visits where kind = 'step' and name = 'sign-up'), 0),
          'accounts', (select coalesce(sum(accounts), 0) from account_figures where ${within('month', ctx, filter)}),
          'placed', coalesce(sum(placed), 0), 'started', coalesce(sum(started), 0),
          'firstLesson', coalesce(sum(first_lesson), 0), 'half', coalesce(sum(half), 0),
          'completed', coalesce(sum(completed), 0), 'certified', coalesce(sum(certified), 0))
        from figures) as way`.execute(ctx.db);
  return only(rows);
}
