-- Whoever's account closes hears of it before, by one letter, and it is not closed sooner than that letter said.

-- What was told last; it goes when the closing is put off, so that another is told of anew.
create table closing_notices (
  person_id uuid primary key references people (id),
  -- The day that the letter names.
  closes_on date not null,
  told_at timestamptz not null
);
