/**
 * What was said of lessons and programmes, a page of it at a time: of those alone who let it be used at this moment. The
 * gate is asked of those whose words stand on the page; the others are passed over by what was last found of them.
 */
import { type RawBuilder, sql } from 'kysely';
import type { ProgrammeTexts } from '#learning/programmes';
import type { Context } from '#platform/context.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { BoardFilter, FeedbackFilter } from './board.ts';
import { type BoardHead, cohortsOf, HEAD, only, since, within } from './board-head.ts';

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
  /** How many gave 1, 2, 3, 4 and 5, at the last count. */
  readonly ratings: readonly number[];
  /** Those of them without words that were counted on no page so far: which they are. Older pages count none. */
  readonly newRatings: readonly string[];
  /** The newest first. */
  readonly said: readonly Said[];
  /** What the next page begins after; null: there is none. */
  readonly older: string | null;
}

const SAID_AT_ONCE = 12;
/** So that the first look at a large school's ratings stays a look; a job goes on. */
export const RATINGS_AT_ONCE = 100;
/** Nobody reads more than so many in a day; beyond, the board says that there are more. */
export const MOST_UNREAD = 1_000;

export const LESSON_TITLES = sql`jsonb_strip_nulls(jsonb_build_object('ru', l.texts->'ru'->'title',
  'kk', l.texts->'kk'->'title', 'en', l.texts->'en'->'title'))`;

interface Asked {
  /** Selects the identifiers of cohorts. */
  readonly cohorts: RawBuilder<unknown>;
  readonly filter: BoardFilter & Partial<FeedbackFilter>;
  readonly lessonId?: string | undefined;
}

const NEWEST = sql`given_at desc, id desc`;

/**
 * The tables of a statement that {@link SAID} reads. Of each cohort the newest are taken from an index in their order, and
 * of these the newest: so it takes the same time however much was ever said. `before` is an identifier: of one that was
 * taken back since, the newest are shown again, so that none is passed over.
 */
export function saidTables(ctx: Context, { cohorts, filter, lessonId }: Asked): RawBuilder<unknown> {
  const ofLesson = (column: RawBuilder<unknown>) => (lessonId ? sql`${column} = ${lessonId}::uuid` : sql`true`);
  return sql`
    told_of as materialized (${cohorts}),
    edge as (select given_at, id from feedback where id = ${filter.before ?? null}),
    listed as materialized (
      select each.given_at, each.id, person_id, rating, comment, lesson_id, cohort_id, read_at from (
        select newest.* from told_of cross join lateral (
        select given_at, id from feedback f
        where f.cohort_id = told_of.id and open_since is not null and comment is not null
          and ${ofLesson(sql`lesson_id`)} and ${since('f.given_at', ctx, filter)}
          and ${filter.unread ? sql`read_at is null` : sql`true`}
          and ${filter.before ? BEFORE_EDGE : sql`true`}
        order by ${NEWEST} limit ${SAID_AT_ONCE + 1}
        ) newest order by ${NEWEST} limit ${SAID_AT_ONCE + 1}
      ) each join feedback on feedback.id = each.id
    ),
    willing as materialized (
      select person_id from (select distinct person_id from listed) author
      where gate_verdict(person_id, 'improvement', ${ctx.clock.now()}::timestamptz) = 'allowed'
    ),
    shown_words as materialized (
      select * from (select * from listed order by ${NEWEST} limit ${SAID_AT_ONCE}) each join willing using (person_id)
    ),
    rated as materialized (
      select sum(rated_1) as r1, sum(rated_2) as r2, sum(rated_3) as r3, sum(rated_4) as r4, sum(rated_5) as r5
      from rating_figures where cohort_id in (select id from told_of) and whole = ${lessonId === undefined}
        and ${ofLesson(sql`lesson_id`)} and ${within('month', ctx, filter)}
    ),
    new_rating as materialized (
      ${filter.before ? sql`select null::uuid as id where false` : newRatings(ctx, { cohorts: sql`select id from told_of`, filter, lessonId }, LAST_COUNT)}
    )`;
}

