-- What a month holds, reckoned once: the visits the board adds up, and the rows of a month that will go as a whole.

/* The days of `visit_days` added up, so that a page of the board reads the same few rows however long the school stands. */
create table visit_months (
  -- Its first day.
  month date not null,
  kind text not null,
  name text not null,
  views integer not null,
  visitors integer not null,
  primary key (month, kind, name)
);
insert into visit_months (month, kind, name, views, visitors)
  select date_trunc('month', day)::date, kind, name, sum(views), sum(visitors) from visit_days group by 1, 2, 3;

/*
 * One row a month whose end has passed: what was counted then, and how many rows have come (or gone, below zero) since.
 * Their sum is exact at every moment. It is this database's own knowledge: a backup carries the rows, and not this.
 */
create table partitions.month_counts (
  part text primary key,
  -- Null while the month is being counted for the first time.
  counted bigint,
  changed bigint not null default 0
);

create function partitions.count_change() returns trigger language plpgsql as $$
begin
  update partitions.month_counts set changed = changed + case tg_op when 'INSERT' then 1 else -1 end
    where part = tg_table_name;
  return null;
end $$;

/*
 * Seals over the audit trail: a stretch of it each, with a keyed mark of every row in it, and chained to the one before.
 * The marks tell a row that was taken out, put in or changed from one that an erasure made anonymous; whoever has no key
 * learns nothing from them.
 */
create table audit_seals (
  number integer primary key,
  -- Rows with since <= at < until, in the order of at and id.
  since timestamptz not null,
  until timestamptz not null,
  rows integer not null,
  marks bytea not null,
  previous text not null,
  seal text not null,
  sealed_at timestamptz not null
);
