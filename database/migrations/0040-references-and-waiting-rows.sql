-- An index for every reference to a row that goes one day; and a way for rows that wait for their month to get there.

/*
 * Whoever deletes a row asks every table that may point at it. Without these indexes a deleted sheet read all
 * certificates, and held its locks meanwhile.
 */
create index certificates_by_file on certificates (file_id) where file_id is not null;
create index intake_letters_by_case on intake_letters (case_id) where case_id is not null;
create index lesson_media_by_file on lesson_media (file_id);
create index minor_findings_by_person on minor_findings (person_id);
create index objections_by_person on objections (person_id);
create index restrictions_by_person on restrictions (person_id);
create index staff_roles_by_person on staff_roles (person_id);

/*
 * While rows that wait are being copied into their months, what comes is written into a second table too, `late`; and that
 * something was changed, or went, is noted here: that copy is made anew.
 */
create table partitions.outdated_copies (late text not null);

create function partitions.note_meanwhile() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    execute format('insert into partitions.%I select ($1).*', tg_argv[0]) using new;
  else
    insert into partitions.outdated_copies (late) values (tg_argv[0]);
    -- The copy is of no more use, and what was erased may stand in it.
    execute format('delete from partitions.%1$I where ctid in (select ctid from partitions.%1$I for update skip locked)',
      tg_argv[0]);
  end if;
  return null;
end $$;
