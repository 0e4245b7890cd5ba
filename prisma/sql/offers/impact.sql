-- The home's impact (matching) assessment of a version of an offer: the provider's until sent, then read by the council.

-- ------------------------------------------------------------ public.impact_drafts
alter table public.impact_drafts enable row level security;
alter table public.impact_drafts force row level security;

grant select, insert, update, delete on public.impact_drafts to homeward_provider;
grant select (offer_id), delete on public.impact_drafts to homeward_definer;

create policy definer_forgets on public.impact_drafts to homeward_definer using (true);
create policy own on public.impact_drafts to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (select 1 from public.offers o where o.id = offer_id));

-- ------------------------------------------------------------ public.impact_assessments
alter table public.impact_assessments enable row level security;
alter table public.impact_assessments force row level security;

grant select on public.impact_assessments to homeward_council;
grant select, insert on public.impact_assessments to homeward_provider;

-- With the version that is being sent, or after it where one was to follow: of the newest version, and of that one alone.
create policy own on public.impact_assessments to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and submitted_by_id = (select app_person()) and exists (
    select 1 from public.offer_versions v join public.offers o on o.id = v.offer_id
     where v.id = offer_version_id and v.council_id = impact_assessments.council_id
       and (v.number > o.version_number or (v.number = o.version_number and v.impact_due_at is not null))));
create policy submitted on public.impact_assessments for select to homeward_council using (council_id = (select app_org()));

create trigger guard_beginning before insert on public.impact_assessments
  for each row execute function public.guard_beginning('submitted_by_id=@person', 'submitted_at=@now');

-- ------------------------------------------------------------ public.impact_parts
alter table public.impact_parts enable row level security;
alter table public.impact_parts force row level security;

grant select on public.impact_parts to homeward_council;
grant select, insert on public.impact_parts to homeward_provider;

-- In the transaction in which its assessment is sent, and never after it.
create policy own on public.impact_parts to homeward_provider using (provider_id = (select app_org()))
  with check (provider_id = (select app_org()) and exists (
    select 1 from public.impact_assessments a where a.id = assessment_id and a.council_id = impact_parts.council_id
       and a.xmin = pg_current_xact_id()::xid));
create policy submitted on public.impact_parts for select to homeward_council using (council_id = (select app_org()));
