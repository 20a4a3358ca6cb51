-- The working-day calendar of Kazakhstan. A year counts its holidays only once the responsible person has confirmed it.

create table calendar_years (
  year integer primary key,
  confirmed_at timestamptz,
  confirmed_by uuid
);

-- A weekday on which nobody works, or a weekend day to which work was moved.
create table calendar_days (
  day date primary key,
  working boolean not null,
  changed_at timestamptz,
  changed_by uuid
);

-- Labour Code of Kazakhstan, article 84, and the law on holidays: the non-working weekdays of the two years.
insert into calendar_years (year) values (2026), (2027);
insert into calendar_days (day, working)
select d::date, false from unnest(array[
  '2026-01-01', '2026-01-02', '2026-01-07', '2026-03-09', '2026-03-23', '2026-03-24', '2026-03-25',
  '2026-05-01', '2026-05-07', '2026-05-11', '2026-05-27', '2026-07-06', '2026-10-26', '2026-12-16',
  '2027-01-01', '2027-01-04', '2027-01-07', '2027-03-08', '2027-03-15', '2027-03-22', '2027-03-23', '2027-03-24',
  '2027-05-03', '2027-05-07', '2027-05-10', '2027-07-06', '2027-10-25', '2027-12-16'
]) as d;
update calendar_years set confirmed_at = '2025-12-01T00:00:00Z';
