-- The rights desk: what people demand of their data, until when it is answered, and every letter in and out.

-- The law's terms in working days. A demand takes the newest line in force on the day it was received.
create table request_terms (
  demand text not null,
  valid_from date not null,
  working_days integer not null check (working_days between 1 and 60),
  source text not null,
  primary key (demand, valid_from)
);
insert into request_terms (demand, valid_from, working_days, source) values
  ('access', '2026-01-01', 15, 'rights.deadline'),
  ('rectify', '2026-01-01', 1, '94-V art. 25(2)8'),
  ('erase', '2026-01-01', 1, '94-V art. 25(2)8'),
  ('restrict', '2026-01-01', 1, '94-V art. 25(2)8'),
  ('object', '2026-01-01', 15, 'rights.deadline'),
  ('portability', '2026-01-01', 15, 'rights.deadline'),
  ('withdraw', '2026-01-01', 15, '94-V art. 8(7)'),
  ('decision', '2026-01-01', 3, '94-V art. 19-1'),
  ('disclosure', '2026-01-01', 10, '94-V art. 19(1)'),
  ('geography', '2026-01-01', 15, 'rights.deadline'),
  ('unclear', '2026-01-01', 15, 'rights.deadline');

create table privacy_cases (
  id uuid primary key,
  number text not null unique,
  person_id uuid references people (id) deferrable initially deferred,
  -- Where answers go; null for a demand made by word of mouth, and after an erasure.
  email text,
  locale text not null check (locale in ('ru', 'kk', 'en')),
  demand text not null,
  way text not null check (way in ('form', 'email', 'letter', 'call', 'visit')),
  text text,
  state text not null check (state in
    ('received', 'identity-asked', 'accepted', 'in-work', 'answered', 'refused', 'withdrawn', 'lapsed')),
  identity text check (identity in ('code', 'document', 'visit', 'not-needed')),
  received_at timestamptz not null,
  due_on date not null,
  due_provisional boolean not null,
  lapses_on date not null,
  alarmed integer not null default 0 check (alarmed in (0, 50, 80, 100)),
  refusal text,
  closed_at timestamptz,
  code_sha256 text,
  code_expires_at timestamptz,
  code_tries integer not null default 0,
  check ((closed_at is not null) = (state in ('answered', 'refused', 'withdrawn', 'lapsed'))),
  check ((refusal is not null) = (state = 'refused'))
);
create index privacy_cases_open on privacy_cases (due_on) where closed_at is null;
create index privacy_cases_by_day on privacy_cases (received_at);
create index privacy_cases_by_person on privacy_cases (person_id);
create index privacy_cases_by_email on privacy_cases (email);

-- Letters in and out, and notes of the staff among themselves.
create table case_messages (
  id uuid primary key,
  case_id uuid not null references privacy_cases (id) on delete cascade,
  person_id uuid references people (id) deferrable initially deferred,
  email text,
  direction text not null check (direction in ('in', 'out', 'note')),
  text text not null,
  at timestamptz not null,
  written_by uuid
);
create index case_messages_by_case on case_messages (case_id, at);
create index case_messages_by_person on case_messages (person_id);
create index case_messages_by_email on case_messages (email);

create table case_tasks (
  id uuid primary key,
  case_id uuid not null references privacy_cases (id) on delete cascade,
  person_id uuid references people (id) deferrable initially deferred,
  email text,
  text text not null,
  due_on date,
  made_at timestamptz not null,
  made_by uuid,
  done_at timestamptz,
  done_by uuid
);
create index case_tasks_by_case on case_tasks (case_id);
create index case_tasks_by_person on case_tasks (person_id);

-- Copies of documents that a letter brought: sealed here, destroyed with the decision.
create table identity_proofs (
  id uuid primary key,
  case_id uuid not null references privacy_cases (id) on delete cascade,
  person_id uuid references people (id) deferrable initially deferred,
  email text,
  sealed_at timestamptz not null,
  media_type text not null,
  bytes integer not null,
  sealed bytea,
  destroyed_at timestamptz,
  check ((sealed is null) = (destroyed_at is not null))
);
create index identity_proofs_by_case on identity_proofs (case_id);
create index identity_proofs_by_person on identity_proofs (person_id);
create index audit_events_by_case on audit_events (object_id, at) where object_kind = 'case';
