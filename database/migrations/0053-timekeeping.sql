-- What cannot be undone stands still while the clock is not believed, and after a restore until somebody has looked.

create table timekeeping (
  only_row boolean primary key default true check (only_row),
  -- The newest moment that was believed; the worker moves it on each minute.
  ticked_at timestamptz not null,
  -- When a leap of the clock was noticed that nobody has looked at, by that clock.
  doubted_at timestamptz,
  -- The school is that of a backup, and nobody has looked at it yet: the moment of the backup, and of the restore.
  restored_from timestamptz,
  restored_at timestamptz,
  check ((restored_from is null) = (restored_at is null))
);

-- Until now the last run over the terms was what the clock was compared with.
insert into timekeeping (ticked_at)
  select max(finished_at) from retention_runs where finished_at <= now() having max(finished_at) is not null;
