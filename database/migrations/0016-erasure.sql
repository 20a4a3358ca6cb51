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

-- Who somebody was is looked for by these after an erasure, in a time that does not grow with the school.
create index people_by_name on people (lower(name));
create index person_corrections_by_mark on person_corrections (lower(old_value)) where field in ('name', 'email', 'phone');
create index audit_events_by_actor on audit_events (actor_id) where actor_id is not null;
create index audit_events_by_object on audit_events (object_id) where object_id is not null;
create index staff_invitations_by_person on staff_invitations (person_id) where person_id is not null;
create index orders_by_subject on orders (subject_id);
create index orders_by_confirming on orders (confirmed_by) where confirmed_by is not null;
create index orders_by_cancelling on orders (cancelled_by) where cancelled_by is not null;
create index enrolments_by_order on enrolments (order_id) where order_id is not null;
create index certificates_by_issuing on certificates (issued_by) where issued_by is not null;
create index certificates_by_revoking on certificates (revoked_by) where revoked_by is not null;
create index restrictions_by_imposing on restrictions (imposed_by) where imposed_by is not null;
create index restrictions_by_lifting on restrictions (lifted_by) where lifted_by is not null;
create index objections_by_objecting on objections (objected_by) where objected_by is not null;
create index case_messages_by_writer on case_messages (written_by) where written_by is not null;
create index policy_announcements_by_message on policy_announcements (message_id) where message_id is not null;
create index person_corrections_by_staff on person_corrections (corrected_by) where corrected_by is not null;

-- Rows that count as somebody's by their address alone.
create index outbox_messages_of_address on outbox_messages (lower(recipient)) where person_id is null;
create index privacy_cases_of_address on privacy_cases (lower(email)) where person_id is null;
create index case_messages_of_address on case_messages (lower(email)) where person_id is null;
create index case_tasks_of_address on case_tasks (lower(email)) where person_id is null;
create index identity_proofs_of_address on identity_proofs (lower(email)) where person_id is null;

/*
 * Every text of every table that grows with the school, by groups of three letters: the search for what an erasure left
 * behind reads the index, not the school. Left out is what cannot hold anybody's name: columns that a check pins to words
 * of ours, and those marked here, which the program itself fills with words, hashes and texts that are the same for all.
 */
create extension if not exists pg_trgm;
do $$
declare
  grows text;
  marked text;
  texts text;
begin
  foreach marked in array array['people.locale', 'credentials.provider_id', 'credentials.password_hash', 'sessions.token',
    'one_time_tokens.purpose', 'one_time_tokens.token_hash', 'email_changes.token_hash', 'calendar_feeds.token_hash',
    'wards.token_hash', 'ward_codes.code_hash', 'ward_consents.locale', 'ward_consents.text', 'ward_consents.text_sha256',
    'ward_consents.policy_revision', 'audit_events.action', 'audit_events.actor_kind', 'audit_events.object_kind',
    'outbox_messages.letter', 'outbox_messages.purpose', 'outbox_messages.locale', 'outbox_messages.failure',
    'stored_files.bucket', 'stored_files.media_type', 'stored_files.sha256', 'consent_events.purpose',
    'consent_events.way', 'consent_events.locale', 'consent_events.text', 'consent_events.text_sha256',
    'consent_events.policy_revision', 'consent_events.operator', 'consent_events.operator_bin',
    'consent_events.data_list', 'consent_events.term', 'policy_acceptances.revision', 'policy_acceptances.way',
    'gate_refusals.purpose', 'gate_refusals.reason', 'orders.number', 'orders.subject_kind', 'orders.locale',
    'orders.payment_method', 'certificates.code', 'certificates.number', 'certificates.locale', 'quiz_attempts.answers',
    'cookie_choices.way', 'cookie_choices.locale', 'cookie_choices.registry_sha256', 'attempt_counters.key_hash',
    'intake_letters.fingerprint', 'erasures.subject_hash'] loop
    execute format('comment on column %s is %L', marked, 'words of the program');
  end loop;
  foreach grows in array array['people', 'profiles', 'credentials', 'sessions', 'email_changes', 'person_corrections',
    'audit_events', 'outbox_messages', 'stored_files', 'consent_events', 'restrictions', 'objections', 'privacy_cases',
    'case_messages', 'case_tasks', 'orders', 'enrolments', 'certificates', 'wards', 'erasures', 'intake_letters',
    -- Not many, and long.
    'lessons', 'quiz_questions', 'programmes', 'policy_texts'] loop
    -- Of a page what its reader sees: its marks and styles are the same in every letter, and many.
    select string_agg(case attname
        when 'html' then 'regexp_replace(html, ''<[^>]*>'', '' '', ''g'')'
        else format('coalesce(%I::text, '''')', attname)
      end, ' || '' '' || ' order by attnum) into texts
    from pg_attribute
    where attrelid = grows::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      and atttypid in ('text'::regtype, 'jsonb'::regtype)
      and col_description(attrelid, attnum) is distinct from 'words of the program'
      and not exists (
        select from pg_constraint where conrelid = attrelid and contype = 'c' and conkey = array[attnum]
          and pg_get_constraintdef(oid) like 'CHECK ((% = ANY (ARRAY[%');
    if texts is not null then
      execute format('create index %I on %I using gin (lower(%s) gin_trgm_ops)', grows || '_by_text', grows, texts);
    end if;
  end loop;
end $$;

-- The vault is locked: nothing in it is ever changed, and a record goes only in a run of retention, after its last day.
create function refuse_vault_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select from retention_runs
    where id::text = current_setting('school.retention', true) and finished_at is null
      and (as_of at time zone 'Asia/Almaty')::date > old.keep_until
  ) then
    return old;
  end if;
  raise exception 'the vault is locked' using errcode = 'restrict_violation';
end $$;
create trigger vault_records_locked before update or delete on vault_records
  for each row execute function refuse_vault_change();
create trigger vault_records_not_truncated before truncate on vault_records
  for each statement execute function refuse_vault_change();
