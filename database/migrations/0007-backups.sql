-- Backups that were made, and the nightly proof that the newest of them can be restored.

create table backup_runs (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  -- Why there is no backup; null for one that was made.
  failure text,
  file_name text unique,
  bytes bigint,
  sha256 text,
  row_count bigint,
  file_count integer,
  -- Files that a row tells of and the folder no longer holds whole.
  lost_files integer not null default 0,
  removed_at timestamptz,
  check ((failure is null) = (file_name is not null))
);
create index backup_runs_by_time on backup_runs (started_at desc);

create table restore_drills (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  file_name text,
  -- Null where the restored copy was right in everything that was compared.
  failure text,
  row_count bigint,
  file_count integer,
  erased_again integer
);
create index restore_drills_by_time on restore_drills (started_at desc);
