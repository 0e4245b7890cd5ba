-- When people want which mails. A choice is its person's own, who may have it without any organisation: made and read as a
-- reader, and looked up by the worker for one person at a time.

-- ------------------------------------------------------------ public.notification_choices
alter table public.notification_choices enable row level security;
alter table public.notification_choices force row level security;

grant select, insert, update (choice, chosen_at) on public.notification_choices to homeward_reader;
grant select on public.notification_choices to homeward_worker;

create policy mine on public.notification_choices to homeward_reader
  using (person_id = (select app_person())) with check (person_id = (select app_person()));
create policy one_at_a_time on public.notification_choices for select to homeward_worker
  using (person_id = (select app_person()));

-- ------------------------------------------------------------ public.subscriptions
alter table public.subscriptions enable row level security;
alter table public.subscriptions force row level security;

-- Addresses of people without an account: the worker alone reads them, of one organisation at a time. Nobody signed in does,
-- and whoever has the link of a mail only confirms or ends what it names.
grant select, insert, update (asked_at) on public.subscriptions to homeward_worker;
grant select, update (confirmed_at), delete on public.subscriptions to homeward_definer;

create policy job on public.subscriptions to homeward_worker
  using (organisation_id = (select app_org())) with check (organisation_id = (select app_org()));
create policy definer_all on public.subscriptions to homeward_definer using (true) with check (true);

create trigger guard_beginning before insert on public.subscriptions
  for each row execute function public.guard_beginning('asked_at=@now', 'confirmed_at=');

-- The press on the link of the mail that asks: good for a week. Looks past row security, as nobody is signed in: the id comes
-- from a sealed link (subscription-token.server.ts). Says whose publications it is about, null where there is nothing to confirm.
create function public.confirm_subscription(p_id uuid, p_now timestamptz)
  returns uuid language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    update public.subscriptions set confirmed_at = coalesce(confirmed_at, p_now)
     where id = p_id and (confirmed_at is not null or asked_at > p_now - interval '7 days' /* rule: confirm-subscription */)
    returning organisation_id
  $$;
alter function public.confirm_subscription(uuid, timestamptz) owner to homeward_definer;
grant execute on function public.confirm_subscription(uuid, timestamptz) to homeward_reader;

-- The press on the link of every later mail, likewise; a second one changes nothing.
create function public.end_subscription(p_id uuid)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
  as $$ delete from public.subscriptions where id = p_id $$;
alter function public.end_subscription(uuid) owner to homeward_definer;
grant execute on function public.end_subscription(uuid) to homeward_reader;

-- What nobody has confirmed in time is forgotten.
create function public.forget_unconfirmed_subscriptions(p_now timestamptz)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
  as $$ delete from public.subscriptions
         where confirmed_at is null and asked_at < p_now - interval '7 days' /* rule: confirm-subscription */ $$;
alter function public.forget_unconfirmed_subscriptions(timestamptz) owner to homeward_definer;
grant execute on function public.forget_unconfirmed_subscriptions(timestamptz) to homeward_worker;