/** Selects those without words that are counted in what the filter asks for, and were counted on no page so far. */
function newRatings(ctx: Context, asked: Asked, counted: RawBuilder<unknown>): RawBuilder<unknown> {
  const { cohorts, filter, lessonId } = asked;
  return sql`
    select each.id from (${cohorts}) of_cohort cross join lateral (
      select f.id from feedback f
      where f.cohort_id = of_cohort.id and comment is null and read_at is null
        and open_since <= ${counted}
        and ${lessonId ? sql`lesson_id = ${lessonId}::uuid` : sql`true`} and ${since('f.given_at', ctx, filter)}
      order by open_since limit ${RATINGS_AT_ONCE}
    ) each limit ${RATINGS_AT_ONCE}`;
}

const LAST_COUNT = sql`(select refreshed_at from figures_state)`;

/** The next of them that were in the count of this moment; none when all are read. */
export async function findNewRatings(
  ctx: Context,
  filter: FeedbackFilter,
  countedAt: Temporal.Instant,
): Promise<string[]> {
  const lessonId = await findLesson(ctx, filter);
  const asked = { cohorts: cohortsOf(filter), filter, lessonId };
  const { rows } = await sql<{ id: string }>`${newRatings(ctx, asked, sql`${countedAt}::timestamptz`)}`.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Of one that is not there any more: everything. */
const BEFORE_EDGE = sql`(given_at, id) < (coalesce((select given_at from edge), 'infinity'),
  coalesce((select id from edge), 'ffffffff-ffff-ffff-ffff-ffffffffffff'))`;

/** The columns of {@link SaidPage}. */
export const SAID = sql`
  (select array[coalesce(r1, 0), coalesce(r2, 0), coalesce(r3, 0), coalesce(r4, 0), coalesce(r5, 0)]::int[] from rated)
    as ratings,
  (select coalesce(json_agg(id), '[]') from new_rating) as "newRatings",
  (select id from listed where (select count(*) from listed) > ${SAID_AT_ONCE}
    order by ${NEWEST} offset ${SAID_AT_ONCE - 1} limit 1) as older,
  (select coalesce(json_agg(json_build_object('id', s.id, 'isNew', s.read_at is null, 'rating', s.rating,
      'comment', s.comment, 'lessonTitles', case when l.id is not null then ${LESSON_TITLES} end,
      'programmeTexts', p.texts, 'givenAt', s.given_at) order by s.given_at desc, s.id desc), '[]')
    from shown_words s left join lessons l on l.id = s.lesson_id join cohorts c on c.id = s.cohort_id
    join programmes p on p.id = c.programme_id) as said`;

export interface FeedbackBoard extends BoardHead, SaidPage {
  /** Of the programme that was asked for. */
  readonly lessons: readonly { readonly slug: string; readonly titles: LocalText }[];
  /** Words, in the whole school; beyond {@link MOST_UNREAD} they are not counted. */
  readonly unread: number;
}

export async function feedbackBoard(ctx: Context, filter: FeedbackFilter): Promise<FeedbackBoard> {
  const lessonId = await findLesson(ctx, filter);
  const { rows } = await sql<FeedbackBoard>`
    with ${saidTables(ctx, { cohorts: cohortsOf(filter), filter, lessonId })}
    select ${HEAD}, ${SAID},
      (select coalesce(json_agg(json_build_object('slug', l.slug, 'titles', ${LESSON_TITLES})
          order by m.position, l.position, l.slug), '[]')
        from lessons l join programmes p on p.id = l.programme_id left join modules m on m.id = l.module_id
        where p.slug = ${filter.programme ?? null}) as lessons,
      (select count(*)::int from (
        select from feedback where open_since is not null and comment is not null and read_at is null
        limit ${MOST_UNREAD + 1}) each) as unread`.execute(ctx.db);
  return only(rows);
}

/** Of another programme than the one that is shown, a lesson asks for nothing. */
async function findLesson(ctx: Context, { lesson, programme }: FeedbackFilter): Promise<string | undefined> {
  if (!lesson || !programme) return undefined;
  const { rows } = await sql<{ id: string }>`
    select l.id from lessons l join programmes p on p.id = l.programme_id
    where l.slug = ${lesson} and p.slug = ${programme}`.execute(ctx.db);
  return rows[0]?.id;
}
