-- Orders: what was asked for, what it costs, and who confirmed that it was paid.

create sequence order_numbers;

create table orders (
  id uuid primary key,
  number text not null unique,
  person_id uuid references people (id) deferrable initially deferred,
  subject_kind text not null,
  subject_id uuid not null,
  description text not null,
  amount_kzt integer not null check (amount_kzt >= 0),
  payer_name text,
  payer_email text,
  locale text not null,
  placed_at timestamptz not null,
  paid_at timestamptz,
  confirmed_by uuid,
  payment_method text,
  payment_note text,
  cancelled_at timestamptz,
  cancelled_by uuid,
  cancel_reason text
);
create index orders_by_person on orders (person_id);
create index orders_by_time on orders (placed_at);
