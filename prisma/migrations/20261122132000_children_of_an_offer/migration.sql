-- Which children an offer is for: a provider names them by id alone. It cannot read referral_children, so this narrow
-- door gives the ids of the children of one referral that was sent to it, and nothing else of them.
grant select (id, referral_id) on public.referral_children to homeward_definer;
create policy definer_ids on public.referral_children for select to homeward_definer using (true);
grant select (id, referral_id, provider_id) on public.deliveries to homeward_definer;
create policy definer_ids on public.deliveries for select to homeward_definer using (true);

grant create on schema public to homeward_definer;
create function public.children_of_delivery(p_delivery uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.id from public.deliveries d join public.referral_children c on c.referral_id = d.referral_id
      where d.id = p_delivery and d.provider_id = nullif(current_setting('app.org_id', true), '')::uuid
      order by c.id
  $$;
alter function public.children_of_delivery(uuid) owner to homeward_definer;
revoke all on function public.children_of_delivery(uuid) from public;
grant execute on function public.children_of_delivery(uuid) to homeward_provider;
revoke create on schema public from homeward_definer;
