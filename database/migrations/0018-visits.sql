-- Visits of those who agreed to analytics, by month; and the days made of them, which say nothing about anybody.

-- Months of tables that are divided by month; `src/platform/database/partitions.ts` makes and drops them.
create schema partitions;

/*
 * One row a page that was looked at. No person, no cookie, no time of day. `visitor` ties the pages of one visitor of
 * one day together: a keyed hash whose key lived in memory until midnight. Whoever is signed in has neither a visitor
 * nor a network: the day and the lesson stand in their study records too, and the two could be laid side by side.
 */
create table visits (
  day date not null,
  visitor text,
  page text not null,
  -- The address without its last part: /24, or /48.
  network text,
  device text not null check (device in ('phone', 'tablet', 'computer')),
  system text not null,
  browser text not null,
  locale text not null check (locale in ('ru', 'kk', 'en')),
  -- The host that led here, or a campaign's own word for it.
  source text,
  campaign text
) partition by range (day);
create index visits_by_day on visits using brin (day);
create table partitions.visits_other partition of visits default;

/*
 * A day counted, so that the board never reads the visits themselves. `kind` says what `name` is: a page, a source, a
 * step of the way in …
 */
create table visit_days (
  day date not null,
  kind text not null,
  name text not null,
  views integer not null,
  visitors integer not null,
  primary key (day, kind, name)
);
