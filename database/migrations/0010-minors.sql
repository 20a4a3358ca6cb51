-- Children who study through a parent or guardian, and children whose data were found here.

-- Nobody signs in to a blocked account, and no session of it counts, whatever else is in order.
create table account_blocks (
  person_id uuid primary key references people (id) deferrable initially deferred,
  blocked_at timestamptz not null,
  blocked_by uuid
);

-- A child of an account holder. Nothing of an unconfirmed one is used; at 18 the guardian's say ends.
create table wards (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  name text not null,
  born_on date not null,
  relation text not null check (relation in ('parent', 'guardian')),
  begun_at timestamptz not null,
  confirmed_at timestamptz,
  adult_at timestamptz,
  -- The now-adult's own address, as the guardian gave it, and the hash of the link that was sent there.
  invited_email text,
  invited_at timestamptz,
  token_hash text unique
);
create index wards_by_person on wards (person_id);

-- The consent for a child: the words that were shown, and the code that confirmed them.
create table ward_consents (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  ward_id uuid not null references wards (id) on delete cascade,
  given_at timestamptz not null,
  locale text not null,
  text text not null,
  text_sha256 text not null,
  policy_revision text not null
);
create index ward_consents_by_ward on ward_consents (ward_id);
create index ward_consents_by_person on ward_consents (person_id);

-- Codes of six figures, by keyed hash. One lives at a time for each child.
create table ward_codes (
  ward_id uuid primary key references wards (id) on delete cascade,
  person_id uuid not null references people (id) deferrable initially deferred,
  code_hash text not null,
  expires_at timestamptz not null,
  tries_left integer not null check (tries_left >= 0)
);
create index ward_codes_by_person on ward_codes (person_id);

alter table enrolments add column ward_id uuid references wards (id) on delete set null;
create index enrolments_by_ward on enrolments (ward_id) where ward_id is not null;

-- A minor's data were found: whom it was about is forgotten with the erasure, that it was done in time is not.
create table minor_findings (
  id uuid primary key,
  person_id uuid references people (id) deferrable initially deferred,
  -- The keyed hash by which the ledger of erasures knows the person.
  subject_hash text not null,
  found_at timestamptz not null,
  found_by uuid,
  due_on date not null,
  dismissed_at timestamptz,
  dismissed_by uuid,
  erased_at timestamptz,
  alarmed_at timestamptz
);
create unique index minor_findings_open on minor_findings (person_id) where dismissed_at is null and erased_at is null;
