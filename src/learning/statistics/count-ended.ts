/** Whose study ended and was in no release yet, each person once, and those who left meanwhile. */
import { sql } from 'kysely';
import type { Context } from '#platform/context.ts';
import type { CohortStart } from './nested.ts';
import type { Counted } from './protect.ts';
import type { ReachMonth } from './reach.ts';

export interface EndedRow extends Counted {
  /** Some of it comes from the pool. */
  readonly pooled: boolean;
}

/**
 * Into a table of this transaction, and locked: an erasure of somebody who is counted waits, and does not add them to the
 * pool as well. Whoever is being erased at this moment is left to the pool. Whoever restricted their studies, or
 * objected, is left out as long as that stands, and counted later.
 */
export async function gatherEnded(tx: Context, until: Temporal.Instant): Promise<void> {
  const now = tx.clock.now();
  await sql`
    create temp table ended_study on commit drop as
    with learner as materialized (
      select person_id, gate_verdict(person_id, 'improvement', ${now}::timestamptz) as verdict from (
        select distinct person_id from enrolments
        where counted_at is null and person_id is not null and ward_id is null and active_at is not null
      ) as uncounted
    )
    select e.id, e.person_id, ends.ended_at, learner.verdict = 'allowed' as agreed
    from enrolments e
    join learner on learner.person_id = e.person_id and learner.verdict not in ('restriction', 'objection')
    join reckoned.enrolment_ends ends on ends.id = e.id
    where e.counted_at is null and e.ward_id is null and e.active_at is not null and ends.ended_at < ${until}`.execute(
    tx.db,
  );
  await sql`
    with locked as materialized (
      select id from enrolments where id in (select id from ended_study) and person_id is not null and counted_at is null
      order by id for update skip locked
    )
    delete from ended_study where id not in (select id from locked)`.execute(tx.db);
}

/**
 * Each person once, with the study that ended first. In an order that is public: by what the release before this one
 * told; then months from the newest, regions and languages from the nearest, and programmes and cohorts in an order that
 * is drawn anew for each release, so that a small one at the top does not hold back the same others for ever. The rating
 * is told of those alone who agreed to improvement.
 */
export async function countEnded(tx: Context, number: number): Promise<readonly EndedRow[]> {
  const { rows } = await sql<EndedRow>`
    with first_ended as (
      select distinct on (person_id) * from ended_study order by person_id, ended_at, id
    ), studied as materialized (
      select d.dimension, d.value, d.within, e.completed_at is not null as completed, study_weeks(e) as weeks, f.rating
      from first_ended ended join enrolments e on e.id = ended.id
      cross join lateral study_dimensions(e, e.person_id, ended.ended_at) d
      left join feedback f on f.enrolment_id = e.id and f.lesson_id is null and ended.agreed
    ), live as (
      select dimension, value, within, count(*) as people, count(*) filter (where completed) as completed,
        coalesce(sum(weeks) filter (where completed), 0) as weeks_sum, count(rating) as raters,
        coalesce(sum(rating), 0) as rating_sum
      from studied group by dimension, value, within
    ), pool as materialized (
      -- Until the transaction ends nobody is added to what is counted here.
      select * from statistics_pool for update
    ), merged as (
      select dimension, value, within, (coalesce(live.people, 0) + coalesce(pool.people, 0))::int as people,
        (coalesce(live.completed, 0) + coalesce(pool.completed, 0))::int as completed,
        (coalesce(live.completed, 0) + coalesce(pool.timed, 0))::int as timed,
        (coalesce(live.weeks_sum, 0) + coalesce(pool.weeks_sum, 0))::int as "weeksSum",
        coalesce(live.raters, 0)::int as raters, coalesce(live.rating_sum, 0)::int as "ratingSum",
        pool.people is not null as pooled
      from live full join pool using (dimension, value, within)
    )
    select merged.* from merged
    left join statistics_cells told on told.dimension = merged.dimension and told.value = merged.value
      and told.release_id = (select id from statistics_releases where restored_from is null order by number desc limit 1)
    order by merged.dimension, case when merged.dimension <> 'presence' then told.people end desc nulls last,
      case when merged.dimension = 'month' then merged.value end desc,
      case merged.dimension
        when 'region' then array_position('{kz,ru,kg,uz,elsewhere,untold}'::text[], merged.value)
        when 'language' then array_position('{ru,kk,en}'::text[], merged.value)
        when 'presence' then array_position('{here,gone}'::text[], merged.value)
      end,
      case when merged.dimension in ('programme', 'cohort') then md5(${number} || merged.value) end, merged.value`.execute(
    tx.db,
  );
  return rows;
}

/** Of every cohort there is, in no order: its days are public. */
export async function cohortStarts(tx: Context): Promise<readonly CohortStart[]> {
  const { rows } = await sql<CohortStart>`
    select cohorts.slug as cohort, programmes.slug as programme, to_char(starts_on, 'YYYY-MM') as since
    from cohorts join programmes on programmes.id = programme_id`.execute(tx.db);
  return rows;
}

/** Whoever was counted is counted for good: their other studies that ended by now with it, and what waited in the pool. */
export async function markCounted(tx: Context, counted: readonly EndedRow[]): Promise<void> {
  await sql`update enrolments set counted_at = ${tx.clock.now()} where id in (select id from ended_study)`.execute(
    tx.db,
  );
  const taken = counted.filter(({ pooled }) => pooled);
  const column = (of: 'dimension' | 'value' | 'within') => taken.map((row) => row[of]);
  await sql`delete from statistics_pool using unnest(${column('dimension')}::text[], ${column('value')}::text[],
      ${column('within')}::text[]) as taken (dimension, value, within)
    where statistics_pool.dimension = taken.dimension and statistics_pool.value = taken.value
      and statistics_pool.within = taken.within`.execute(tx.db);
}

/** Visitors of whole months, of the site and of each programme's page; null: from the first month on. */
export async function countReach(
  tx: Context,
  since: Temporal.PlainDate | null,
  until: Temporal.PlainDate,
): Promise<readonly ReachMonth[]> {
  const { rows } = await sql<ReachMonth>`
    select to_char(month, 'YYYY-MM') as month, programmes.slug as programme, visitors, busiest, busiest_rest as "busiestRest"
    from visit_months left join programmes on kind = 'page' and name = '/programmes/' || programmes.slug
    where (kind = 'all' or programmes.slug is not null) and month < ${until}
      and (${since}::date is null or month >= ${since}::date)`.execute(tx.db);
  return rows;
}
