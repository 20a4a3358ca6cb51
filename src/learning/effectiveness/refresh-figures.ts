/**
 * Counts the board's figures anew from what is kept today, so that whoever was erased or thought again is in none of
 * them. Behaviour in lessons is counted only of those whose consent to improvement stands at that moment; of the others
 * what their contract is about: that they enrolled, were admitted, completed or cancelled. Whoever restricted their
 * studies, or objected, is in no figure; a study that is nobody's any more is in none, since it cannot say whether its
 * person had objected; nor is a child's, for whom nobody agreed to more than the study and its certificate.
 */

import { sql } from 'kysely';
import { z } from 'zod';
import { openFeedback } from '#learning/feedback';
import { SCHOOL_ZONE } from '#platform/clock.ts';
import { type Context, transact } from '#platform/context.ts';
import { takeTime } from '#platform/database/patience.ts';
import { defineJob } from '#platform/jobs/jobs.ts';

/** Without a completed programme, and without a lesson opened for so long since it began, somebody has stopped. */
export const SILENT_DAYS = 30;
/** What a change did is told of those who had so many days with the lesson, all before the change or all after it. */
export const COMPARED_DAYS = 7;

/** In one transaction: the board shows the figures of one moment. */
export async function refreshFigures(ctx: Context): Promise<void> {
  // Before it, so that a page which marks what it showed never waits for the count.
  await openFeedback(ctx);
  await transact(ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('figures'))`.execute(tx.db);
    await takeTime(tx);
    const now = tx.clock.now();
    await gatherStudies(tx);
    await gatherTries(tx);
    await countAccounts(tx, now);
    await countStudies(tx);
    await countLessons(tx);
    await countRatings(tx, now);
    await countQuestions(tx);
    await sql`drop table pg_temp.figure_study, pg_temp.figure_try`.execute(tx.db);
    await sql`insert into figures_state (refreshed_at) values (${now})
      on conflict (only_row) do update set refreshed_at = excluded.refreshed_at`.execute(tx.db);
  });
}

/** Every study with what happened to it, in a table of this transaction. */
async function gatherStudies(tx: Context): Promise<void> {
  const now = tx.clock.now();
  const silentSince = now.subtract({ hours: 24 * SILENT_DAYS });
  await sql`
    create temp table figure_study on commit drop as
    with learner as materialized (
      select person_id, (select verdict from gate(person_id, 'improvement', ${now}::timestamptz)) as verdict
      from (select distinct person_id from enrolments where person_id is not null and ward_id is null) as somebody
    ), gone_through as (
      select enrolment_id, count(*) filter (where completed_at is not null and archived_at is null) as done,
        max(last_opened_at) as last_opened_at
      from lesson_progress join lessons on lessons.id = lesson_id group by enrolment_id
    ), plan as (
      select programme_id, count(*) as lessons from lessons where archived_at is null group by programme_id
    )
    select e.id, e.cohort_id, date_trunc('month', e.placed_at at time zone ${sql.lit(SCHOOL_ZONE)})::date as month,
      e.active_at, e.completed_at, e.cancelled_at, g.last_opened_at, choice.agreed,
      e.completed_at is not null or (choice.agreed and coalesce(g.done, 0) >= 1) as first_lesson,
      e.completed_at is not null or (choice.agreed and coalesce(g.done, 0) * 2 >= coalesce(plan.lessons, 1)) as half,
      e.active_at is not null and e.completed_at is null
        and (e.cancelled_at is not null or (choice.agreed and greatest(e.active_at, g.last_opened_at,
          cohorts.starts_on::timestamp at time zone ${sql.lit(SCHOOL_ZONE)}) < ${silentSince})) as dropped
    from enrolments e
    join cohorts on cohorts.id = e.cohort_id
    left join gone_through g on g.enrolment_id = e.id
    left join plan on plan.programme_id = e.programme_id
    join learner on learner.person_id = e.person_id
    cross join lateral (select learner.verdict = 'allowed' as agreed) as choice
    where e.ward_id is null and learner.verdict not in ('restriction', 'objection')`.execute(tx.db);
  await sql`create index on figure_study (id)`.execute(tx.db);
  await sql`analyze figure_study`.execute(tx.db);
}

/** The first try of each quiz in the studies of those who agreed, in a table of this transaction. */
async function gatherTries(tx: Context): Promise<void> {
  await sql`
    create temp table figure_try on commit drop as
    select distinct on (enrolment_id, lesson_id) study.cohort_id, study.month, quiz_attempts.id, enrolment_id, lesson_id,
      submitted_at, passed
    from figure_study as study join quiz_attempts on quiz_attempts.enrolment_id = study.id
    where study.agreed order by enrolment_id, lesson_id, submitted_at, quiz_attempts.id`.execute(tx.db);
  await sql`analyze figure_try`.execute(tx.db);
}

/** The gate is asked only about the few of whom it could say such a thing. */
const unlimited = sql`(not exists (select from restrictions where person_id = people.id and lifted_at is null)
  and not exists (select from objections where person_id = people.id and withdrawn_at is null))`;

async function countAccounts(tx: Context, now: Temporal.Instant): Promise<void> {
  await sql`delete from account_figures`.execute(tx.db);
  await sql`
    insert into account_figures (month, accounts)
    select date_trunc('month', created_at at time zone ${sql.lit(SCHOOL_ZONE)})::date, count(*) from people
    where not exists (select from staff_roles where person_id = people.id)
      and (${unlimited} or gate_verdict(id, 'improvement', ${now}::timestamptz) not in ('restriction', 'objection'))
    group by 1`.execute(tx.db);
}

async function countStudies(tx: Context): Promise<void> {
  await sql`delete from study_figures`.execute(tx.db);
  await sql`
    insert into study_figures (cohort_id, month, placed, started, first_lesson, half, completed, certified, cancelled,
      dropped, days_to_complete)
    select cohort_id, month, count(*), count(active_at), count(*) filter (where first_lesson and active_at is not null),
      count(*) filter (where half and active_at is not null), count(completed_at),
      count(*) filter (where exists (select from certificates where enrolment_id = study.id and revoked_at is null)),
      count(cancelled_at), count(*) filter (where dropped),
      coalesce(sum(extract(epoch from completed_at - active_at) / 86400) filter (where completed_at is not null), 0)
    from figure_study as study group by cohort_id, month`.execute(tx.db);
}

/** Each thing falls before or after the lesson's last change by its own moment: an opening, a first try, a rating. */
async function countLessons(tx: Context): Promise<void> {
  const hours = 24 * COMPARED_DAYS;
  const longAgo = tx.clock.now().subtract({ hours });
  await sql`delete from lesson_figures`.execute(tx.db);
  await sql`
    insert into lesson_figures (cohort_id, lesson_id, month, after_change, opened, completed, stopped, had_time,
      done_in_time, first_tries, first_passed, raters, rating_sum)
    with fact as (
      select enrolment_id, lesson_id, opened_at as at, opened_at, completed_at, last_opened_at, null::boolean as passed,
        null::integer as rating from lesson_progress
      union all
      select enrolment_id, lesson_id, submitted_at, null, null, null, passed, null from figure_try
      union all
      select enrolment_id, lesson_id, given_at, null, null, null, null, rating from feedback where lesson_id is not null
    ), changed as (
      select lessons.id as lesson_id, greatest(lessons.updated_at, quizzes.updated_at) as at
      from lessons left join quizzes on quizzes.lesson_id = lessons.id where archived_at is null
    ), placed as (
      select study.cohort_id, study.month, study.dropped, study.last_opened_at as last_of_study, fact.*,
        fact.at >= changed.at as after_change,
        case when fact.at >= changed.at then opened_at <= ${longAgo}
          else opened_at + make_interval(hours => ${hours}) <= changed.at end as had_time
      from figure_study as study
      join fact on fact.enrolment_id = study.id
      join changed on changed.lesson_id = fact.lesson_id
      where study.agreed
    )
    select cohort_id, lesson_id, month, after_change, count(opened_at), count(completed_at),
      count(*) filter (where dropped and last_opened_at = last_of_study), count(*) filter (where had_time),
      count(*) filter (where had_time and completed_at <= opened_at + make_interval(hours => ${hours})),
      count(passed), count(*) filter (where passed), count(rating), coalesce(sum(rating), 0)
    from placed group by cohort_id, lesson_id, month, after_change`.execute(tx.db);
}

/** By the month in which each was given. Those that may be shown only later are in no sum, and count as read by none. */
async function countRatings(tx: Context, now: Temporal.Instant): Promise<void> {
  await sql`delete from rating_figures`.execute(tx.db);
  await sql`
    insert into rating_figures (cohort_id, whole, lesson_id, month, rated_1, rated_2, rated_3, rated_4, rated_5)
    select cohort_id, grouping(lesson_id) = 1, lesson_id, month,
      count(*) filter (where rating = 1), count(*) filter (where rating = 2), count(*) filter (where rating = 3),
      count(*) filter (where rating = 4), count(*) filter (where rating = 5)
    from (
      select *, date_trunc('month', given_at at time zone ${sql.lit(SCHOOL_ZONE)})::date as month from feedback
    ) as dated
    where open_since <= ${now} group by grouping sets ((cohort_id, lesson_id, month), (cohort_id, month))`.execute(
    tx.db,
  );
}

/**
 * An attempt keeps what was asked and what was right; it counts for the question that is asked today with the same words,
 * answers and key, in any of its languages. So a question that was worded anew, or whose key was put right, is counted
 * anew. Two of one quiz that are alike in all of it cannot be told apart, and are left out.
 */
async function countQuestions(tx: Context): Promise<void> {
  await sql`delete from question_figures`.execute(tx.db);
  await sql`
    insert into question_figures (cohort_id, question_id, month, tries, sum_x, sum_r, sum_rr, sum_xr)
    with rendered as (
      select id, lesson_id, coalesce(prompts->>language, prompts->>'ru') as prompt, option.texts, option.key
      from quiz_questions
      cross join unnest(array['ru', 'kk', 'en']) as language
      cross join lateral (
        select jsonb_agg(coalesce(each->'text'->language, each->'text'->'ru') order by place) as texts,
          jsonb_agg(each->'correct' order by place) as key
        from jsonb_array_elements(options) with ordinality as element (each, place)
      ) as option
    ), known as materialized (
      select min(id::text)::uuid as id, lesson_id, prompt, texts, key from rendered
      group by lesson_id, prompt, texts, key having count(distinct id) = 1
    ), asked as (
      -- Each answer is taken apart once, whatever it is compared with: hence the offset.
      select cohort_id, month, first_try.lesson_id, correct, total, (asked->>'right')::boolean::int as x,
        asked->>'prompt' as prompt, jsonb_path_query_array(asked, '$.options[*].text') as texts,
        jsonb_path_query_array(asked, '$.options[*].correct') as key
      from figure_try as first_try
      join quiz_attempts using (id)
      cross join lateral jsonb_array_elements(answers->'questions') as asked
      offset 0
    ), answered as (
      select cohort_id, month, known.id as question_id, x, (correct - x)::float8 / greatest(total - 1, 1) as r
      from asked join known using (lesson_id, prompt, texts, key)
    )
    select cohort_id, question_id, month, count(*), sum(x), sum(r), sum(r * r), sum(x * r)
    from answered group by cohort_id, question_id, month`.execute(tx.db);
}

export const refreshFiguresJob = defineJob({
  name: 'effectiveness.refresh',
  payload: z.object({}),
  run: (ctx) => refreshFigures(ctx),
});
