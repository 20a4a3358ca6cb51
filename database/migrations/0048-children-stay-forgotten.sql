-- A child who was removed must not come back with a backup, and a backup is looked for where it was put.

/*
 * Children whose data went, as the ledger outside has them: the same form as an erasure's entry, and healed and replayed
 * with those. A child is no person of the school's, so theirs is no row of `erasures`, which are counted and shown.
 */
create table ward_erasures (
  id uuid primary key,
  -- Keyed hash of the child's identifier.
  subject_hash text not null,
  erased_at timestamptz not null
);
comment on column ward_erasures.subject_hash is 'words of the program';

-- The place that the backup was written to, or was to be; null: it was made before that was noted.
alter table backup_runs add column place text;
comment on column backup_runs.place is 'words of the program';
