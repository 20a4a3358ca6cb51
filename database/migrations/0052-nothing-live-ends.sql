-- Nobody's study ends by silence while their cohort has yet to begin or to meet; a check of age that was a mistake knows nobody.

/*
 * When a study is over: completed, cancelled, never begun within a year; in a cohort with a last day thirty days after
 * whoever studies was heard of last, and not before that day is over; in one without, a year after. Silence counts from
 * the last lesson, and not before the cohort has begun and its last session is over. It may lie ahead. `untied_at`: from
 * when it is no tie to the school any more, which a session to come still is for whoever has done all the lessons.
 */
create or replace view reckoned.enrolment_ends as
  select id, person_id, ended_at, greatest(ended_at, case when completed_at is not null then met_last end) as untied_at
  from (
    select id, person_id, completed_at, met_last, case
      when completed_at is not null then completed_at
      when cancelled_at is not null then cancelled_at
      when active_at is null then greatest(placed_at, begins_at) + interval '1 year'
      when ends_on is not null then
        greatest(silent_since + interval '30 days', (ends_on + 1)::timestamp at time zone 'Asia/Almaty')
      else silent_since + interval '1 year'
    end as ended_at
    from (
      select *, greatest(active_at, last_read, last_tried, begins_at, met_last) as silent_since
      from (
        select enrolments.id, person_id, enrolments.completed_at, cancelled_at, active_at, placed_at, ends_on,
          starts_on::timestamp at time zone 'Asia/Almaty' as begins_at,
          (select max(last_opened_at) from lesson_progress where enrolment_id = enrolments.id) as last_read,
          (select max(submitted_at) from quiz_attempts where enrolment_id = enrolments.id) as last_tried,
          (select starts_at + minutes * interval '1 minute' from cohort_sessions where cohort_id = cohorts.id
            order by starts_at desc limit 1) as met_last
        from enrolments join cohorts on cohorts.id = cohort_id
      ) as life
    ) as heard
  ) as study;

-- The last tie: as before, and of a study until its cohort has met for the last time.
create or replace view reckoned.study_ends as
  select id, case
    when exists (select from staff_roles where person_id = people.id and ended_at is null) then null
    when exists (select from privacy_cases where person_id = people.id and closed_at is null) then null
    else coalesce(
      greatest(
        (select max(untied_at) from reckoned.enrolment_ends where person_id = people.id),
        (select max(ended_at) from staff_roles where person_id = people.id),
        (select max(closed_at) from privacy_cases where person_id = people.id)),
      created_at + interval '1 year')
  end as ended_at
  from people;

-- What stays of a check that was a mistake: that there was one, and when it was called off.
alter table minor_findings alter column subject_hash drop not null;
update minor_findings set person_id = null, subject_hash = null where dismissed_at is not null;

-- A seat that was only asked for goes with the account: what points at it is looked for by it.
create index certificates_by_enrolment on certificates (enrolment_id);
create index feedback_by_enrolment on feedback (enrolment_id);
