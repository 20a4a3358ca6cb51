-- A look at the ledger of erasures tells one that is damaged from one that is out of reach.
alter table ledger_looks drop constraint ledger_looks_found_check;
alter table ledger_looks add constraint ledger_looks_found_check
  check (found in ('whole', 'missing', 'short', 'damaged', 'unusable'));
