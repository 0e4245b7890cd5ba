-- The four priorities of councils: published once a quarter by the worker, read by everybody who has signed in. What stands in the
-- table is safe to read, whoever reads it.

-- ------------------------------------------------------------ public.priority_figures
alter table public.priority_figures enable row level security;
alter table public.priority_figures force row level security;

grant select on public.priority_figures to homeward_council, homeward_provider, homeward_region, homeward_worker;
grant select, insert on public.priority_figures to homeward_definer;

create policy published on public.priority_figures for select
  to homeward_council, homeward_provider, homeward_region, homeward_worker using (true);
create policy definer_publish on public.priority_figures to homeward_definer using (true) with check (true);

-- ------------------------------------------------------------ public.priority_replies
alter table public.priority_replies enable row level security;
alter table public.priority_replies force row level security;

grant select on public.priority_replies to homeward_council, homeward_provider, homeward_region;
grant insert, update (version, words, written_at, written_by_id) on public.priority_replies to homeward_council;

create policy own_change on public.priority_replies for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own_write on public.priority_replies for insert to homeward_council
  with check (council_id = (select app_org()) and exists (select 1 from public.priority_figures f
    where f.council_id = priority_replies.council_id and f.quarter_from = priority_replies.quarter_from));
create policy published on public.priority_replies for select to homeward_council, homeward_provider, homeward_region using (true);

create trigger guard_beginning before insert on public.priority_replies
  for each row execute function public.guard_beginning('version=1', 'written_by_id=@person', 'written_at=@now');

create trigger guard_holder before insert or update on public.priority_replies
  for each statement execute function public.guard_holder('head-of-service', 'director', 'commissioner');

-- ------------------------------------------------------------ functions

-- Publishes a quarter, all councils in one statement, since what is hidden of one depends on the others. False where it stands
-- already: a figure that is published never changes. Only what the worker has counted, and only of a quarter that is over.
create function public.publish_priorities(p_quarter date, p_figures jsonb)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform pg_advisory_xact_lock(hashtext('public.publish_priorities'));
    if p_quarter + make_interval(months => 3) > (now() at time zone 'Europe/London')::date then
      raise exception 'a quarter is published once it is over' using errcode = '42501';
    end if;
    if exists (select 1 from public.priority_figures f where f.quarter_from = p_quarter) then return false; end if;
    insert into public.priority_figures (id, council_id, quarter_from, measure, counted, met, open_late, median, ninetieth,
        met_pence_percent, published_at)
      select k.id, k.council_id, p_quarter, k.measure, k.counted, k.met, k.open_late, k.median, k.ninetieth, k.met_pence_percent, now()
        from jsonb_to_recordset(p_figures) as k(id uuid, council_id uuid, measure text, counted integer, met integer,
          open_late integer, median integer, ninetieth integer, met_pence_percent integer);
    return true;
  end $$;
alter function public.publish_priorities(date, jsonb) owner to homeward_definer;
grant execute on function public.publish_priorities(date, jsonb) to homeward_worker;
