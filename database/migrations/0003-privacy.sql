-- What people agreed to, what they chose, and what was erased.

-- Append-only: the state of a purpose is its last event. The fields are those of article 8(4).
create table consent_events (
  id uuid primary key,
  entry bigint generated always as identity,
  person_id uuid not null references people (id) deferrable initially deferred,
  purpose text not null,
  event text not null check (event in ('given', 'refused', 'withdrawn', 'expired')),
  at timestamptz not null,
  way text not null,
  locale text not null,
  text text not null,
  text_sha256 text not null,
  policy_revision text not null,
  operator text not null,
  operator_bin text,
  subject_name text not null,
  data_list text not null,
  term text not null,
  third_party_transfer boolean not null,
  cross_border_transfer boolean not null,
  publication boolean not null,
  valid_until timestamptz
);
create index consent_events_by_person on consent_events (person_id, purpose, entry desc);

create table policy_acceptances (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  revision text not null,
  way text not null,
  accepted_at timestamptz not null,
  unique (person_id, revision)
);

-- A visitor's choice of cookies; nobody's name is on it.
create table cookie_choices (
  id uuid primary key,
  chosen_at timestamptz not null,
  functional boolean not null,
  analytics boolean not null,
  marketing boolean not null,
  way text not null,
  locale text not null,
  registry_sha256 text not null
);

-- The ledger of erasures: written before the first destructive step. The hash is keyed; no name, no address.
-- `pending` is sealed: whom and what is left to erase, so that an interrupted erasure goes on. It is emptied at the end.
create table erasures (
  id uuid primary key,
  subject_hash text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  state text not null check (state in ('started', 'verified', 'partly failed')),
  finished_at timestamptz,
  stores jsonb not null default '[]',
  pending bytea
);
create unique index erasures_unfinished on erasures (subject_hash) where state <> 'verified';

-- What a law makes the school keep after an erasure: sealed, unused, with its end.
create table vault_records (
  id uuid primary key,
  erasure_id uuid not null references erasures (id),
  what text not null,
  why text not null,
  source text not null,
  keep_until date not null,
  sealed bytea not null,
  sealed_at timestamptz not null
);
create index vault_records_by_erasure on vault_records (erasure_id);
create index vault_records_by_end on vault_records (keep_until);

-- Consent events are never changed, and go only with their person: inside an erasure that the ledger knows as begun.
create function refuse_consent_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select from erasures
    where id::text = current_setting('school.erasure', true) and state <> 'verified'
  ) then
    return old;
  end if;
  raise exception 'consent events are append-only' using errcode = 'restrict_violation';
end $$;
create trigger consent_events_append_only before update or delete on consent_events
  for each row execute function refuse_consent_change();
create trigger consent_events_not_truncated before truncate on consent_events
  for each statement execute function refuse_consent_change();
