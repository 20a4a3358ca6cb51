-- Holds reach every room that destroys by itself, and a preview can foresee when nothing of a person's records is left.

-- Whose data a case holds back.
create view reckoned.held_people as select distinct person_id as id from legal_holds where lifted_at is null;

/*
 * Whoever is about to destroy asks for this first, in the same transaction: a hold is placed before that, and is seen, or
 * waits until it is over.
 */
create function heed_holds() returns void language sql volatile as $$
  select pg_advisory_xact_lock_shared(hashtextextended('legal holds', 0))
$$;

-- The other half: nobody destroys from here on, until the hold is committed.
create function stop_for_hold() returns void language sql volatile as $$
  select pg_advisory_xact_lock(hashtextextended('legal holds', 0))
$$;

-- The rows for which reckoned.records_ends waits, by their place: the same tables, for who asks which of them will be left.
create view reckoned.records as
  select person_id, tableoid as part, ctid as place from enrolments
  union all select person_id, tableoid, ctid from certificates
  union all select person_id, tableoid, ctid from lesson_progress
  union all select person_id, tableoid, ctid from quiz_attempts
  union all select person_id, tableoid, ctid from orders;
