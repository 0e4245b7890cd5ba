-- The provider reads how far the money is and since when, never who decided: such an event names nobody.
create policy council_write_unnamed on public.events for insert to homeward_council
  with check (council_id = (select app_org()) and person_id is null and audience = 'provider' and kind like 'funding-%');
