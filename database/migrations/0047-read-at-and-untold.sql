-- What was said is read when a page showed it, and whoever is gone waits for a release with no trait of theirs.

/*
 * When a page showed it to the staff. Of what was said so far nobody can tell: the record says which programme's page was
 * opened, and that page showed the twelve newest. So it waits to be shown once more.
 */
alter table feedback add column read_at timestamptz;
create index feedback_unread on feedback (given_at desc, id desc) where read_at is null;
drop index feedback_by_time;
create index feedback_by_time on feedback (given_at desc, id desc);

/* As it was; and of nobody in particular, who is gone, the language is untold as the region and the experience are. */
create or replace function study_dimensions(enrolment enrolments, person uuid, ended timestamptz)
returns table (dimension text, value text, within text) language sql stable as $$
  select 'all', '', ''
  union all select 'programme', programmes.slug, '' from programmes where id = enrolment.programme_id
  union all select 'cohort', cohorts.slug, programmes.slug
    from cohorts join programmes on programmes.id = cohorts.programme_id where cohorts.id = enrolment.cohort_id
  union all select 'month', to_char(ended at time zone 'Asia/Almaty', 'YYYY-MM'), ''
  union all select 'region', region_of_phone((
    select phone from people where id = person and not exists (select from restrictions
      where person_id = person and part = 'category' and name = 'contact' and lifted_at is null))), ''
  union all select 'experience',
    case when exists (select from profiles where person_id = person and trim(coalesce(experience, '')) <> '')
        and not exists (select from restrictions
          where person_id = person and part = 'category' and name = 'profession' and lifted_at is null)
      then 'told' else 'untold' end, ''
  union all select 'language', coalesce((select locale from people where id = person), 'untold'), ''
$$;

/*
 * As it was, but for the person: the pool learns of a study what stays written in its own row, and nothing of whose it was.
 * Where one study waits alone, its country, language, experience and rating would be those of somebody who is gone.
 */
create or replace function pool_before_destruction() returns trigger language plpgsql as $$
begin
  if old.counted_at is not null or old.active_at is null or old.ward_id is not null
    or gate_verdict(old.person_id, 'improvement', old.placed_at) in ('restriction', 'objection')
    or exists (
      select from enrolments where person_id = old.person_id and id <> old.id and ward_id is null
        and active_at is not null and counted_at is null
    )
  then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  insert into statistics_pool (dimension, value, within, people, completed, timed, weeks_sum)
  select dimension, value, within, 1, (old.completed_at is not null)::int, (old.completed_at is not null)::int,
    study_weeks(old)
    from study_dimensions(old, null, coalesce(old.completed_at, old.cancelled_at, old.active_at))
  on conflict (dimension, value, within) do update
    set people = statistics_pool.people + 1, completed = statistics_pool.completed + excluded.completed,
      timed = statistics_pool.timed + excluded.timed, weeks_sum = statistics_pool.weeks_sum + excluded.weeks_sum;
  return case tg_op when 'DELETE' then old else new end;
end $$;

-- Whoever waits already is told as one who left today.
alter table statistics_pool drop column raters, drop column rating_sum;
delete from statistics_pool where dimension in ('region', 'experience', 'language');
insert into statistics_pool (dimension, value, within, people, completed, timed, weeks_sum)
select told.dimension, 'untold', '', people, completed, timed, weeks_sum
  from statistics_pool, unnest(array['region', 'experience', 'language']) as told (dimension)
  where statistics_pool.dimension = 'all';
