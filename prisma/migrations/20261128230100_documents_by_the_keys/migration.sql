-- Opening a document is a look, written by whoever holds the keys before it tells anything (docs/adr/0023): which
-- document, and each child it may tell of. Empty in other rows, so that no digest of an older row changes.
ALTER TABLE "vault"."looks" ADD COLUMN "document_id" UUID;
alter table vault.looks drop constraint looks_purpose;
alter table vault.looks add constraint looks_purpose
  check (purpose in ('edit-child', 'assess-match', 'keep-out', 'read-text', 'read-document', 'read-cleared-document', 'comparison', 'search'));
alter table vault.looks add constraint looks_document
  check ((purpose in ('read-document', 'read-cleared-document')) = (document_id is not null));
