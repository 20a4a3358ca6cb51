-- A release divides everybody into those who are gone and those who are here, and tells traits of these alone.

alter table statistics_cells drop constraint statistics_cells_dimension_check;
alter table statistics_cells add constraint statistics_cells_dimension_check
  check (dimension in ('all', 'programme', 'cohort', 'month', 'presence', 'region', 'experience', 'language'));

/* As it was; and of nobody in particular, who is gone, neither country nor experience nor language is told. */
create or replace function study_dimensions(enrolment enrolments, person uuid, ended timestamptz)
returns table (dimension text, value text, within text) language sql stable as $$
  select 'all', '', ''
  union all select 'programme', programmes.slug, '' from programmes where id = enrolment.programme_id
  union all select 'cohort', cohorts.slug, programmes.slug
    from cohorts join programmes on programmes.id = cohorts.programme_id where cohorts.id = enrolment.cohort_id
  union all select 'month', to_char(ended at time zone 'Asia/Almaty', 'YYYY-MM'), ''
  union all select 'presence', case when person is null then 'gone' else 'here' end, ''
  union all select 'region', region_of_phone((
    select phone from people where id = person and not exists (select from restrictions
      where person_id = person and part = 'category' and name = 'contact' and lifted_at is null))), ''
    where person is not null
  union all select 'experience',
    case when exists (select from profiles where person_id = person and trim(coalesce(experience, '')) <> '')
        and not exists (select from restrictions
          where person_id = person and part = 'category' and name = 'profession' and lifted_at is null)
      then 'told' else 'untold' end, ''
    where person is not null
  union all select 'language', locale, '' from people where id = person
$$;

-- Whoever waits already is told as one who left today.
insert into statistics_pool (dimension, value, within, people, completed, timed, weeks_sum)
select 'presence', 'gone', '', people, completed, timed, weeks_sum from statistics_pool where dimension = 'all';
delete from statistics_pool where dimension in ('region', 'experience', 'language');

/*
 * Of the releases made so far: a language that is not known was that of the gone alone, who had no country and no experience
 * either, so that the differences were those who are here and told none; and months beside cohorts, whose days are public,
 * tell who of the earlier ones ended later. Which of them tell of few depends on what else was told, so all such figures
 * are taken back; whoever has seen one has seen it.
 */
delete from statistics_cells where dimension = 'language' and release_id in (
  select r.id from statistics_releases r join statistics_cells c on c.release_id = r.id and c.dimension = 'language'
  group by r.id, r.people
  having bool_or(c.value = 'untold') or count(*) filter (where c.value in ('ru', 'kk', 'en')) = 3 and sum(c.people) < r.people
);
delete from statistics_cells using statistics_releases r
  where r.id = release_id and dimension = 'month' and statistics_cells.people < r.people;

/* Not a release, but the gap that a restore left among them: nobody knows what was released since the moment of its backup. */
alter table statistics_releases add column restored_from timestamptz;
