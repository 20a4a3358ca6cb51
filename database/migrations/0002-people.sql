-- Who is known to the school, how they sign in, and who of them is staff.

create table people (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  phone text,
  locale text not null default 'ru',
  two_factor_enabled boolean not null default false,
  adult_confirmed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table profiles (
  person_id uuid primary key references people (id) deferrable initially deferred,
  experience text,
  education text,
  goals text,
  updated_at timestamptz not null
);

create table sessions (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  token text not null unique,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  second_factor_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index sessions_by_person on sessions (person_id);

create table credentials (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  account_id text not null,
  provider_id text not null,
  password_hash text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index credentials_by_person on credentials (person_id);

create table second_factors (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz
);
create index second_factors_by_person on second_factors (person_id);

create table verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_by_identifier on verifications (identifier);

-- Links sent by letter: only the token's hash is stored, and each works once.
create table one_time_tokens (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  purpose text not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_tokens_by_person on one_time_tokens (person_id);

create table staff_roles (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  role text not null,
  granted_at timestamptz not null,
  granted_by uuid,
  ended_at timestamptz,
  ended_by uuid
);
create unique index staff_roles_current on staff_roles (person_id, role) where ended_at is null;

create table staff_invitations (
  id uuid primary key,
  email text not null,
  role text not null,
  token_hash text not null unique,
  invited_at timestamptz not null,
  invited_by uuid,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  person_id uuid references people (id) deferrable initially deferred
);

-- Guessing is counted by a keyed hash of what was tried and from where; nothing readable is stored.
create table attempt_counters (
  key_hash text primary key,
  attempts integer not null,
  window_ends_at timestamptz not null
);
