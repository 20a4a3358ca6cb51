-- How long everything is kept: from which moment terms run, what a law holds back, and what was destroyed.

alter table people add column closed_at timestamptz;

-- A court, a dispute, an inspection: nothing of the person goes while the hold stands.
create table legal_holds (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  case_reference text not null check (trim(case_reference) <> ''),
  placed_at timestamptz not null,
  placed_by uuid,
  lifted_at timestamptz,
  lifted_by uuid
);
create index legal_holds_by_person on legal_holds (person_id);
create unique index legal_holds_standing on legal_holds (person_id, case_reference) where lifted_at is null;

create table retention_runs (
  id uuid primary key,
  as_of timestamptz not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index retention_runs_by_time on retention_runs (started_at desc);

-- The certificate of destruction: how many rows of which table went, by which source. Nobody's name is on it.
create table retention_counts (
  run_id uuid not null references retention_runs (id),
  table_name text not null,
  action text not null check (action in ('delete', 'anonymise')),
  source text not null,
  destroyed integer not null,
  batches integer not null,
  -- The longest time for which one batch held its locks.
  longest_ms integer not null,
  primary key (run_id, table_name, action, source)
);

/*
 * When a study is over: completed, cancelled, never begun within a year, past its cohort's last day; without such a day,
 * a year after the last lesson. Null: no such study. It may lie ahead.
 */
create function enrolment_ended_at(enrolment uuid) returns timestamptz language sql stable as $$
  select case
    when completed_at is not null then completed_at
    when cancelled_at is not null then cancelled_at
    when active_at is null then placed_at + interval '1 year'
    when ends_on is not null then greatest(last_seen, (ends_on + 1)::timestamp at time zone 'Asia/Almaty')
    when closed_at is not null then greatest(last_seen, closed_at)
    else last_seen + interval '1 year'
  end
  from (
    select enrolments.completed_at, cancelled_at, active_at, placed_at, ends_on, closed_at, greatest(active_at,
        (select max(last_opened_at) from lesson_progress where enrolment_id = enrolments.id),
        (select max(submitted_at) from quiz_attempts where enrolment_id = enrolments.id)) as last_seen
      from enrolments join cohorts on cohorts.id = cohort_id where enrolments.id = enrolment
  ) as study
$$;

/*
 * When the last tie to the school ended: the last study, the last role, a year after the account was made where there
 * was neither. Null while they work for the school.
 */
create function study_ended_at(person uuid) returns timestamptz language sql stable as $$
  select case
    when exists (select from staff_roles where person_id = person and ended_at is null) then null
    else coalesce(
      greatest(
        (select max(enrolment_ended_at(id)) from enrolments where person_id = person),
        (select max(ended_at) from staff_roles where person_id = person)),
      (select created_at + interval '1 year' from people where id = person))
  end
$$;

create function account_closed_at(person uuid) returns timestamptz language sql stable as $$
  select closed_at from people where id = person
$$;

create function records_ended_at(person uuid) returns timestamptz language sql stable as $$
  select closed_at from people where id = person
    and not exists (select from enrolments where person_id = person)
    and not exists (select from certificates where person_id = person)
    and not exists (select from lesson_progress where person_id = person)
    and not exists (select from quiz_attempts where person_id = person)
    and not exists (select from orders where person_id = person)
$$;

-- Consent events go with their person: in an erasure, or when nothing that they explain is left.
create or replace function refuse_consent_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select from erasures
    where id::text = current_setting('school.erasure', true) and state <> 'verified'
  ) then
    return old;
  end if;
  if tg_op = 'DELETE' and records_ended_at(old.person_id) is not null and exists (
    select from retention_runs
    where id::text = current_setting('school.retention', true) and finished_at is null
  ) then
    return old;
  end if;
  raise exception 'consent events are append-only' using errcode = 'restrict_violation';
end $$;
