-- Letters the intake has looked at: each once, by a keyed hash of what identifies it. No address, no text.
create table intake_letters (
  fingerprint text primary key,
  seen_at timestamptz not null,
  outcome text not null check (outcome in ('case', 'joined', 'left')),
  reason text,
  case_id uuid references privacy_cases (id) on delete set null,
  check ((reason is not null) = (outcome = 'left'))
);
create index intake_letters_by_day on intake_letters (seen_at);

-- How far each mailbox was read. Another validity means that the numbers began anew.
create table intake_mailboxes (
  mailbox text primary key,
  uid_validity text not null,
  last_uid bigint not null,
  read_at timestamptz not null
);
