-- What the law keeps beyond a person's contacts goes into the vault with them, and not only after an erasure.

alter table vault_records alter column erasure_id drop not null;
-- What one batch of a run sealed of one person shares it: letters of chance, which leads to nobody.
alter table vault_records add column together text;
comment on column vault_records.together is 'words of the program';
alter table vault_records add constraint vault_records_sealed_once check (num_nonnulls(erasure_id, together) = 1);
create index vault_records_together on vault_records (together) where together is not null;

alter table retention_counts drop constraint retention_counts_action_check;
alter table retention_counts add constraint retention_counts_action_check
  check (action in ('delete', 'anonymise', 'vault'));
