/** The board's figures, one statement a page: what was counted before is added up, and nothing is counted here. */
import { type RawBuilder, sql } from 'kysely';
import type { ProgrammeTexts } from '#learning/programmes';
import { schoolDay } from '#platform/clock.ts';
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

const HEAD = sql`
  (select refreshed_at from figures_state) as "refreshedAt",
  (select coalesce(json_agg(json_build_object('slug', c.slug, 'titles', c.titles, 'programme', p.slug,
      'programmeTexts', p.texts) order by p.position, p.slug, c.starts_on, c.slug), '[]')
    from cohorts c join programmes p on p.id = c.programme_id) as choices`;

function cohortsOf({ programme, cohort }: BoardFilter): RawBuilder<unknown> {
  return sql`select c.id from cohorts c join programmes p on p.id = c.programme_id
    where (${programme ?? null}::text is null or p.slug = ${programme ?? null})
      and (${cohort ?? null}::text is null or c.slug = ${cohort ?? null})`;
}

function within(column: string, ctx: Context, filter: BoardFilter): RawBuilder<unknown> {
  const from = firstDay(filter.period, schoolDay(ctx.clock.now()));
  return from ? sql`${sql.ref(column)} >= ${from}::date` : sql`true`;
}

export interface StudyMonth {
  /** `YYYY-MM` */
  readonly month: string;
  readonly placed: number;
  readonly completed: number;
}
export interface StudyRow {
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
  const page = filter.programme ? `/programmes/${filter.programme}` : null;
  const { rows } = await sql<StudyBoard>`
    with chosen as (${cohortsOf(filter)}),
    figures as materialized (
      select f.* from study_figures f where f.cohort_id in (select id from chosen) and ${within('f.month', ctx, filter)}
    ),
    visits as materialized (
      select kind, name, sum(visitors) as visitors from visit_months
      where ${within('month', ctx, filter)} and (kind in ('all', 'step') or (kind = 'page' and name = ${page}::text))
      group by kind, name
    )
    select ${HEAD},
      (select coalesce(json_agg(json_build_object('month', to_char(month, 'YYYY-MM'), 'placed', placed, 'completed', completed)
          order by month), '[]')
        from (select month, sum(placed) as placed, sum(completed) as completed from figures group by month) m) as months,
      (select coalesce(json_agg(json_build_object('cohort', c.slug, 'titles', c.titles, 'programmeTexts', p.texts,
          'placed', s.placed, 'started', s.started, 'completed', s.completed, 'dropped', s.dropped, 'days', s.days)
          order by p.position, p.slug, c.starts_on desc, c.slug), '[]')
        from (select cohort_id, sum(placed) as placed, sum(started) as started, sum(completed) as completed,
            sum(dropped) as dropped, sum(days_to_complete) as days from figures group by cohort_id) s
        join cohorts c on c.id = s.cohort_id join programmes p on p.id = c.programme_id) as rows,
      (select json_build_object(
          'visitors', coalesce((select sum(visitors) from visits where kind = 'all'), 0),
          'programme', coalesce((select sum(visitors) from visits
            where case when ${page}::text is null then kind = 'step' and name = 'programme' else kind = 'page' end), 0),
          'signUp', coalesce((select sum(visitors) from visits where kind = 'step' and name = 'sign-up'), 0),
          'accounts', (select count(*) from people where ${within('created_at', ctx, filter)}
            and not exists (select from staff_roles where person_id = people.id)),
          'placed', coalesce(sum(placed), 0), 'started', coalesce(sum(started), 0),
          'firstLesson', coalesce(sum(first_lesson), 0), 'half', coalesce(sum(half), 0),
          'completed', coalesce(sum(completed), 0), 'certified', coalesce(sum(certified), 0))
        from figures) as way`.execute(ctx.db);
  return only(rows);
}

