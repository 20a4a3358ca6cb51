-- Statistics by region: the country of the telephone number, which the school holds anyway. Nothing new is asked.

/*
 * The country by whose code a number begins (ITU-T E.164), in groups so coarse that they hide people; not where somebody
 * lives. Kazakhstan and Russia share +7: zones 6 and 7 of it are Kazakhstan's. The number itself goes no further.
 */
create function region_of_phone(phone text) returns text language sql immutable parallel safe as $$
  select case
    when phone is null then 'untold'
    when phone ~ '^\+7[67]' then 'kz'
    when phone ~ '^\+7' then 'ru'
    when phone ~ '^\+996' then 'kg'
    when phone ~ '^\+998' then 'uz'
    else 'elsewhere'
  end
$$;

alter table statistics_cells drop constraint statistics_cells_dimension_check;
alter table statistics_cells add constraint statistics_cells_dimension_check
  check (dimension in ('all', 'programme', 'cohort', 'month', 'region', 'experience', 'language'));

/* As it was; and the region, which a restriction of contact data leaves untold. */
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
  union all select 'language', coalesce((select locale from people where id = person), 'ru'), ''
$$;

-- Of those who left before this, nobody knows it any more; with them the regions add up to everybody.
insert into statistics_pool (dimension, value, within, people, completed, timed, weeks_sum, raters, rating_sum)
select 'region', 'untold', '', people, completed, timed, weeks_sum, raters, rating_sum
  from statistics_pool where dimension = 'all';
