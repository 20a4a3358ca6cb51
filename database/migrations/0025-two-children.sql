-- Two children of one guardian in one cohort: a seat is a person's own, or that of one child of theirs.

/*
 * The person's own seat stands under their own identifier, so that it is one too, and a seat that is nobody's any more
 * is never in the way of another.
 */
drop index enrolments_current;
create unique index enrolments_current on enrolments (person_id, cohort_id, coalesce(ward_id, person_id))
  where cancelled_at is null;

-- For whom the payer ordered. The books need only the payer, so that it goes with the child's row.
alter table orders add column ward_id uuid references wards (id) on delete set null;
create index orders_by_ward on orders (ward_id) where ward_id is not null;

/*
 * As it was, and a child's study neither holds back the guardian's own from the pool nor goes into it: children are not
 * counted in what is published.
 */
create or replace function pool_before_destruction() returns trigger language plpgsql as $$
declare
  known timestamptz := statistics_until();
  ended timestamptz;
begin
  if coalesce(old.completed_at, old.cancelled_at) < known or old.active_at is null or old.ward_id is not null then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  ended := enrolment_ended_at(old.id);
  if (known is null or ended is null or ended >= known) and not exists (
    select from enrolments where person_id = old.person_id and id <> old.id and ward_id is null
      and active_at is not null and (known is null or coalesce(completed_at, cancelled_at, 'infinity') >= known)
  ) then
    insert into statistics_pool (dimension, value, within, people, completed)
    select dimension, value, within, 1, (old.completed_at is not null)::int
      from study_dimensions(old, old.person_id, coalesce(old.completed_at, old.cancelled_at, old.active_at))
    on conflict (dimension, value, within) do update
      set people = statistics_pool.people + 1, completed = statistics_pool.completed + excluded.completed;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
