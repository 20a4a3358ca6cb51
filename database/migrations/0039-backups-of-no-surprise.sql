-- What a backup is worth beside being there: whether its owner can open it, and whether its date can be believed.

-- Whether it was encrypted to the owner's key too; null: it was made before this was noted, or was not made at all.
alter table backup_runs add column owner_opens boolean;

/*
 * Backups whose name was ahead of the clock when somebody looked. None is the newest, and each is removed when it was
 * known for as long as a backup is kept, though by its name it would be kept for longer.
 */
create table backups_ahead (
  file_name text primary key,
  -- What the name says.
  dated_at timestamptz not null,
  -- When the program first found it ahead of the clock.
  seen_at timestamptz not null,
  -- When it was no longer in its store.
  gone_at timestamptz
);
comment on column backups_ahead.file_name is 'words of the program';

-- What the last look at the ledger of erasures outside the database found, and how many entries it got from here then.
create table ledger_looks (
  only_row boolean primary key default true check (only_row),
  looked_at timestamptz not null,
  found text not null check (found in ('whole', 'missing', 'short', 'unusable')),
  added integer not null
);
