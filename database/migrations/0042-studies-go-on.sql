-- Closing enrolment ends nobody's study, who reads after the last day studies on, and a consent that ran out ended then.

/*
 * When a study is over: completed, cancelled, never begun within a year; in a cohort with a last day thirty days after
 * whoever studies was seen last, and not before that day is over; in one without, a year after they were seen last. That
 * nobody joins a cohort any more ends no study in it: its lessons stay open. It may lie ahead.
 */
create or replace view reckoned.enrolment_ends as
  select id, person_id, case
    when completed_at is not null then completed_at
    when cancelled_at is not null then cancelled_at
    when active_at is null then placed_at + interval '1 year'
    when ends_on is not null then
      greatest(last_seen + interval '30 days', (ends_on + 1)::timestamp at time zone 'Asia/Almaty')
    else last_seen + interval '1 year'
  end as ended_at
  from (
    select enrolments.id, person_id, enrolments.completed_at, cancelled_at, active_at, placed_at, ends_on, greatest(active_at,
        (select max(last_opened_at) from lesson_progress where enrolment_id = enrolments.id),
        (select max(submitted_at) from quiz_attempts where enrolment_id = enrolments.id)) as last_seen
      from enrolments join cohorts on cohorts.id = cohort_id
  ) as study;

/*
 * Since when the purpose is no longer allowed by the person: null where it was never asked. It may lie ahead, at the end
 * of a consent's own validity. That a consent ran out is written down when it is noticed; it ended with its validity.
 */
create or replace function consent_ended_at(person uuid, wanted text) returns timestamptz language sql stable as $$
  select case
    when event in ('given', 'renewed') then valid_until
    when event = 'expired' then coalesce((
      select valid_until from consent_events
      where person_id = person and purpose = wanted and event in ('given', 'renewed') order by entry desc limit 1), at)
    else at
  end
  from consent_events where person_id = person and purpose = wanted order by entry desc limit 1
$$;
