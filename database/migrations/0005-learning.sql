-- Programmes, how they are taught, and what came of it. Texts are documents by language: {"ru": …, "kk": …, "en": …}.

create table programmes (
  id uuid primary key,
  slug text not null unique,
  position integer not null,
  level text not null,
  hours integer not null,
  price_kzt integer not null check (price_kzt >= 0),
  texts jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz,
  archived_at timestamptz
);

create table modules (
  id uuid primary key,
  programme_id uuid not null references programmes (id),
  position integer not null,
  titles jsonb not null
);
create index modules_by_programme on modules (programme_id, position);

-- An archived lesson stands in no module: learners no longer meet it, and what they did in it stays.
create table lessons (
  id uuid primary key,
  programme_id uuid not null references programmes (id),
  module_id uuid references modules (id),
  position integer not null,
  slug text not null,
  minutes integer not null check (minutes > 0),
  texts jsonb not null,
  -- What lists need, so that they do not unpack every lesson's whole text: texts without bodies, languages with them.
  heads jsonb generated always as (texts #- '{ru,body}' #- '{kk,body}' #- '{en,body}') stored,
  written text[] generated always as (array_remove(array[
    case when coalesce(texts #>> '{ru,body}', '') <> '' then 'ru' end,
    case when coalesce(texts #>> '{kk,body}', '') <> '' then 'kk' end,
    case when coalesce(texts #>> '{en,body}', '') <> '' then 'en' end], null)) stored,
  updated_at timestamptz not null,
  archived_at timestamptz,
  unique (programme_id, slug),
  check ((module_id is null) = (archived_at is not null))
);
create index lessons_by_module on lessons (module_id, position);

-- Pictures, files and videos of a lesson: rows of stored_files that belong to nobody.
create table lesson_media (
  id uuid primary key,
  lesson_id uuid not null references lessons (id),
  file_id uuid not null references stored_files (id),
  kind text not null check (kind in ('picture', 'file', 'video', 'captions', 'poster')),
  name text not null,
  locale text,
  titles jsonb not null,
  position integer not null,
  -- Captions and posters are parts of a video.
  part_of uuid references lesson_media (id) on delete cascade,
  -- In pixels, known for pictures and posters, so that a page does not jump while they load.
  width integer,
  height integer,
  unique (lesson_id, name)
);
create index lesson_media_by_video on lesson_media (part_of) where part_of is not null;

create table quiz_questions (
  id uuid primary key,
  lesson_id uuid not null references lessons (id) on delete cascade,
  position integer not null,
  prompts jsonb not null,
  options jsonb not null,
  explanations jsonb not null
);
create index quiz_questions_by_lesson on quiz_questions (lesson_id, position);

create table quizzes (
  lesson_id uuid primary key references lessons (id) on delete cascade,
  pass_percent integer not null check (pass_percent between 1 and 100),
  -- Changes with every question, so that what is remembered of the quiz is known to be old.
  updated_at timestamptz not null
);

create table cohorts (
  id uuid primary key,
  programme_id uuid not null references programmes (id),
  slug text not null unique,
  titles jsonb not null,
  starts_on date not null,
  ends_on date,
  seats integer check (seats > 0),
  -- A member of staff; not a key, so that their account may be erased.
  instructor_id uuid,
  created_at timestamptz not null,
  closed_at timestamptz
);
create index cohorts_by_programme on cohorts (programme_id, starts_on);

create table cohort_sessions (
  id uuid primary key,
  cohort_id uuid not null references cohorts (id),
  starts_at timestamptz not null,
  minutes integer not null,
  titles jsonb not null
);
create index cohort_sessions_by_cohort on cohort_sessions (cohort_id, starts_at);

create table enrolments (
  id uuid primary key,
  person_id uuid references people (id) deferrable initially deferred,
  programme_id uuid not null references programmes (id),
  cohort_id uuid not null references cohorts (id),
  placed_at timestamptz not null,
  order_id uuid,
  active_at timestamptz,
  completed_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text
);
create unique index enrolments_current on enrolments (person_id, cohort_id) where cancelled_at is null;
create index enrolments_by_cohort on enrolments (cohort_id);

-- A calendar's secret address: made from the row's id and the installation's key, found by its hash.
create table calendar_feeds (
  id uuid primary key,
  person_id uuid not null unique references people (id) deferrable initially deferred,
  token_hash text not null unique,
  created_at timestamptz not null
);

create table lesson_progress (
  id uuid primary key,
  person_id uuid references people (id) deferrable initially deferred,
  enrolment_id uuid not null references enrolments (id),
  lesson_id uuid not null references lessons (id),
  opened_at timestamptz not null,
  last_opened_at timestamptz not null,
  completed_at timestamptz,
  unique (enrolment_id, lesson_id)
);
create index lesson_progress_by_person on lesson_progress (person_id);

create table quiz_attempts (
  id uuid primary key,
  person_id uuid references people (id) deferrable initially deferred,
  enrolment_id uuid not null references enrolments (id),
  lesson_id uuid not null references lessons (id),
  answers jsonb not null,
  correct integer not null,
  total integer not null,
  passed boolean not null,
  submitted_at timestamptz not null
);
create index quiz_attempts_by_enrolment on quiz_attempts (enrolment_id, lesson_id, submitted_at);
create index quiz_attempts_by_person on quiz_attempts (person_id);

create sequence certificate_numbers;

-- Frozen at issue: later changes to the programme, the template or the account do not change it.
create table certificates (
  id uuid primary key,
  code text not null unique,
  number text not null unique,
  person_id uuid references people (id) deferrable initially deferred,
  enrolment_id uuid not null references enrolments (id),
  issued_at timestamptz not null,
  issued_by uuid,
  holder_name text,
  programme_title text not null,
  hours integer not null,
  completed_on date not null,
  locale text not null,
  document jsonb,
  file_id uuid references stored_files (id) deferrable initially deferred,
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_reason text
);
create index certificates_by_person on certificates (person_id);
-- A revoked certificate may be followed by another for the same study; two valid ones may not stand side by side.
create unique index certificates_current on certificates (enrolment_id) where revoked_at is null;
