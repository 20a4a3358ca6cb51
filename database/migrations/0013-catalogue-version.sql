-- A number that changes with whatever the catalogue shows and the lessons say: a page in memory is right as long as its
-- number is. The
-- triggers run at the end of a transaction and once in it, so that the row is locked for that moment alone; what is not
-- committed changes nothing for readers.
create table catalogue_version (
  only_row boolean primary key default true check (only_row),
  version bigint not null,
  changed_in xid8
);
insert into catalogue_version (version) values (1);

create function note_catalogue_change() returns trigger language plpgsql as $$
begin
  update catalogue_version set version = version + 1, changed_in = pg_current_xact_id()
  where changed_in is distinct from pg_current_xact_id();
  return null;
end $$;

create constraint trigger catalogue_programmes after insert or update or delete on programmes
  deferrable initially deferred for each row execute function note_catalogue_change();
create constraint trigger catalogue_modules after insert or update or delete on modules
  deferrable initially deferred for each row execute function note_catalogue_change();
create constraint trigger catalogue_lessons after insert or update or delete on lessons
  deferrable initially deferred for each row execute function note_catalogue_change();
create constraint trigger catalogue_cohorts after insert or update or delete on cohorts
  deferrable initially deferred for each row execute function note_catalogue_change();
create constraint trigger catalogue_sessions after insert or update or delete on cohort_sessions
  deferrable initially deferred for each row execute function note_catalogue_change();
-- Seats are taken and given back; a step forward in a study changes no seat.
create constraint trigger catalogue_seats_taken after insert or delete on enrolments
  deferrable initially deferred for each row execute function note_catalogue_change();
create constraint trigger catalogue_seats_changed after update of cancelled_at, cohort_id on enrolments
  deferrable initially deferred for each row execute function note_catalogue_change();
-- Lessons show their questions.
create constraint trigger catalogue_quizzes after insert or update or delete on quizzes
  deferrable initially deferred for each row execute function note_catalogue_change();
-- The name of whoever teaches.
create constraint trigger catalogue_people after update of name on people
  deferrable initially deferred for each row execute function note_catalogue_change();
create constraint trigger catalogue_people_erased after delete on people
  deferrable initially deferred for each row execute function note_catalogue_change();
