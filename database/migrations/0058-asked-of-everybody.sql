-- What is asked of everybody at once is a part of the statement that asks: called for each person, these rules took most
-- of the night's search and of the hourly count. There is one of each rule still.

/* The gate (see migration 9), as a table of one row: in `from`, or as `(select verdict from gate(…))`, the planner opens it. */
create function gate(person uuid, wanted text, moment timestamptz) returns table (verdict text) language sql stable as $$
  select case
    when purpose_categories(wanted) is null then 'unknown'
    when exists (
      select from restrictions
      where person_id = person and lifted_at is null and (
        part = 'everything'
        or (part = 'purpose' and name = wanted)
        or (part = 'category' and name = any (purpose_categories(wanted))))
    ) then 'restriction'
    when exists (
      select from objections where person_id = person and purpose = wanted and withdrawn_at is null
    ) then 'objection'
    else coalesce((
      select case
        when event in ('refused', 'withdrawn', 'expired') then event
        when valid_until <= moment then 'expired'
        -- A revision named the purpose for the first time after this consent: silence is no answer to it.
        when exists (
          select from policy_revisions
          where in_force_at > at and in_force_at <= moment and new_purposes ? wanted
        ) then 'revision'
        else 'allowed'
      end
      from consent_events where person_id = person and purpose = wanted order by entry desc limit 1
    ), 'unasked')
  end
$$;

create or replace function gate_verdict(person uuid, wanted text, moment timestamptz) returns text language sql stable as $$
  select verdict from gate(person, wanted, moment)
$$;

/* Since when a purpose is no longer allowed (see migration 42), in the same way: no row where it was never asked. */
create function consent_end(person uuid, wanted text) returns table (ended_at timestamptz) language sql stable as $$
  select case
    when event in ('given', 'renewed') then valid_until
    when event = 'expired' then coalesce((
      select valid_until from consent_events
      where person_id = person and purpose = wanted and event in ('given', 'renewed') order by entry desc limit 1), at)
    else at
  end
  from consent_events where person_id = person and purpose = wanted order by entry desc limit 1
$$;

create or replace function consent_ended_at(person uuid, wanted text) returns timestamptz language sql stable as $$
  select ended_at from consent_end(person, wanted)
$$;

/* When a study is over (see migration 52). Each of what is looked up is named once, so that nothing is that need not be. */
create function reckoned.end_of(study enrolments, cohort cohorts, last_read timestamptz, last_tried timestamptz,
  met_last timestamptz) returns timestamptz language sql stable as $$
  select case
    when study.completed_at is not null then study.completed_at
    when study.cancelled_at is not null then study.cancelled_at
    when study.active_at is null then
      greatest(study.placed_at, cohort.starts_on::timestamp at time zone 'Asia/Almaty') + interval '1 year'
    else greatest(
      greatest(study.active_at, last_read, last_tried, cohort.starts_on::timestamp at time zone 'Asia/Almaty', met_last)
        + case when cohort.ends_on is null then interval '1 year' else interval '30 days' end,
      (cohort.ends_on + 1)::timestamp at time zone 'Asia/Almaty')
  end
$$;

create or replace view reckoned.enrolment_ends as
  select id, person_id, ended_at, greatest(ended_at, case when completed_at is not null then met_last end) as untied_at
  from (
    select e.id, e.person_id, e.completed_at, met_last, reckoned.end_of(e, c,
        (select max(last_opened_at) from lesson_progress where enrolment_id = e.id),
        (select max(submitted_at) from quiz_attempts where enrolment_id = e.id), met_last) as ended_at
    from enrolments e join cohorts c on c.id = e.cohort_id
    cross join lateral (
      select (select starts_at + minutes * interval '1 minute' from cohort_sessions where cohort_id = c.id
        order by starts_at desc limit 1) as met_last) as met
  ) as study;

/* `reckoned.study_ends` of everybody: the same moments, of each table in one pass instead of person by person. */
create view reckoned.study_ends_of_all as
  select people.id, case
    when role.stands or asked.waits then null
    else coalesce(greatest(study.untied_at, role.ended_at, asked.closed_at), people.created_at + interval '1 year')
  end as ended_at
  from people
  left join (
    select e.person_id, max(greatest(reckoned.end_of(e, c, last_read, last_tried, met_last),
        case when e.completed_at is not null then met_last end)) as untied_at
    from enrolments e join cohorts c on c.id = e.cohort_id
    left join (
      select enrolment_id, max(last_opened_at) as last_read from lesson_progress group by enrolment_id
    ) as read on read.enrolment_id = e.id
    left join (
      select enrolment_id, max(submitted_at) as last_tried from quiz_attempts group by enrolment_id
    ) as tried on tried.enrolment_id = e.id
    left join (
      select distinct on (cohort_id) cohort_id, starts_at + minutes * interval '1 minute' as met_last
      from cohort_sessions order by cohort_id, starts_at desc
    ) as met on met.cohort_id = c.id
    group by e.person_id
  ) as study on study.person_id = people.id
  left join (
    select person_id, bool_or(ended_at is null) as stands, max(ended_at) as ended_at from staff_roles group by person_id
  ) as role on role.person_id = people.id
  left join (
    select person_id, bool_or(closed_at is null) as waits, max(closed_at) as closed_at from privacy_cases group by person_id
  ) as asked on asked.person_id = people.id;
