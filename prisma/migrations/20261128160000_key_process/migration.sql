-- The process that holds the vault's keys has a login of its own (docs/adr/0023): it writes the looks, goes through the
-- children of the council that asks, and gives rows from before there were data keys one of their own.
grant usage on schema public, access, vault to homeward_keys;
grant insert on vault.looks to homeward_keys;
create policy keys_look on vault.looks for insert to homeward_keys
  with check (council_id = (select app_org()) and person_id = (select app_person()));
grant select on vault.identities to homeward_keys;
grant update (ciphertext, nonce, key_id) on vault.identities to homeward_keys;
create policy keys_own on vault.identities to homeward_keys
  using (council_id = (select app_org())) with check (council_id = (select app_org()) and key_id like 'dk-%');
grant select on access.organisations to homeward_keys;
create policy published_to_keys on access.organisations for select to homeward_keys using (true);

-- What is sealed of a release goes to whoever can open it, and by that one to the person named: the web server's own
-- role does not get the ciphertext any more.
revoke execute on function public.read_released_identity(uuid, uuid, timestamptz) from homeward_provider;
grant execute on function public.read_released_identity(uuid, uuid, timestamptz) to homeward_keys;
