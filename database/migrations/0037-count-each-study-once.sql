-- Statistics that count each study once, whatever happens to it later, and tell no mean about fewer than ten people.

/*
 * When a release of statistics counted the study. The end of a study moves when somebody returns after a year of
 * silence, so that the months of the releases alone would count it twice.
 */
alter table enrolments add column counted_at timestamptz;
update enrolments set counted_at = release.released_at
  from (select until, released_at from statistics_releases order by number desc limit 1) as release,
    reckoned.enrolment_ends as ends
  where ends.id = enrolments.id and ends.ended_at < release.until
    and enrolments.person_id is not null and ward_id is null and active_at is not null;
create index enrolments_uncounted on enrolments (person_id)
  where counted_at is null and person_id is not null and ward_id is null and active_at is not null;

/*
 * How many people stand behind the time to complete. Of the releases made so far nobody can say: theirs may be the time
 * of one living person among nine who are gone, and is taken back.
 */
alter table statistics_cells add column timed integer;
update statistics_cells set weeks = null;

-- Sums of those who left, so that neither their time to complete nor their rating is lost.
alter table statistics_pool
  add column timed integer not null default 0,
  add column weeks_sum integer not null default 0,
  add column raters integer not null default 0,
  add column rating_sum integer not null default 0;

/*
 * How many saw the school and its programmes in the months of a release: visitors of each day added up, of those who
 * allowed analytics. A figure is told only where ten came on one day, so that it is about ten people in any case.
 */
create table statistics_reach (
  release_id uuid not null references statistics_releases (id),
  dimension text not null check (dimension in ('all', 'programme', 'month')),
  value text not null,
  visitors integer not null,
  -- The visitors of its fullest day.
  busiest integer not null,
  primary key (release_id, dimension, value)
);

/* As it was; and experience that is restricted counts as not told. */
create or replace function study_dimensions(enrolment enrolments, person uuid, ended timestamptz)
returns table (dimension text, value text, within text) language sql stable as $$
  select 'all', '', ''
  union all select 'programme', programmes.slug, '' from programmes where id = enrolment.programme_id
  union all select 'cohort', cohorts.slug, programmes.slug
    from cohorts join programmes on programmes.id = cohorts.programme_id where cohorts.id = enrolment.cohort_id
  union all select 'month', to_char(ended at time zone 'Asia/Almaty', 'YYYY-MM'), ''
  union all select 'experience',
    case when exists (select from profiles where person_id = person and trim(coalesce(experience, '')) <> '')
        and not exists (select from restrictions
          where person_id = person and part = 'category' and name = 'profession' and lifted_at is null)
      then 'told' else 'untold' end, ''
  union all select 'language', coalesce((select locale from people where id = person), 'ru'), ''
$$;

/* From the admission; 0 where it was not completed. */
create function study_weeks(enrolment enrolments) returns integer language sql immutable as $$
  select greatest(round(extract(epoch from enrolment.completed_at - enrolment.active_at) / 604800), 0)::int
$$;

/*
 * As it was, and: a study that was released is not pooled again; whoever restricted their studies or objected is left
 * out; the time to complete goes with it, and the rating of whoever agreed when they gave it and has not thought again.
 * A trigger has no clock of the school's; what lapsed since is written down as an event of its own.
 */
create or replace function pool_before_destruction() returns trigger language plpgsql as $$
begin
  if old.counted_at is not null or old.active_at is null or old.ward_id is not null
    or gate_verdict(old.person_id, 'improvement', old.placed_at) in ('restriction', 'objection')
    or exists (
      select from enrolments where person_id = old.person_id and id <> old.id and ward_id is null
        and active_at is not null and counted_at is null
    )
  then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  insert into statistics_pool (dimension, value, within, people, completed, timed, weeks_sum, raters, rating_sum)
  select dimension, value, within, 1, (old.completed_at is not null)::int, (old.completed_at is not null)::int,
    study_weeks(old), (said.rating is not null)::int, coalesce(said.rating, 0)
    from study_dimensions(old, old.person_id, coalesce(old.completed_at, old.cancelled_at, old.active_at))
    left join (
      select rating from feedback where enrolment_id = old.id and lesson_id is null
        and gate_verdict(old.person_id, 'improvement', given_at) = 'allowed'
    ) as said on true
  on conflict (dimension, value, within) do update
    set people = statistics_pool.people + 1, completed = statistics_pool.completed + excluded.completed,
      timed = statistics_pool.timed + excluded.timed, weeks_sum = statistics_pool.weeks_sum + excluded.weeks_sum,
      raters = statistics_pool.raters + excluded.raters, rating_sum = statistics_pool.rating_sum + excluded.rating_sum;
  return case tg_op when 'DELETE' then old else new end;
end $$;
drop function statistics_until();
