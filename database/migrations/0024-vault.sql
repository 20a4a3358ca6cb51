-- Each time a record of the vault was opened, by whom, and on which demand of the law.
create table vault_openings (
  id uuid primary key,
  -- The identifier of the record and what it was, as text: the log outlives the record, and must not hold it back.
  record text not null,
  what text not null,
  ground text not null check (ground in ('tax-audit', 'court', 'investigation')),
  -- Number and day of the demand, as it came in.
  document text not null check (trim(document) <> ''),
  opened_at timestamptz not null,
  opened_by uuid
);
create index vault_openings_by_time on vault_openings (opened_at);
create index vault_openings_by_record on vault_openings (record);
create index vault_openings_by_opening on vault_openings (opened_by) where opened_by is not null;

-- What was written stays as it was: only who opened it is forgotten with them, and a run of retention takes the row.
create function refuse_opening_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select from retention_runs
    where id::text = current_setting('school.retention', true) and finished_at is null
  ) then
    return old;
  end if;
  if tg_op = 'UPDATE' and new.opened_by is null
    and (new.id, new.record, new.what, new.ground, new.document, new.opened_at)
      is not distinct from (old.id, old.record, old.what, old.ground, old.document, old.opened_at) then
    return new;
  end if;
  raise exception 'the log of the vault is append-only' using errcode = 'restrict_violation';
end $$;
create trigger vault_openings_append_only before update or delete on vault_openings
  for each row execute function refuse_opening_change();
create trigger vault_openings_not_truncated before truncate on vault_openings
  for each statement execute function refuse_opening_change();
