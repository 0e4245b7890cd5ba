-- A comparison is a look of whoever holds the keys, as is every opening of an identity (docs/adr/0023): the web server's
-- role writes neither. What it may note is that somebody read the council's own text, which lies in its own tables.
drop policy own on vault.looks;
create policy own on vault.looks for select to homeward_council using (council_id = (select app_org()));
create policy own_text on vault.looks for insert to homeward_council
  with check (council_id = (select app_org()) and person_id = (select app_person()) and purpose = 'read-text');
revoke insert on vault.looks from homeward_council;
grant insert (id, identity_id, council_id, person_id, purpose, at) on vault.looks to homeward_council;

-- Adding words that are kept out reads the identity to write it anew.
alter table vault.looks drop constraint looks_purpose;
alter table vault.looks add constraint looks_purpose
  check (purpose in ('edit-child', 'assess-match', 'keep-out', 'read-text', 'comparison', 'search'));
