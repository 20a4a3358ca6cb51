-- What is left of a visit leads to nobody: no network beside the word, and days that go.

/*
 * A session holds its address whole: with the day and a network, it led to the word, and with the word to every page of
 * that day. Nothing ever read the network.
 */
alter table visits drop column network;
/*
 * Which of the day's keys made the word: a restart begins a new one, and the pages where people say who they are have
 * their own. Words of two keys are not added up: the same visitor may stand among both.
 */
alter table visits add column part text;

/*
 * `busiest`: the visitors of its fullest day, since those of a month are its days added up, and ten may be one who came
 * ten times. `busiest_rest`, of a page of a programme: the most that were there on one day and did not see it.
 */
alter table visit_months add column busiest integer not null default 0, add column busiest_rest integer;
update visit_months m set
  busiest = coalesce((
    select max(visitors) from visit_days d
    where d.day >= m.month and d.day < m.month + interval '1 month' and d.kind = m.kind and d.name = m.name
  ), 0),
  busiest_rest = case when m.kind = 'page' and m.name like '/programmes/%' then (
    select max(whole.visitors - coalesce(page.visitors, 0)) from visit_days whole
    left join visit_days page on page.day = whole.day and page.kind = m.kind and page.name = m.name
    where whole.kind = 'all' and whole.day >= m.month and whole.day < m.month + interval '1 month'
  ) end;
alter table visit_months alter column busiest drop default;
