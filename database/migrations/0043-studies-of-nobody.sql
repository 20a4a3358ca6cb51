-- A study that was taken out of its person leads to them by no order, and the order does not lead to the study.

alter table orders alter column subject_id drop not null;

/*
 * Whoever takes the person out of a study, an erasure or a term, takes the way to its order with it, from both sides: the
 * order still names its payer, as a document of the year of the payment. Where the child who studied goes, the order
 * still names them at this moment, and the change would be refused: it forgets them here.
 */
create function forget_order_of_study() returns trigger language plpgsql as $$
begin
  new.order_id := null;
  update orders set subject_id = null, ward_id = (select id from wards where wards.id = orders.ward_id)
    where subject_id = old.id and subject_kind = 'enrolment';
  return new;
end $$;
create trigger enrolments_forget_order before update of person_id, ward_id on enrolments
  for each row when (new.person_id is null and new.ward_id is null
    and (old.person_id is not null or old.ward_id is not null))
  execute function forget_order_of_study();

-- Those from which the person was taken before, and orders whose payer lies in the vault.
update enrolments set order_id = null where person_id is null and ward_id is null and order_id is not null;
update orders set subject_id = null where person_id is null
  or subject_kind = 'enrolment' and exists (
    select from enrolments where enrolments.id = orders.subject_id and person_id is null and ward_id is null);
