-- What every room stands on: files, letters, the audit trail, the installation itself.

create table installation (
  only_row boolean primary key default true check (only_row),
  demo boolean not null,
  created_at timestamptz not null
);

create table stored_files (
  id uuid primary key,
  bucket text not null,
  person_id uuid,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  stored_at timestamptz not null
);
create index stored_files_by_person on stored_files (person_id) where person_id is not null;

create table audit_events (
  id uuid primary key,
  at timestamptz not null,
  action text not null,
  actor_kind text not null,
  actor_id uuid,
  person_id uuid,
  object_kind text,
  object_id uuid,
  reason text,
  details jsonb not null default '{}'
);
create index audit_events_by_person on audit_events (person_id, at) where person_id is not null;
create index audit_events_by_time on audit_events (at);

create table outbox_messages (
  id uuid primary key,
  person_id uuid,
  letter text not null,
  purpose text not null,
  recipient text not null,
  locale text not null,
  subject text not null,
  text text not null,
  html text not null,
  unsubscribe_url text,
  written_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  failure text
);
create index outbox_messages_by_person on outbox_messages (person_id) where person_id is not null;
create index outbox_messages_by_time on outbox_messages (written_at);
