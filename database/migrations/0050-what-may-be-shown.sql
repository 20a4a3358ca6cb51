-- What was said is shown by whether its author lets it be, and counted by the month, without asking the gate of everybody
-- who ever said something while a page waits; and so are accounts.

alter table feedback
  -- Of the study it is about, so that the pages of a cohort are read in their order.
  add column cohort_id uuid references cohorts (id),
  -- Since when the school may show it; null: its author did not let it at the last look.
  add column open_since timestamptz,
  add constraint feedback_open_in_a_cohort check (open_since is null or cohort_id is not null);

/*
 * By the school's month in which they were given: of each lesson, without a lesson of the programme, and of the whole
 * cohort, which is what is mostly asked for.
 */
create table rating_figures (
  cohort_id uuid not null references cohorts (id) on delete cascade,
  whole boolean not null,
  lesson_id uuid references lessons (id) on delete cascade,
  month date not null,
  -- How many gave 1, 2, 3, 4 and 5.
  rated_1 integer not null,
  rated_2 integer not null,
  rated_3 integer not null,
  rated_4 integer not null,
  rated_5 integer not null,
  unique nulls not distinct (cohort_id, whole, lesson_id, month)
);

/* Accounts by the school's month in which they were made; of those whom the figures may count. */
create table account_figures (
  month date primary key,
  accounts integer not null
);

with author as materialized (
  select person_id, gate_verdict(person_id, 'improvement', now()) = 'allowed' as allowed
  from (select distinct person_id from feedback) as each
)
update feedback f set cohort_id = e.cohort_id, open_since = case when author.allowed then greatest(f.given_at,
    (select max(at) from consent_events
      where person_id = f.person_id and purpose = 'improvement' and event = 'given'),
    (select max(lifted_at) from restrictions where person_id = f.person_id and (part = 'everything'
      or (part = 'purpose' and name = 'improvement')
      or (part = 'category' and name = any (purpose_categories('improvement'))))),
    (select max(withdrawn_at) from objections where person_id = f.person_id and purpose = 'improvement')) end
from author, enrolments e where author.person_id = f.person_id and e.id = f.enrolment_id;

insert into rating_figures
select cohort_id, grouping(lesson_id) = 1, lesson_id, month,
  count(*) filter (where rating = 1), count(*) filter (where rating = 2), count(*) filter (where rating = 3),
  count(*) filter (where rating = 4), count(*) filter (where rating = 5)
from (select *, date_trunc('month', given_at at time zone 'Asia/Almaty')::date as month from feedback) as dated
where open_since <= (select refreshed_at from figures_state)
group by grouping sets ((cohort_id, lesson_id, month), (cohort_id, month));

insert into account_figures
select date_trunc('month', created_at at time zone 'Asia/Almaty')::date, count(*) from people
where not exists (select from staff_roles where person_id = people.id)
  and gate_verdict(id, 'improvement', now()) not in ('restriction', 'objection')
  and exists (select from figures_state)
group by 1;

drop index feedback_unread;
create index feedback_words on feedback (cohort_id, given_at desc, id desc)
  where open_since is not null and comment is not null;
create index feedback_words_of_lesson on feedback (lesson_id, cohort_id, given_at desc, id desc)
  where open_since is not null and comment is not null;
create index feedback_new_words on feedback (cohort_id, given_at desc, id desc)
  where open_since is not null and comment is not null and read_at is null;
create index feedback_new_ratings on feedback (cohort_id, open_since)
  where open_since is not null and comment is null and read_at is null;
