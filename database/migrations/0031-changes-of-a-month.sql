/*
 * What came to a counted month, or left it, is a row for each change, and no longer one sum that every change rewrites:
 * a statement that removes many rows rewrote it as often, and whoever else changed the month waited. A night adds them up.
 */
create table partitions.month_changes (
  part text not null,
  change smallint not null
);

insert into partitions.month_changes (part, change)
  select part, sign(changed) from partitions.month_counts, generate_series(1, abs(changed));

alter table partitions.month_counts drop column changed;

create or replace function partitions.count_change() returns trigger language plpgsql as $$
begin
  insert into partitions.month_changes (part, change)
    values (tg_table_name, case tg_op when 'INSERT' then 1 else -1 end);
  return null;
end $$;
