-- The partners' register: who works with data on behalf of the school, under which agreement, and whether they may get any.

create table partners (
  id uuid primary key,
  name text not null check (trim(name) <> ''),
  -- What it does for the school.
  service text not null check (trim(service) <> ''),
  -- ISO 3166-1, two letters.
  country text not null check (country ~ '^[A-Z]{2}$'),
  -- The day its confidentiality agreement was signed; until then it is given nothing.
  agreement_on date,
  added_at timestamptz not null,
  added_by uuid,
  ended_at timestamptz,
  ended_by uuid
);
create unique index partners_by_name on partners (lower(name)) where ended_at is null;
create index partners_by_adding on partners (added_by) where added_by is not null;
create index partners_by_ending on partners (ended_by) where ended_by is not null;

-- The first is where letters go; answers count from each.
create table partner_addresses (
  address text primary key check (address = lower(address)),
  partner_id uuid not null references partners (id),
  place smallint not null check (place >= 0)
);
create unique index partner_addresses_in_order on partner_addresses (partner_id, place);

create table partner_suspensions (
  id uuid primary key,
  partner_id uuid not null references partners (id),
  reason text not null check (trim(reason) <> ''),
  suspended_at timestamptz not null,
  suspended_by uuid,
  resumed_at timestamptz,
  resumed_by uuid
);
create unique index partner_suspensions_standing on partner_suspensions (partner_id) where resumed_at is null;
create index partner_suspensions_by_partner on partner_suspensions (partner_id, suspended_at);
create index partner_suspensions_by_suspending on partner_suspensions (suspended_by) where suspended_by is not null;
create index partner_suspensions_by_resuming on partner_suspensions (resumed_by) where resumed_by is not null;

-- Of the register; null where an organisation was named by hand, before there was one.
alter table case_tasks add column partner_id uuid references partners (id);
create index case_tasks_by_partner on case_tasks (partner_id) where partner_id is not null;
alter table disclosures add column partner_id uuid references partners (id);
create index disclosures_by_partner on disclosures (partner_id) where partner_id is not null;
