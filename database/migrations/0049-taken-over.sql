-- Who took over what a guardian had begun for them is known to an older backup as a child: their erasure names both.

/*
 * Of the child the keyed hash alone: it leads to nobody whom the school still knows. A take-over of before this table is
 * not in it: the record of that day has the child's identifier, and only the program has the key of the hash.
 */
create table ward_take_overs (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  subject_hash text not null,
  taken_at timestamptz not null
);
create index ward_take_overs_by_person on ward_take_overs (person_id);
comment on column ward_take_overs.subject_hash is 'words of the program';

-- The erasure of the adult that the child went with; null: the child went as a child.
alter table ward_erasures add column erasure_id uuid references erasures;
create index ward_erasures_by_erasure on ward_erasures (erasure_id) where erasure_id is not null;