export interface LessonRow {
  readonly titles: LocalText;
  readonly opened: number;
  readonly completed: number;
  readonly stopped: number;
  readonly firstTries: number;
  readonly firstPassed: number;
  readonly raters: number;
  readonly ratingSum: number;
  /** The same of those who opened it before its last change, and of those who opened it after. */
  readonly changedOn: string;
  readonly before: LessonHalf;
  readonly after: LessonHalf;
}
export interface LessonHalf {
  readonly opened: number;
  readonly completed: number;
  readonly firstTries: number;
  readonly firstPassed: number;
  readonly raters: number;
  readonly ratingSum: number;
}
export interface QuestionRow {
  readonly prompts: LocalText;
  readonly lessonTitles: LocalText;
  readonly tries: number;
  readonly sumX: number;
  readonly sumR: number;
  readonly sumRR: number;
  readonly sumXR: number;
}
export interface Said {
  readonly rating: number;
  readonly comment: string | null;
  readonly lessonTitles: LocalText | null;
  readonly programmeTexts: ProgrammeTexts;
  readonly givenAt: string;
}
export interface LessonBoard extends BoardHead {
  /** The slug of the programme whose lessons these are; null: there is none. */
  readonly programme: string | null;
  readonly lessons: readonly LessonRow[];
  readonly questions: readonly QuestionRow[];
  /** How many gave 1, 2, 3, 4 and 5. */
  readonly ratings: readonly number[];
  readonly said: readonly Said[];
}

const TITLES = sql`jsonb_strip_nulls(jsonb_build_object('ru', l.texts->'ru'->'title', 'kk', l.texts->'kk'->'title',
  'en', l.texts->'en'->'title'))`;
const MOST_SAID = 12;

function half(afterChange: boolean): RawBuilder<unknown> {
  const where = sql`filter (where ${afterChange ? sql`after_change` : sql`not after_change`})`;
  return sql`json_build_object('opened', coalesce(sum(opened) ${where}, 0), 'completed', coalesce(sum(completed) ${where}, 0),
    'firstTries', coalesce(sum(first_tries) ${where}, 0), 'firstPassed', coalesce(sum(first_passed) ${where}, 0),
    'raters', coalesce(sum(raters) ${where}, 0), 'ratingSum', coalesce(sum(rating_sum) ${where}, 0))`;
}

