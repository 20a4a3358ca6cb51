-- What a change of a lesson did is compared of those alone who had the same time with it, before the change or after it.
-- `after_change` is reckoned of each thing by its own moment now: opened, first tried or rated after the last change.

alter table lesson_figures
  -- Opened so long ago that the days which are compared are over; of an opening before the change, over before it.
  add column had_time integer not null default 0,
  -- Of them, completed within these days.
  add column done_in_time integer not null default 0;
