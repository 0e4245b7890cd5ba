-- Finding children by words is a look at each that is found: the key process writes it under its own purpose.
alter table vault.looks drop constraint looks_purpose;
alter table vault.looks add constraint looks_purpose
  check (purpose in ('edit-child', 'assess-match', 'read-text', 'comparison', 'search'));
