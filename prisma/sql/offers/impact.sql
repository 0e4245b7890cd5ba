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

-- ------------------------------------------------------------ public.impact_answers
alter table public.impact_answers enable row level security;
alter table public.impact_answers force row level security;

grant select, insert on public.impact_answers to homeward_council, homeward_provider;

create policy addressed on public.impact_answers for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_write on public.impact_answers for insert to homeward_provider
  with check (provider_id = (select app_org()) and side = 'provider' and public.is_impact_of_offer(part_id, offer_id));
create policy own on public.impact_answers for select to homeward_council using (council_id = (select app_org()));
create policy own_write on public.impact_answers for insert to homeward_council
  with check (council_id = (select app_org()) and side = 'council' and public.is_impact_of_offer(part_id, offer_id));

create trigger guard_beginning before insert on public.impact_answers
  for each row execute function public.guard_beginning('written_by_id=@person', 'written_at=@now');
create trigger guard_holder before insert on public.impact_answers
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty',
    'referrals-officer', 'registered-manager', 'provider-admin');

-- Of a child that is known to nobody any more nothing typed comes in: an offer that won stays open for what follows it.
create function public.guard_words_of_offer()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_offer uuid;
  begin
    if tg_table_name = 'impact_assessments' then
      select v.offer_id into v_offer from public.offer_versions v where v.id = new.offer_version_id;
    else
      v_offer := new.offer_id;
    end if;
    perform public.refuse_words_of_forgotten((select o.referral_id from public.offers o where o.id = v_offer), to_jsonb(new),
      to_jsonb(old), tg_argv);
    return new;
  end $$;
create trigger guard_words before insert or update on public.impact_drafts
  for each row execute function public.guard_words_of_offer('values');
-- Its parts come in the same transaction, as their policy says, which holds the child until then.
create trigger guard_words before insert or update on public.impact_assessments
  for each row execute function public.guard_words_of_offer('id');
create trigger guard_words before insert or update on public.impact_answers
  for each row execute function public.guard_words_of_offer('words');

-- Whether it is a part of the assessment of the newest version: of an older one nothing is answered any more.
create function public.is_impact_of_offer(p_part uuid, p_offer uuid)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$ select exists (
    select 1 from public.impact_parts i join public.impact_assessments a on a.id = i.assessment_id
      join public.offer_versions v on v.id = a.offer_version_id join public.offers o on o.id = v.offer_id
     where i.id = p_part and o.id = p_offer and v.number = o.version_number) $$;
grant execute on function public.is_impact_of_offer(uuid, uuid) to homeward_council, homeward_provider;
