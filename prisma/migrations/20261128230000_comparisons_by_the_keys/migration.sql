-- A comparison is a look of whoever holds the keys, as is every opening of an identity (docs/adr/0023): the web server's
-- role writes neither. What it may note is that somebody read the council's own text, which lies in its own tables.
-- Adding words that are kept out reads the identity to write it anew.
alter table vault.looks drop constraint looks_purpose;
alter table vault.looks add constraint looks_purpose
  check (purpose in ('edit-child', 'assess-match', 'keep-out', 'read-text', 'comparison', 'search'));
