-- The moments from which terms run, as views: a run joins thousands of them at once where it called a function for each.

-- What is reckoned from the tables and stored nowhere.
create schema reckoned;

/*
 * When a study is over: completed, cancelled, never begun within a year, past its cohort's last day; without such a day,
 * a year after the last lesson. It may lie ahead.
 */
create view reckoned.enrolment_ends as
  select id, person_id, case
    when completed_at is not null then completed_at
    when cancelled_at is not null then cancelled_at
    when active_at is null then placed_at + interval '1 year'
    when ends_on is not null then greatest(last_seen, (ends_on + 1)::timestamp at time zone 'Asia/Almaty')
    when closed_at is not null then greatest(last_seen, closed_at)
    else last_seen + interval '1 year'
  end as ended_at
  from (
    select enrolments.id, person_id, enrolments.completed_at, cancelled_at, active_at, placed_at, ends_on, closed_at, greatest(active_at,
        (select max(last_opened_at) from lesson_progress where enrolment_id = enrolments.id),
        (select max(submitted_at) from quiz_attempts where enrolment_id = enrolments.id)) as last_seen
      from enrolments join cohorts on cohorts.id = cohort_id
  ) as study;

create or replace function enrolment_ended_at(enrolment uuid) returns timestamptz language sql stable as $$
  select ended_at from reckoned.enrolment_ends where id = enrolment
$$;

/*
 * When the last tie to the school ended: the last study, the last role, the last request about their data; a year after
 * the account was made where there was none. Null while they work for the school, or wait for an answer.
 */
create view reckoned.study_ends as
  select id, case
    when exists (select from staff_roles where person_id = people.id and ended_at is null) then null
    when exists (select from privacy_cases where person_id = people.id and closed_at is null) then null
    else coalesce(
      greatest(
        (select max(ended_at) from reckoned.enrolment_ends where person_id = people.id),
        (select max(ended_at) from staff_roles where person_id = people.id),
        (select max(closed_at) from privacy_cases where person_id = people.id)),
      created_at + interval '1 year')
  end as ended_at
  from people;

create view reckoned.account_ends as select id, closed_at as ended_at from people;

-- The account is closed, and no study, certificate or order of theirs is left.
create view reckoned.records_ends as
  select id, closed_at as ended_at from people
  where closed_at is not null
    and not exists (select from enrolments where person_id = people.id)
    and not exists (select from certificates where person_id = people.id)
    and not exists (select from lesson_progress where person_id = people.id)
    and not exists (select from quiz_attempts where person_id = people.id)
    and not exists (select from orders where person_id = people.id);

create or replace function records_ended_at(person uuid) returns timestamptz language sql stable as $$
  select ended_at from reckoned.records_ends where id = person
$$;

-- Nobody asks for these by the person any more.
drop function study_ended_at(uuid);
drop function account_closed_at(uuid);
