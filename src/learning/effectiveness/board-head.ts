/**
 * What the three boards share: one statement a page, of figures that were counted before; nothing is counted here. And what
 * every page shows above its plots.
 */
import { type RawBuilder, sql } from 'kysely';
import type { ProgrammeTexts } from '#learning/programmes';
import { SCHOOL_ZONE, schoolDay } from '#platform/clock.ts';
import type { Context } from '#platform/context.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import { type BoardFilter, firstDay } from './board.ts';

export interface CohortChoice {
  readonly slug: string;
  readonly titles: LocalText;
  readonly programme: string;
  readonly programmeTexts: ProgrammeTexts;
}

/** What every page of the board shows above its plots. */
export interface BoardHead {
  readonly refreshedAt: Temporal.Instant | null;
  readonly choices: readonly CohortChoice[];
}

export const HEAD = sql`
  (select refreshed_at from figures_state) as "refreshedAt",
  (select coalesce(json_agg(json_build_object('slug', c.slug, 'titles', c.titles, 'programme', p.slug,
      'programmeTexts', p.texts) order by p.position, p.slug, c.starts_on, c.slug), '[]')
    from cohorts c join programmes p on p.id = c.programme_id) as choices`;

/**
 * Selects the cohorts that are asked for. A programme without any, and a cohort of another programme, ask for nothing: whoever
 * chooses another programme sends the cohort along that they looked at before.
 */
export function cohortsOf({ programme, cohort }: Pick<BoardFilter, 'programme' | 'cohort'>): RawBuilder<unknown> {
  return cohortsIn(sql`${programme ?? null}::text`, cohort);
}

/** `programme`: a slug, or null. */
export function cohortsIn(programme: RawBuilder<unknown>, cohort: string | undefined): RawBuilder<unknown> {
  return sql`
    select id from (
      select id, c.slug = ${cohort ?? null} as is_it, bool_or(c.slug = ${cohort ?? null}) over () as is_there from (
        select c.id, c.slug, p.slug = ${programme} as is_it, bool_or(p.slug = ${programme}) over () as is_there
        from cohorts c join programmes p on p.id = c.programme_id
      ) c where is_it or is_there is not true
    ) c where is_it or is_there is not true`;
}

/** What {@link cohortsOf} makes of the filter, for the page that tells what it shows. */
export function heldTo<F extends BoardFilter>(choices: readonly CohortChoice[], filter: F): F {
  const programme = choices.find((choice) => choice.programme === filter.programme)?.programme;
  const own = choices.filter((choice) => !programme || choice.programme === programme);
  return { ...filter, programme, cohort: own.find(({ slug }) => slug === filter.cohort)?.slug };
}

/** Whether a day of the school is in the period. */
export function within(column: string, ctx: Context, filter: BoardFilter): RawBuilder<unknown> {
  const from = firstDay(filter.period, schoolDay(ctx.clock.now()));
  return from ? sql`${sql.ref(column)} >= ${from}::date` : sql`true`;
}

/** Whether a moment is in the period, which begins at the school's midnight. */
export function since(column: string, ctx: Context, filter: BoardFilter): RawBuilder<unknown> {
  const from = firstDay(filter.period, schoolDay(ctx.clock.now()))?.toZonedDateTime(SCHOOL_ZONE).toInstant();
  return from ? sql`${sql.ref(column)} >= ${from}::timestamptz` : sql`true`;
}

/** The first day of the month that goes on. */
export function thisMonth(ctx: Context): Temporal.PlainDate {
  return schoolDay(ctx.clock.now()).with({ day: 1 });
}

export function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (!row) throw new Error('the board made no row');
  return row;
}
