-- Terms that run from a withdrawn consent; whom an open request keeps reachable; the audit trail by month.

/*
 * Since when the purpose is no longer allowed by the person: null while it is, or was never asked. It may lie ahead, at
 * the end of a consent's own validity.
 */
create function consent_ended_at(person uuid, wanted text) returns timestamptz language sql stable as $$
  select case when event in ('given', 'renewed') then valid_until else at end
  from consent_events where person_id = person and purpose = wanted order by entry desc limit 1
$$;

/*
 * When the last tie to the school ended: the last study, the last role, the last request about their data; a year after
 * the account was made where there was none. Null while they work for the school, or wait for an answer.
 */
create or replace function study_ended_at(person uuid) returns timestamptz language sql stable as $$
  select case
    when exists (select from staff_roles where person_id = person and ended_at is null) then null
    when exists (select from privacy_cases where person_id = person and closed_at is null) then null
    else coalesce(
      greatest(
        (select max(enrolment_ended_at(id)) from enrolments where person_id = person),
        (select max(ended_at) from staff_roles where person_id = person),
        (select max(closed_at) from privacy_cases where person_id = person)),
      (select created_at + interval '1 year' from people where id = person))
  end
$$;

/*
 * The audit trail by month: a month that has reached its term is dropped whole, in the time of one file. The key gains
 * the moment by which the table is divided; every other index is made anew as it was.
 */
do $$
declare
  made text[] := (select array_agg(indexdef order by indexname) from pg_indexes
    where schemaname = 'public' and tablename = 'audit_events' and indexname <> 'audit_events_pkey');
  again text;
begin
  create table audit_events_by_month (like audit_events including defaults including comments) partition by range (at);
  create table partitions.audit_events_other partition of audit_events_by_month default;
  insert into audit_events_by_month select * from audit_events;
  drop table audit_events;
  alter table audit_events_by_month rename to audit_events;
  alter table audit_events add primary key (id, at);
  foreach again in array made loop
    execute again;
  end loop;
end $$;

-- Where terms run from.
create index cookie_choices_by_time on cookie_choices (chosen_at);
create index privacy_cases_by_closing on privacy_cases (closed_at) where closed_at is not null;
create index people_closed on people (closed_at) where closed_at is not null;
create index retention_runs_open on retention_runs (id) where finished_at is null;
