-- A person may show who they are by an electronic signature, where the school has a server that verifies one.
alter table privacy_cases drop constraint privacy_cases_identity_check;
alter table privacy_cases add constraint privacy_cases_identity_check
  check (identity in ('code', 'document', 'visit', 'signature', 'not-needed'));
-- Whom a verified signature names, when the certificate names another address or none: the staff compare.
alter table privacy_cases add column signer text;
