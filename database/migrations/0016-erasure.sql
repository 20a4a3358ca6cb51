-- Erasure that waits until the person is sure, what was corrected and by whom, and a vault that only the law opens.

-- 72 hours in which a person may think again, or have it at once. The row goes with the person.
create table erasure_plans (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  requested_by text not null check (requested_by in ('person', 'staff', 'operator')),
  planned_at timestamptz not null,
  planned_by uuid,
  due_at timestamptz not null,
  -- The day came, and a case at law held it back: it goes on by itself once the hold is lifted.
  held_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by uuid
);
create unique index erasure_plans_standing on erasure_plans (person_id) where cancelled_at is null;
create index erasure_plans_by_person on erasure_plans (person_id);
create index erasure_plans_due on erasure_plans (due_at) where cancelled_at is null;

-- The history of rectification: one row a field.
create table person_corrections (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  field text not null check (field in ('name', 'email', 'phone', 'locale', 'experience', 'education', 'goals')),
  old_value text,
  new_value text,
  way text not null check (way in ('person', 'staff', 'operator')),
  corrected_at timestamptz not null,
  corrected_by uuid
);
create index person_corrections_by_person on person_corrections (person_id, corrected_at);

-- A new address counts once a letter to it was answered.
create table email_changes (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  email text not null check (email = lower(email)),
  token_hash text not null unique,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index email_changes_by_person on email_changes (person_id);

-- A certificate that bears a former name points to the one that took its place.
alter table certificates add column replaced_by uuid references certificates (id) on delete set null;
create index certificates_by_replacement on certificates (replaced_by) where replaced_by is not null;
