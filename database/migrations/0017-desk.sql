-- The desk completed: letters left alone can still become cases, the school's terms of answers are set with a who and a
-- when, partners are given tasks, and whoever received data is told of a change.

-- Where the letter lies in the mailbox, so that the staff can look at it there: nothing of it is kept here.
alter table intake_letters
  add column mailbox text,
  add column uid_validity text,
  add column uid bigint,
  add column received_at timestamptz;
create index intake_letters_left on intake_letters (seen_at desc) where outcome = 'left';

alter table request_terms
  add column set_at timestamptz,
  add column set_by uuid;

-- A task that somebody outside the school has to do, and when they were asked.
alter table case_tasks
  add column partner text,
  add column contact text,
  add column asked_at timestamptz,
  add check (contact is null or partner is not null),
  add check ((asked_at is not null) = (contact is not null));

-- Law 94-V, article 25: who received data is told when they are corrected, blocked or destroyed. It outlives the person.
create table disclosure_notices (
  id uuid primary key,
  -- Of the handing over, as both sides name it in letters.
  number text not null,
  disclosed_at timestamptz not null,
  recipient text not null,
  contact text,
  change text not null check (change in ('corrected', 'restricted', 'erased')),
  made_at timestamptz not null,
  posted_at timestamptz,
  told_at timestamptz,
  told_by uuid
);
create index disclosure_notices_by_number on disclosure_notices (number);
create index disclosure_notices_open on disclosure_notices (made_at) where told_at is null;
create index disclosure_notices_by_telling on disclosure_notices (told_by) where told_by is not null;
create index request_terms_by_setting on request_terms (set_by) where set_by is not null;

-- The new texts join the indexes through which an erasure looks for what it left behind.
do $$
declare
  grows text;
  texts text;
begin
  foreach grows in array array['intake_letters', 'case_tasks', 'disclosure_notices'] loop
    select string_agg(format('coalesce(%I::text, '''')', attname), ' || '' '' || ' order by attnum) into texts
    from pg_attribute
    where attrelid = grows::regclass and attnum > 0 and not attisdropped
      and atttypid in ('text'::regtype, 'jsonb'::regtype)
      and not exists (
        select from pg_constraint where conrelid = attrelid and contype = 'c' and conkey = array[attnum]
          and pg_get_constraintdef(oid) like 'CHECK ((% = ANY (ARRAY[%');
    execute format('drop index if exists %I', grows || '_by_text');
    execute format('create index %I on %I using gin (lower(%s) gin_trgm_ops)', grows || '_by_text', grows, texts);
  end loop;
end $$;
