-- Copies of a person's data, made in the background and sealed, and what left the school for somebody else.

create table copies (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  -- For the person themself, or handed over to an organisation which they named.
  kind text not null check (kind in ('own', 'hand-over')),
  recipient text check (trim(recipient) <> ''),
  -- The demand at the rights desk that it answers.
  case_id uuid references privacy_cases (id) on delete set null,
  asked_at timestamptz not null,
  -- Each beginning is an attempt: one that was overtaken by another writes no more.
  attempt integer not null default 0,
  started_at timestamptz,
  progressed_at timestamptz,
  total_rows integer,
  done_rows integer not null default 0,
  ready_at timestamptz,
  expires_at timestamptz,
  file_id uuid references stored_files (id) on delete set null deferrable initially deferred,
  fetched_at timestamptz,
  failed_at timestamptz,
  cancelled_at timestamptz,
  -- The first time that a spent or ended link was tried.
  refused_at timestamptz,
  check ((kind = 'hand-over') = (recipient is not null)),
  check ((ready_at is null) = (expires_at is null))
);
create index copies_by_person on copies (person_id, asked_at);
create index copies_by_case on copies (case_id) where case_id is not null;
create index copies_by_file on copies (file_id) where file_id is not null;
-- One of a kind at a time for each person.
create unique index copies_being_made on copies (person_id, kind)
  where ready_at is null and failed_at is null and cancelled_at is null;
create index copies_by_progress on copies ((coalesce(progressed_at, asked_at)))
  where ready_at is null and failed_at is null and cancelled_at is null;

create index copies_by_end on copies (expires_at) where expires_at is not null;

-- To whom a person's data were given, what, why, and on whose word.
create table disclosures (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  recipient text not null check (trim(recipient) <> ''),
  -- Where those who received it can be told of a correction or an erasure.
  contact text,
  -- ISO 3166-1, two letters.
  country text check (country ~ '^[A-Z]{2}$'),
  reason text not null check (reason in ('portability', 'partner', 'authority', 'court', 'representative')),
  -- Categories of the inventory.
  categories jsonb not null,
  disclosed_at timestamptz not null,
  disclosed_by uuid
);
create index disclosures_by_person on disclosures (person_id, disclosed_at);
