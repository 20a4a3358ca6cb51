/** Where people stop, which questions are too hard or too easy, and what was said of lessons. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { LocalText } from '#platform/i18n/locale.ts';
import type { BoardFilter } from './board.ts';
import { type BoardHead, cohortsIn, HEAD, only, within } from './board-head.ts';
import { LESSON_TITLES, SAID, type SaidPage, saidTables } from './said.ts';

export interface LessonRow {
  readonly slug: string;
  readonly titles: LocalText;
  readonly opened: number;
  readonly completed: number;
  readonly stopped: number;
  readonly firstTries: number;
  readonly firstPassed: number;
  readonly raters: number;
  readonly ratingSum: number;
  /** What happened before its last change, and what happened after. */
  readonly changedOn: string;
  readonly before: LessonHalf;
  readonly after: LessonHalf;
}
export interface LessonHalf {
  readonly opened: number;
  /** Of those who opened it: who had `COMPARED_DAYS` with it, and who of them completed it within these days. */
  readonly hadTime: number;
  readonly doneInTime: number;
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
export interface LessonBoard extends BoardHead, SaidPage {
  /** The slug of the programme whose lessons these are; null: there is none. */
  readonly programme: string | null;
  readonly lessons: readonly LessonRow[];
  readonly questions: readonly QuestionRow[];
}

function half(afterChange: boolean): RawBuilder<unknown> {
  const where = sql`filter (where ${afterChange ? sql`after_change` : sql`not after_change`})`;
  return sql`json_build_object('opened', coalesce(sum(opened) ${where}, 0), 'hadTime', coalesce(sum(had_time) ${where}, 0),
    'doneInTime', coalesce(sum(done_in_time) ${where}, 0),
    'firstTries', coalesce(sum(first_tries) ${where}, 0), 'firstPassed', coalesce(sum(first_passed) ${where}, 0),
    'raters', coalesce(sum(raters) ${where}, 0), 'ratingSum', coalesce(sum(rating_sum) ${where}, 0))`;
}

/** Of a lesson that nobody opened. */
const NOTHING: LessonHalf = {
  opened: 0,
  hadTime: 0,
  doneInTime: 0,
  firstTries: 0,
  firstPassed: 0,
  raters: 0,
  ratingSum: 0,
};
const orNothing = (half: RawBuilder<unknown>) => sql`coalesce(${half}, ${JSON.stringify(NOTHING)}::json)`;

/**
 * Lessons of one programme, those that nobody opened among them unless nobody opened any: where neither a programme nor a
 * cohort is asked for, of the one most people began.
 */
export async function lessonBoard(ctx: Context, filter: BoardFilter): Promise<LessonBoard> {
  const { rows } = await sql<LessonBoard>`
    with shown as (
      select coalesce(
        (select slug from programmes where slug = ${filter.programme ?? null}
          and exists (select from cohorts where programme_id = programmes.id)),
        (select p.slug from cohorts c join programmes p on p.id = c.programme_id where c.slug = ${filter.cohort ?? null}),
        (select p.slug from study_figures f join cohorts c on c.id = f.cohort_id join programmes p on p.id = c.programme_id
          group by p.slug order by sum(f.started) desc, p.slug limit 1)) as slug
    ),
    chosen as (${cohortsIn(sql`(select slug from shown)`, filter.cohort)}),
    studied as materialized (
      select lesson_id, sum(opened) as opened, sum(completed) as completed, sum(stopped) as stopped,
        sum(first_tries) as first_tries, sum(first_passed) as first_passed, sum(raters) as raters,
        sum(rating_sum) as rating_sum, ${half(false)} as before, ${half(true)} as after
      from lesson_figures where cohort_id in (select id from chosen) and ${within('month', ctx, filter)}
      group by lesson_id
    ),
    ${saidTables(ctx, { cohorts: sql`select id from chosen`, filter })}
    select ${HEAD}, ${SAID},
      (select slug from shown) as programme,
      (select coalesce(json_agg(json_build_object('slug', l.slug, 'titles', ${LESSON_TITLES}, 'opened', coalesce(s.opened, 0),
          'completed', coalesce(s.completed, 0), 'stopped', coalesce(s.stopped, 0),
          'firstTries', coalesce(s.first_tries, 0), 'firstPassed', coalesce(s.first_passed, 0),
          'raters', coalesce(s.raters, 0), 'ratingSum', coalesce(s.rating_sum, 0),
          'changedOn', greatest(l.updated_at, q.updated_at), 'before', ${orNothing(sql`s.before`)}, 'after', ${orNothing(sql`s.after`)})
          order by m.position, l.position), '[]')
        from lessons l join modules m on m.id = l.module_id
        left join quizzes q on q.lesson_id = l.id left join studied s on s.lesson_id = l.id
        where m.programme_id = (select id from programmes where slug = (select slug from shown))
          and exists (select from studied)) as lessons,
      (select coalesce(json_agg(json_build_object('prompts', qq.prompts, 'lessonTitles', ${LESSON_TITLES}, 'tries', s.tries,
          'sumX', s.sum_x, 'sumR', s.sum_r, 'sumRR', s.sum_rr, 'sumXR', s.sum_xr)
          order by m.position, l.position, qq.position), '[]')
        from (select question_id, sum(tries) as tries, sum(sum_x) as sum_x, sum(sum_r) as sum_r, sum(sum_rr) as sum_rr,
            sum(sum_xr) as sum_xr
          from question_figures where cohort_id in (select id from chosen) and ${within('month', ctx, filter)}
          group by question_id) s
        join quiz_questions qq on qq.id = s.question_id join lessons l on l.id = qq.lesson_id
        join modules m on m.id = l.module_id) as questions`.execute(ctx.db);
  return only(rows);
}