/** Lessons of one programme: where neither a programme nor a cohort is asked for, of the one most people began. */
export async function lessonBoard(ctx: Context, filter: BoardFilter): Promise<LessonBoard> {
  const { rows } = await sql<LessonBoard>`
    with shown as (
      select coalesce(${filter.programme ?? null}::text,
        (select p.slug from cohorts c join programmes p on p.id = c.programme_id where c.slug = ${filter.cohort ?? null}),
        (select p.slug from study_figures f join cohorts c on c.id = f.cohort_id join programmes p on p.id = c.programme_id
          group by p.slug order by sum(f.started) desc, p.slug limit 1)) as slug
    ),
    chosen as (
      select c.id from cohorts c join programmes p on p.id = c.programme_id join shown on shown.slug = p.slug
      where ${filter.cohort ?? null}::text is null or c.slug = ${filter.cohort ?? null}
    ),
    said as materialized (
      select f.rating, f.comment, f.lesson_id, f.given_at, e.programme_id from feedback f
      join enrolments e on e.id = f.enrolment_id
      where e.cohort_id in (select id from chosen) and ${within('f.given_at', ctx, filter)}
        and not exists (select from restrictions r where r.person_id = f.person_id and r.lifted_at is null)
        and not exists (select from objections o
          where o.person_id = f.person_id and o.purpose = 'improvement' and o.withdrawn_at is null)
    )
    select ${HEAD},
      (select slug from shown) as programme,
      (select coalesce(json_agg(json_build_object('titles', ${TITLES}, 'opened', s.opened, 'completed', s.completed,
          'stopped', s.stopped, 'firstTries', s.first_tries, 'firstPassed', s.first_passed, 'raters', s.raters,
          'ratingSum', s.rating_sum, 'changedOn', greatest(l.updated_at, q.updated_at), 'before', s.before, 'after', s.after)
          order by m.position, l.position), '[]')
        from (select lesson_id, sum(opened) as opened, sum(completed) as completed, sum(stopped) as stopped,
            sum(first_tries) as first_tries, sum(first_passed) as first_passed, sum(raters) as raters,
            sum(rating_sum) as rating_sum, ${half(false)} as before, ${half(true)} as after
          from lesson_figures where cohort_id in (select id from chosen) and ${within('month', ctx, filter)}
          group by lesson_id) s
        join lessons l on l.id = s.lesson_id join modules m on m.id = l.module_id
        left join quizzes q on q.lesson_id = l.id) as lessons,
      (select coalesce(json_agg(json_build_object('prompts', qq.prompts, 'lessonTitles', ${TITLES}, 'tries', s.tries,
          'sumX', s.sum_x, 'sumR', s.sum_r, 'sumRR', s.sum_rr, 'sumXR', s.sum_xr)
          order by m.position, l.position, qq.position), '[]')
        from (select question_id, sum(tries) as tries, sum(sum_x) as sum_x, sum(sum_r) as sum_r, sum(sum_rr) as sum_rr,
            sum(sum_xr) as sum_xr
          from question_figures where cohort_id in (select id from chosen) and ${within('month', ctx, filter)}
          group by question_id) s
        join quiz_questions qq on qq.id = s.question_id join lessons l on l.id = qq.lesson_id
        join modules m on m.id = l.module_id) as questions,
      (select json_agg((select count(*) from said where rating = mark) order by mark)
        from generate_series(1, 5) mark) as ratings,
      (select coalesce(json_agg(json_build_object('rating', s.rating, 'comment', s.comment, 'lessonTitles',
          case when l.id is not null then ${TITLES} end, 'programmeTexts', p.texts, 'givenAt', s.given_at)
          order by s.given_at desc), '[]')
        from (select * from said where comment is not null order by given_at desc limit ${MOST_SAID}) s
        left join lessons l on l.id = s.lesson_id join programmes p on p.id = s.programme_id) as said`.execute(ctx.db);
  return only(rows);
}

export interface VisitRow {
  readonly name: string;
  readonly views: number;
  readonly visitors: number;
}
export interface VisitBoard extends BoardHead {
  /** By month, or by day where the period is short. */
  readonly times: readonly { readonly at: string; readonly views: number; readonly visitors: number }[];
  readonly kinds: Readonly<Record<string, readonly VisitRow[]>>;
}

const MOST_NAMES = 12;

export async function visitBoard(ctx: Context, filter: BoardFilter): Promise<VisitBoard> {
  const times =
    filter.period === '3'
      ? sql`select date_trunc('week', day)::date as at, sum(views) as views, sum(visitors) as visitors
          from visit_days where kind = 'all' and ${within('day', ctx, filter)} group by 1`
      : sql`select month as at, views, visitors from months where kind = 'all'`;
  const { rows } = await sql<VisitBoard>`
    with months as materialized (
      select month, kind, name, views, visitors from visit_months where ${within('month', ctx, filter)}
    ), named as (
      select kind, name, sum(views) as views, sum(visitors) as visitors,
        row_number() over (partition by kind order by sum(visitors) desc, sum(views) desc, name) as place
      from months where kind not in ('all', 'step') group by kind, name
    )
    select ${HEAD},
      (select coalesce(json_agg(json_build_object('at', at, 'views', views, 'visitors', visitors) order by at), '[]')
        from (${times}) t) as times,
      (select coalesce(json_object_agg(kind, names), '{}') from (
        select kind, json_agg(json_build_object('name', name, 'views', views, 'visitors', visitors) order by place) as names
        from named where place <= ${MOST_NAMES} group by kind) k) as kinds`.execute(ctx.db);
  return only(rows);
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (!row) throw new Error('the board made no row');
  return row;
}
