/*
 * One answer to one purpose, as one scalar call: the rule, the event, its audit row, and the objection it ends. In place
 * of a set of answers in JSON, whose unpacking cost as much as an insert. Returns the event it became; `unchanged` where
 * it says nothing new, `stale` where it answers a page on which another event stood (`wanted_after`: that event, `none`,
 * or null where no page was shown). Throws no_data_found for a person who is gone.
 */
create function record_consent(
  person uuid, moment timestamptz, said_by text, said_by_id uuid, said_way text, said_locale text, operator_name text,
  operator_number text, event_id uuid, audit_id uuid, wanted text, answer text, wanted_after text, shown_text text,
  shown_sha256 text, shown_data text, shown_term text, to_others boolean, goes_abroad boolean, published boolean,
  holds_until timestamptz
) returns text language plpgsql as $$
#variable_conflict use_column
declare
  said record;
  stands boolean;
  outcome text;
begin
  perform pg_advisory_xact_lock(hashtextextended('consents ' || person::text, 0));
  select people.name as subject, in_force.name as revision,
      last.id, last.event, last.at, last.valid_until, last.text_sha256, last.policy_revision
    into said from people
    left join policy_revisions as in_force on in_force.in_force_at is not null and in_force.archived_at is null
    left join lateral (
      select id, event, at, valid_until, text_sha256, policy_revision from consent_events
      where person_id = person and purpose = wanted order by entry desc limit 1) as last on true
    where people.id = person;
  if not found then
    raise exception 'nobody has this identifier' using errcode = 'no_data_found';
  end if;
  if said.revision is null then
    raise exception 'no policy is in force' using errcode = 'object_not_in_prerequisite_state';
  end if;
  stands := coalesce(said.event in ('given', 'renewed') and (said.valid_until is null or said.valid_until > moment), false);
  outcome := case answer
    when 'given' then case
      when not stands then case when said.event in ('given', 'renewed', 'expired') then 'renewed' else 'given' end
      -- Said again under another wording or policy, or on another day: the term begins anew.
      when said.text_sha256 <> shown_sha256 or said.policy_revision <> said.revision
        or said.at <= moment - interval '24 hours' then 'renewed'
    end
    when 'withdrawn' then case when stands then 'withdrawn' end
    when 'refused' then case when said.id is null then 'refused' end
    when 'expired' then case when said.event in ('given', 'renewed') and not stands then 'expired' end
  end;
  if outcome is null then
    return 'unchanged';
  elsif wanted_after <> coalesce(said.id::text, 'none') then
    return 'stale';
  end if;
  insert into consent_events (id, person_id, purpose, event, at, way, locale, text, text_sha256, policy_revision, operator,
      operator_bin, subject_name, data_list, term, third_party_transfer, cross_border_transfer, publication, valid_until)
    values (event_id, person, wanted, outcome, moment, said_way, said_locale, shown_text, shown_sha256, said.revision,
      operator_name, operator_number, said.subject, shown_data, shown_term, to_others, goes_abroad, published, holds_until);
  insert into audit_events (id, at, action, actor_kind, actor_id, person_id, details)
    values (audit_id, moment, 'consent.' || outcome, said_by, said_by_id, person,
      jsonb_build_object('purpose', wanted, 'way', said_way));
  if outcome in ('given', 'renewed') then
    update objections set withdrawn_at = moment, withdrawn_by = 'consent'
      where person_id = person and purpose = wanted and withdrawn_at is null;
  end if;
  return outcome;
end $$;

drop function record_consents(uuid, timestamptz, jsonb, jsonb);
