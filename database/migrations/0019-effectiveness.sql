-- How well programmes teach: what learners say of them, the figures of the board, and the statistics that are released.

-- Said freely, about a lesson or, without one, about the whole programme; once each, and changed by saying it again.
create table feedback (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  enrolment_id uuid not null references enrolments (id),
  lesson_id uuid references lessons (id),
  rating integer not null check (rating between 1 and 5),
  comment text,
  given_at timestamptz not null
);
create unique index feedback_of_lesson on feedback (enrolment_id, lesson_id) where lesson_id is not null;
create unique index feedback_of_programme on feedback (enrolment_id) where lesson_id is null;
create index feedback_by_person on feedback (person_id);
create index feedback_by_lesson on feedback (lesson_id, given_at desc);
create index feedback_by_time on feedback (given_at desc);

/*
 * The figures of the board, written anew as a whole by a job; months are those in which a study was asked for. Behaviour
 * is counted of those alone who agreed to improvement.
 */
create table figures_state (
  only_row boolean primary key default true check (only_row),
  refreshed_at timestamptz not null
);
create table study_figures (
  cohort_id uuid not null references cohorts (id) on delete cascade,
  month date not null,
  placed integer not null,
  started integer not null,
  first_lesson integer not null,
  half integer not null,
  completed integer not null,
  certified integer not null,
  cancelled integer not null,
  -- Over, and not completed.
  dropped integer not null,
  days_to_complete integer not null,
  primary key (cohort_id, month)
);
create table lesson_figures (
  cohort_id uuid not null references cohorts (id) on delete cascade,
  lesson_id uuid not null references lessons (id) on delete cascade,
  month date not null,
  -- Opened after the lesson, or its quiz, was changed last.
  after_change boolean not null,
  opened integer not null,
  completed integer not null,
  -- The lesson opened last of a study that went no further.
  stopped integer not null,
  first_tries integer not null,
  first_passed integer not null,
  raters integer not null,
  rating_sum integer not null,
  primary key (cohort_id, lesson_id, month, after_change)
);
-- Sums over first tries, from which difficulty and discrimination follow: x is 1 for a right answer, r the share of the
-- other questions that were right.
create table question_figures (
  cohort_id uuid not null references cohorts (id) on delete cascade,
  question_id uuid not null references quiz_questions (id) on delete cascade,
  month date not null,
  tries integer not null,
  sum_x integer not null,
  sum_r float8 not null,
  sum_rr float8 not null,
  sum_xr float8 not null,
  primary key (cohort_id, question_id, month)
);

/*
 * Statistics that outlive people. A release counts everybody whose study ended since the one before, once, and is never
 * made again: no two releases count the same study, so nothing can be learned from their difference. A figure that is
 * null, and a row that is not there, were held back: they, or what could be reckoned from them, would have told of fewer
 * than ten people.
 */
create table statistics_releases (
  id uuid primary key,
  number integer not null unique,
  released_at timestamptz not null,
  since timestamptz,
  until timestamptz not null,
  people integer not null
);
create table statistics_cells (
  release_id uuid not null references statistics_releases (id),
  dimension text not null check (dimension in ('all', 'programme', 'cohort', 'month', 'experience', 'language')),
  value text not null,
  -- A cohort's programme; empty for every other dimension.
  within text not null,
  people integer not null,
  completed integer,
  weeks integer,
  raters integer,
  rating numeric(3, 1),
  primary key (release_id, dimension, value)
);
-- Those who went before the next release: added up along one dimension at a time, and emptied by the release.
create table statistics_pool (
  dimension text not null,
  value text not null,
  within text not null,
  people integer not null,
  completed integer not null,
  primary key (dimension, value, within)
);

create function statistics_until() returns timestamptz language sql stable as $$
  select max(until) from statistics_releases
$$;

/* What a study counts for, one row a dimension. */
create function study_dimensions(enrolment enrolments, person uuid, ended timestamptz)
returns table (dimension text, value text, within text) language sql stable as $$
  select 'all', '', ''
  union all select 'programme', programmes.slug, '' from programmes where id = enrolment.programme_id
  union all select 'cohort', cohorts.slug, programmes.slug
    from cohorts join programmes on programmes.id = cohorts.programme_id where cohorts.id = enrolment.cohort_id
  union all select 'month', to_char(ended at time zone 'Asia/Almaty', 'YYYY-MM'), ''
  union all select 'experience',
    case when exists (select from profiles where person_id = person and trim(coalesce(experience, '')) <> '')
      then 'told' else 'untold' end, ''
  union all select 'language', coalesce((select locale from people where id = person), 'ru'), ''
$$;

/*
 * The last wall of `keep.statistics`: whatever takes a person out of a study, an erasure, the end of a term or a deletion,
 * adds the study to the pool first, in the same transaction. Once a person: with the last study of theirs that is left.
 */
create function pool_before_destruction() returns trigger language plpgsql as $$
declare
  known timestamptz := statistics_until();
  ended timestamptz;
begin
  if coalesce(old.completed_at, old.cancelled_at) < known or old.active_at is null then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  ended := enrolment_ended_at(old.id);
  if (known is null or ended is null or ended >= known) and not exists (
    select from enrolments where person_id = old.person_id and id <> old.id and active_at is not null
      and (known is null or coalesce(completed_at, cancelled_at, 'infinity') >= known)
  ) then
    insert into statistics_pool (dimension, value, within, people, completed)
    select dimension, value, within, 1, (old.completed_at is not null)::int
      from study_dimensions(old, old.person_id, coalesce(old.completed_at, old.cancelled_at, old.active_at))
    on conflict (dimension, value, within) do update
      set people = statistics_pool.people + 1, completed = statistics_pool.completed + excluded.completed;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger enrolments_pooled_before_leaving before update of person_id on enrolments
  for each row when (old.person_id is not null and new.person_id is null and old.ward_id is null)
  execute function pool_before_destruction();
create trigger enrolments_pooled_before_deletion before delete on enrolments
  for each row when (old.person_id is not null) execute function pool_before_destruction();
create index enrolments_by_person on enrolments (person_id);
