-- Wordings of the privacy policy: draft, reviewed, scheduled, in force, archived. Each state is a moment with a who.
-- `name` is how people, acceptances and consents call a revision: `2026-01`. It is given with the day of force.
create table policy_revisions (
  id uuid primary key,
  name text unique check (name ~ '^\d{4}-\d{2}(-\d{1,2})?$'),
  materiality text not null check (materiality in ('material', 'editorial')),
  -- What changes, in short, by language: {"ru": …, "kk": …, "en": …}.
  summaries jsonb not null,
  -- Purposes that this revision names for the first time: each waits for everybody's own consent.
  new_purposes jsonb not null default '[]',
  -- Grows with every change of a draft, so that two editors do not write over each other.
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  edited_at timestamptz not null,
  edited_by uuid,
  -- The revision in force that the reviewer compared it with.
  compared_with uuid references policy_revisions (id),
  reviewed_at timestamptz,
  reviewed_by uuid,
  -- Why its own author reviewed it; null: somebody else did.
  own_review_reason text,
  scheduled_at timestamptz,
  scheduled_by uuid,
  effective_on date,
  -- When the last of the letters was written.
  announced_at timestamptz,
  in_force_at timestamptz,
  archived_at timestamptz,
  check ((scheduled_at is null) = (effective_on is null) and (scheduled_at is null) = (name is null)),
  check (scheduled_at is null or reviewed_at is not null),
  check (in_force_at is null or scheduled_at is not null),
  check (archived_at is null or in_force_at is not null)
);
-- One revision waits for its day, and one is in force: whatever two people press at the same moment.
create unique index policy_revisions_scheduled on policy_revisions ((true))
  where scheduled_at is not null and in_force_at is null;
create unique index policy_revisions_in_force on policy_revisions ((true))
  where in_force_at is not null and archived_at is null;

-- The wording by language. The canonical text and its hash are fixed with the day of force, which stands in the text.
create table policy_texts (
  revision_id uuid not null references policy_revisions (id) on delete cascade,
  locale text not null check (locale in ('ru', 'kk', 'en')),
  source text not null,
  updated_line text,
  canonical text,
  sha256 text,
  primary key (revision_id, locale)
);

-- What was once in force is never reworded, and never goes.
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
  if exists (select from policy_revisions where id = old.revision_id and in_force_at is not null) then
    raise exception 'a policy that was in force is not reworded' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger policy_texts_fixed before update or delete on policy_texts
  for each row execute function refuse_policy_change();

-- Which letter told whom of a change, or that an announced change will not come. Proof of delivery is the letter's own row.
create table policy_announcements (
  id uuid primary key,
  revision_id uuid not null references policy_revisions (id),
  effective_on date not null,
  person_id uuid not null references people (id) deferrable initially deferred,
  kind text not null check (kind in ('change', 'withdrawal')),
  message_id uuid not null,
  announced_at timestamptz not null,
  unique (revision_id, effective_on, kind, person_id)
);
create index policy_announcements_by_person on policy_announcements (person_id);

-- Who has closed the notice of a change.
create table policy_notices_seen (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  revision_id uuid not null references policy_revisions (id),
  seen_at timestamptz not null,
  unique (person_id, revision_id)
);
create index policy_notices_seen_by_revision on policy_notices_seen (revision_id, seen_at);
create index policy_acceptances_by_revision on policy_acceptances (revision, accepted_at);
