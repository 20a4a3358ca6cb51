-- What a person agreed to, objected to and restricted, and the one gate that answers from all of it.

alter table consent_events drop constraint consent_events_event_check;
alter table consent_events add constraint consent_events_event_check
  check (event in ('given', 'renewed', 'refused', 'withdrawn', 'expired'));
create index consent_events_lapsing on consent_events (valid_until) where valid_until is not null;

-- The person's switch: `everything`, one purpose, or one category of data wherever it is used.
create table restrictions (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  part text not null check (part in ('everything', 'purpose', 'category')),
  name text,
  way text not null check (way in ('cabinet', 'office', 'operator')),
  reason text,
  imposed_at timestamptz not null,
  imposed_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  check ((part = 'everything') = (name is null))
);
create unique index restrictions_standing on restrictions (person_id, part, coalesce(name, '')) where lifted_at is null;

create table objections (
  id uuid primary key,
  person_id uuid not null references people (id) deferrable initially deferred,
  purpose text not null,
  way text not null check (way in ('cabinet', 'letter', 'office', 'operator')),
  objected_at timestamptz not null,
  objected_by uuid,
  withdrawn_at timestamptz,
  -- What ended it: a later consent to the same purpose, or the person themselves.
  withdrawn_by text check (withdrawn_by in ('consent', 'person', 'office', 'operator')),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index objections_standing on objections (person_id, purpose) where withdrawn_at is null;

-- How often the gate said no, and why. Nobody's name is on it.
create table gate_refusals (
  purpose text not null,
  reason text not null,
  day date not null,
  refused integer not null,
  primary key (purpose, reason, day)
);

-- Which categories of data a purpose uses; null for a purpose that nobody was ever asked about.
create function purpose_categories(purpose text) returns text[] language sql immutable parallel safe as $$
  select case purpose
    when 'study' then '{name,contact,profession,education,goals,visit,device,activity,study,certificate}'::text[]
    when 'offers' then '{name,contact,study}'::text[]
    when 'improvement' then '{activity,study}'::text[]
    when 'third_parties' then '{name,contact,study,finance}'::text[]
    when 'abroad' then '{name,contact,study}'::text[]
  end
$$;

-- The gate: `allowed`, or the first reason why not. A restriction comes before an objection, both before any consent.
create function gate_verdict(person uuid, wanted text, moment timestamptz) returns text language sql stable as $$
  select case
    when purpose_categories(wanted) is null then 'unknown'
    when exists (
      select from restrictions
      where person_id = person and lifted_at is null and (
        part = 'everything'
        or (part = 'purpose' and name = wanted)
        or (part = 'category' and name = any (purpose_categories(wanted))))
    ) then 'restriction'
    when exists (
      select from objections where person_id = person and purpose = wanted and withdrawn_at is null
    ) then 'objection'
    else coalesce((
      select case
        when event in ('refused', 'withdrawn', 'expired') then event
        when valid_until <= moment then 'expired'
        -- A revision named the purpose for the first time after this consent: silence is no answer to it.
        when exists (
          select from policy_revisions
          where in_force_at > at and in_force_at <= moment and new_purposes ? wanted
        ) then 'revision'
        else 'allowed'
      end
      from consent_events where person_id = person and purpose = wanted order by entry desc limit 1
    ), 'unasked')
  end
$$;

-- The last wall: whichever way a letter of offers is written, the person must have agreed at that moment.
create function refuse_unasked_offer() returns trigger language plpgsql as $$
declare
  verdict text := case when new.person_id is null then 'unasked'
    else gate_verdict(new.person_id, 'offers', new.written_at) end;
begin
  if verdict <> 'allowed' then
    raise exception 'the gate refuses this letter: %', verdict using errcode = 'restrict_violation';
  end if;
  if new.unsubscribe_url is null then
    raise exception 'an offer without a way to unsubscribe' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger outbox_messages_gate before insert on outbox_messages
  for each row when (new.purpose = 'offers') execute function refuse_unasked_offer();

/*
 * Records a person's answers in one round trip: the events, their audit rows, and the objections that a consent ends.
 * Answers of one person are written one after another, so each sees what the one before it left. Every answer is
 * answered: with the event it became, `unchanged` when it said what stood already, or `stale` when it was made on a page
 * that showed another state.
 *
 * facts: {way, locale, operator, operatorBin, actorKind, actorId}
 * answers: [{id, auditId, purpose, answer, after, text, sha256, dataList, term, thirdParties, abroad, publication, validUntil}]
 */
create function record_consents(person uuid, moment timestamptz, facts jsonb, answers jsonb)
returns table (purpose text, outcome text) language plpgsql as $$
#variable_conflict use_column
declare
  subject text;
  revision text;
  said record;
  last record;
  stands boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended('consents ' || person::text, 0));
  select people.name, in_force.name into subject, revision from people
    left join policy_revisions as in_force on in_force.in_force_at is not null and in_force.archived_at is null
    where people.id = person;
  if subject is null then
    raise exception 'nobody has this identifier' using errcode = 'no_data_found';
  end if;
  if revision is null then
    raise exception 'no policy is in force' using errcode = 'object_not_in_prerequisite_state';
  end if;
  for said in
    select * from jsonb_to_recordset(answers) as each (id uuid, "auditId" uuid, purpose text, answer text, after text,
      text text, sha256 text, "dataList" text, term text, "thirdParties" boolean, abroad boolean, publication boolean,
      "validUntil" timestamptz)
  loop
    select id, event, at, valid_until, text_sha256, policy_revision into last from consent_events
      where person_id = person and consent_events.purpose = said.purpose order by entry desc limit 1;
    stands := coalesce(last.event in ('given', 'renewed') and (last.valid_until is null or last.valid_until > moment), false);
    purpose := said.purpose;
    outcome := case said.answer
      when 'given' then case
        when not stands then case when last.event in ('given', 'renewed', 'expired') then 'renewed' else 'given' end
        -- Said again under another wording or policy, or on another day: the term begins anew.
        when last.text_sha256 <> said.sha256 or last.policy_revision <> revision
          or last.at <= moment - interval '24 hours' then 'renewed'
      end
      when 'withdrawn' then case when stands then 'withdrawn' end
      when 'refused' then case when last.id is null then 'refused' end
      when 'expired' then case when last.event in ('given', 'renewed') and not stands then 'expired' end
    end;
    if outcome is null then
      outcome := 'unchanged';
    elsif said.after <> coalesce(last.id::text, 'none') then
      outcome := 'stale';
    else
      insert into consent_events (id, person_id, purpose, event, at, way, locale, text, text_sha256, policy_revision,
          operator, operator_bin, subject_name, data_list, term, third_party_transfer, cross_border_transfer,
          publication, valid_until)
        values (said.id, person, said.purpose, outcome, moment, facts ->> 'way', facts ->> 'locale', said.text,
          said.sha256, revision, facts ->> 'operator', facts ->> 'operatorBin', subject, said."dataList", said.term,
          said."thirdParties", said.abroad, said.publication, said."validUntil");
      insert into audit_events (id, at, action, actor_kind, actor_id, person_id, details)
        values (said."auditId", moment, 'consent.' || outcome, facts ->> 'actorKind', (facts ->> 'actorId')::uuid, person,
          jsonb_build_object('purpose', said.purpose, 'way', facts ->> 'way'));
      if outcome in ('given', 'renewed') then
        update objections set withdrawn_at = moment, withdrawn_by = 'consent'
          where person_id = person and objections.purpose = said.purpose and withdrawn_at is null;
      end if;
    end if;
    return next;
  end loop;
end $$;
