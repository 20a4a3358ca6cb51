/** What was said of lessons and programmes, a page of it at a time: of those alone who let it be used at this moment. */
import { type RawBuilder, sql } from 'kysely';
import type { ProgrammeTexts } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { BoardFilter, FeedbackFilter } from './board.ts';
import { type BoardHead, cohortsOf, HEAD, only, since } from './board-head.ts';

export interface Said {
  readonly id: string;
  /** On no page so far. */
  readonly isNew: boolean;
  readonly rating: number;
  readonly comment: string;
  readonly lessonTitles: LocalText | null;
  readonly programmeTexts: ProgrammeTexts;
  readonly givenAt: string;
}

export interface SaidPage {
  /** How many gave 1, 2, 3, 4 and 5. */
  readonly ratings: readonly number[];
  /** Those of them without words that were counted on no page so far: which they are. */
  readonly newRatings: readonly string[];
  /** The newest first, and one more than a page shows where there are older ones. */
  readonly said: readonly Said[];
}

export const SAID_AT_ONCE = 12;
/** So that the first look at a large school's ratings stays a look; the next one goes on. */
const MOST_RATINGS = 5_000;

export const LESSON_TITLES = sql`jsonb_strip_nulls(jsonb_build_object('ru', l.texts->'ru'->'title',
  'kk', l.texts->'kk'->'title', 'en', l.texts->'en'->'title'))`;

interface Asked {
  /** Selects the identifiers of cohorts. */
  readonly cohorts: RawBuilder<unknown>;
  readonly filter: BoardFilter & Partial<FeedbackFilter>;
}

/**
 * The tables of a statement that {@link SAID} reads. The gate is asked once a person, from a table made before: of a
 * subquery the planner would ask it of every row. `before` is an identifier: of one that was taken back since, the newest
 * are shown again, so that none is passed over.
 */
export function saidTables(ctx: Context, { cohorts, filter }: Asked): RawBuilder<unknown> {
  const { lesson = null, programme = null } = filter;
  return sql`
    -- Of another programme than the one that is shown, it asks for nothing.
    asked as (
      select l.id from lessons l join programmes p on p.id = l.programme_id
      where l.slug = ${lesson}::text and p.slug = ${programme}::text
    ),
    opinion as materialized (
      select f.id, f.person_id, f.rating, f.comment, f.lesson_id, f.given_at, f.read_at, e.programme_id from feedback f
      join enrolments e on e.id = f.enrolment_id
      where e.cohort_id in (${cohorts}) and ${since('f.given_at', ctx, filter)}
        and (not exists (select from asked) or f.lesson_id in (select id from asked))
        and (not ${filter.unread ?? false}::boolean or f.read_at is null)
    ),
    author as materialized (select distinct person_id from opinion),
    willing as materialized (
      select person_id from author
      where gate_verdict(person_id, 'improvement', ${ctx.clock.now()}::timestamptz) = 'allowed'
    ),
    said as materialized (select opinion.* from opinion join willing using (person_id)),
    listed as materialized (
      select * from said where comment is not null
        and coalesce((given_at, id) < (select given_at, id from feedback where id = ${filter.before ?? null}), true)
      order by given_at desc, id desc limit ${SAID_AT_ONCE + 1}
    )`;
}

/** The columns of {@link SaidPage}. */
export const SAID = sql`
  (select json_agg((select count(*) from said where rating = mark) order by mark)
    from generate_series(1, 5) mark) as ratings,
  (select coalesce(json_agg(id), '[]') from (
    select id from said where comment is null and read_at is null order by given_at limit ${MOST_RATINGS}) each)
    as "newRatings",
  (select coalesce(json_agg(json_build_object('id', s.id, 'isNew', s.read_at is null, 'rating', s.rating,
      'comment', s.comment, 'lessonTitles', case when l.id is not null then ${LESSON_TITLES} end,
      'programmeTexts', p.texts, 'givenAt', s.given_at) order by s.given_at desc, s.id desc), '[]')
    from listed s left join lessons l on l.id = s.lesson_id join programmes p on p.id = s.programme_id) as said`;

export interface FeedbackBoard extends BoardHead, SaidPage {
  /** Of the programme that was asked for. */
  readonly lessons: readonly { readonly slug: string; readonly titles: LocalText }[];
  /** In the whole school. */
  readonly unread: number;
}

export async function feedbackBoard(ctx: Context, filter: FeedbackFilter): Promise<FeedbackBoard> {
  const { rows } = await sql<FeedbackBoard>`
    with ${saidTables(ctx, { cohorts: cohortsOf(filter), filter })},
    waiting as materialized (
      select person_id, count(*) as unread from feedback where read_at is null group by person_id
    )
    select ${HEAD}, ${SAID},
      (select coalesce(json_agg(json_build_object('slug', l.slug, 'titles', ${LESSON_TITLES})
          order by m.position, l.position, l.slug), '[]')
        from lessons l join programmes p on p.id = l.programme_id left join modules m on m.id = l.module_id
        where p.slug = ${filter.programme ?? null}) as lessons,
      (select coalesce(sum(unread), 0)::int from waiting
        where gate_verdict(person_id, 'improvement', ${ctx.clock.now()}::timestamptz) = 'allowed') as unread`.execute(
    ctx.db,
  );
  return only(rows);
}

/** What the page that was made of it showed and nobody had read before. */
export function newlyShown({ said, newRatings }: SaidPage): string[] {
  const words = said.slice(0, SAID_AT_ONCE).filter(({ isNew }) => isNew);
  return [...words.map(({ id }) => id), ...newRatings];
}

/** Where the next page begins; undefined: there is none. */
export function olderThan({ said }: SaidPage): string | undefined {
  return said.length > SAID_AT_ONCE ? said[SAID_AT_ONCE - 1]?.id : undefined;
}
