-- The individual placement agreement. The council writes and issues it; each side signs for itself, and only the newest
-- version. A provider sees it once it is issued, never the draft. What was issued or signed is never changed.

-- ------------------------------------------------------------ public.agreements
alter table public.agreements enable row level security;
alter table public.agreements force row level security;

grant select, insert, update (state, state_since, updated_at, version, version_number) on public.agreements to homeward_council;
grant select, update (state, state_since, updated_at, version) on public.agreements to homeward_provider;
grant select on public.agreements to homeward_worker;
grant select, update (state, state_since, updated_at, version) on public.agreements to homeward_definer;

create policy definer_end on public.agreements for update to homeward_definer using (state <> 'ended') with check (state = 'ended');
create policy definer_resume on public.agreements for update to homeward_definer using (state = 'ended') with check (state <> 'ended');
create policy definer_read on public.agreements for select to homeward_definer using (true);
create policy issued on public.agreements for select to homeward_provider
  using (provider_id = (select app_org()) and version_number > 0);
create policy issued_sign on public.agreements for update to homeward_provider
  using (provider_id = (select app_org()) and version_number > 0) with check (provider_id = (select app_org()));
create policy job on public.agreements for select to homeward_worker
  using ((council_id = (select app_org()) or provider_id = (select app_org())) and version_number > 0);
create policy own on public.agreements for select to homeward_council using (council_id = (select app_org()));
create policy own_change on public.agreements for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy own_start on public.agreements for insert to homeward_council
  with check (council_id = (select app_org()) and exists (
    select 1 from public.acceptances a join public.offers o on o.id = a.offer_id
     where a.id = acceptance_id and a.ended_at is null and a.council_id = agreements.council_id
       and a.provider_id = agreements.provider_id and a.offer_id = agreements.offer_id
       and a.referral_id = agreements.referral_id and a.referral_child_id = agreements.referral_child_id
       and o.service_id = agreements.service_id)
    and exists (select 1 from public.authorisations z where z.offer_id = agreements.offer_id
      and z.offer_version = agreements.offer_version and z.state = 'authorised'));

create trigger guard_beginning before insert on public.agreements
  for each row execute function public.guard_beginning('state=draft', 'version=1', 'version_number=0',
    'created_by_id=@person', 'created_at=@now', 'state_since=@now');

create trigger guard_holder_insert before insert on public.agreements
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

-- Whoever issues or signs.
create trigger guard_holder_update before update on public.agreements
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'head-of-service',
    'registered-manager', 'responsible-individual', 'provider-admin');

-- Nobody ends an agreement by itself: it ends with its acceptance (`end_agreement_of_acceptance`).
create function public.guard_agreement_moves()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_move text := old.state || ' > ' || new.state;
  begin
    if current_user not in ('homeward_council', 'homeward_provider') then return new; end if;
    if new.state <> old.state and not (v_move = 'issued > in-force' or (v_move = 'draft > issued' and current_user = 'homeward_council')) then
      raise exception 'nobody moves an agreement from %', v_move using errcode = '42501';
    end if;
    if new.state_since <> old.state_since and not public.is_now(new.state_since) then
      raise exception 'an agreement moves now, at no other time' using errcode = '42501';
    end if;
    if old.state = 'ended' or exists (select 1 from public.acceptances a where a.id = new.acceptance_id and a.ended_at is not null) then
      raise exception 'an agreement that is over does not change' using errcode = '42501';
    end if;
    if new.version_number <> old.version_number and (new.version_number <> old.version_number + 1 or new.state <> 'issued'
        or not exists (select 1 from public.agreement_versions v
          where v.agreement_id = new.id and v.number = new.version_number)) then
      raise exception 'a version is issued after the one before' using errcode = '42501';
    end if;
    -- (Asked apart: a provider, who signs, may not ask it.)
    if new.version_number <> old.version_number then
      if not public.fees_are_authorised(new.id, new.version_number) then
        raise exception 'other fees were authorised' using errcode = '42501';
      end if;
    end if;
    if v_move = 'draft > issued' and new.version_number = old.version_number then
      raise exception 'nothing was issued' using errcode = '42501';
    end if;
    if v_move = 'issued > in-force' and (select count(*) from public.agreement_signatures s
        where s.agreement_id = new.id and s.version_number = new.version_number) <> 2 then
      raise exception 'both sides sign the newest version' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_agreement_moves before update on public.agreements
  for each row execute function public.guard_agreement_moves();

-- ------------------------------------------------------------ public.agreement_drafts
alter table public.agreement_drafts enable row level security;
alter table public.agreement_drafts force row level security;

grant select, insert, update (saved_at, saved_by_id, values) on public.agreement_drafts to homeward_council;
grant select (agreement_id), delete on public.agreement_drafts to homeward_definer;

create policy definer_forgets on public.agreement_drafts to homeward_definer using (true);
create policy own on public.agreement_drafts to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and saved_by_id = (select app_person())
    and exists (select 1 from public.agreements a where a.id = agreement_id));

create trigger guard_words before insert or update on public.agreement_drafts
  for each row execute function public.guard_words_of_placement('values');

create trigger guard_holder before insert or update on public.agreement_drafts
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ public.agreement_versions
alter table public.agreement_versions enable row level security;
alter table public.agreement_versions force row level security;

grant select, insert on public.agreement_versions to homeward_council;
grant select on public.agreement_versions to homeward_provider;
grant select (id, agreement_id, council_id, provider_id, number, content, issued_at) on public.agreement_versions to homeward_worker;

-- What was written and not issued is not there for the provider.
create policy issued on public.agreement_versions for select to homeward_provider
  using (provider_id = (select app_org()) and exists (select 1 from public.agreements a
    where a.id = agreement_id and a.version_number >= agreement_versions.number));
-- The worker makes a PDF of what was issued, for the council whose it is.
create policy job on public.agreement_versions for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.agreement_versions for select to homeward_council using (council_id = (select app_org()));
create policy own_issue on public.agreement_versions for insert to homeward_council
  with check (council_id = (select app_org()) and exists (
    select 1 from public.agreements a where a.id = agreement_id and a.provider_id = agreement_versions.provider_id
      and a.state in ('draft', 'issued') and agreement_versions.number = a.version_number + 1
      and exists (select 1 from public.acceptances c where c.id = a.acceptance_id and c.ended_at is null)));

create trigger guard_beginning before insert on public.agreement_versions
  for each row execute function public.guard_beginning('issued_by_id=@person', 'issued_at=@now');

create trigger guard_holder before insert on public.agreement_versions
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ public.agreement_pdfs
alter table public.agreement_pdfs enable row level security;
alter table public.agreement_pdfs force row level security;

grant select on public.agreement_pdfs to homeward_council, homeward_provider;
grant select (agreement_version_id), insert on public.agreement_pdfs to homeward_worker;

create policy issued on public.agreement_pdfs for select to homeward_provider
  using (provider_id = (select app_org()) and exists (select 1 from public.agreement_versions v where v.id = agreement_version_id));
create policy job on public.agreement_pdfs for select to homeward_worker using (council_id = (select app_org()));
create policy job_make on public.agreement_pdfs for insert to homeward_worker
  with check (council_id = (select app_org()) and exists (select 1 from public.agreement_versions v
    where v.id = agreement_version_id and v.provider_id = agreement_pdfs.provider_id));
create policy own on public.agreement_pdfs for select to homeward_council using (council_id = (select app_org()));

create trigger guard_beginning before insert on public.agreement_pdfs
  for each row execute function public.guard_beginning('made_at=@now');

-- ------------------------------------------------------------ public.agreement_signatures
alter table public.agreement_signatures enable row level security;
alter table public.agreement_signatures force row level security;

grant select, insert on public.agreement_signatures to homeward_council, homeward_provider;
grant select (agreement_id, version_number) on public.agreement_signatures to homeward_definer;
-- Whether both sides have signed, never who.
grant select (agreement_id, council_id, version_number) on public.agreement_signatures to homeward_worker;

create policy addressed on public.agreement_signatures for select to homeward_provider using (provider_id = (select app_org()));
create policy addressed_sign on public.agreement_signatures for insert to homeward_provider
  with check (provider_id = (select app_org()) and side = 'provider');
create policy definer_read on public.agreement_signatures for select to homeward_definer using (true);
create policy job on public.agreement_signatures for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.agreement_signatures for select to homeward_council using (council_id = (select app_org()));
create policy own_sign on public.agreement_signatures for insert to homeward_council
  with check (council_id = (select app_org()) and side = 'council');

create trigger guard_beginning before insert on public.agreement_signatures
  for each row execute function public.guard_beginning('person_id=@person', 'signed_at=@now');

-- Only the newest version of an issued agreement is signed, and while it is signed no newer one is issued. Never by whoever
-- issued it; for the provider by nobody who issued any version; for one side by nobody who ever signed for the other.
create function public.guard_signature()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user not in ('homeward_council', 'homeward_provider') then return new; end if;
    perform 1 from public.agreements a
      where a.id = new.agreement_id and a.state = 'issued' and a.version_number = new.version_number for no key update;
    if not found or exists (select 1 from public.agreements a join public.acceptances c on c.id = a.acceptance_id
        where a.id = new.agreement_id and c.ended_at is not null) then
      raise exception 'only the newest version of an issued agreement is signed' using errcode = '42501';
    end if;
    if not exists (select 1 from public.agreement_versions v
        where v.id = new.agreement_version_id and v.agreement_id = new.agreement_id and v.number = new.version_number
          and v.sha256 = new.sha256 and v.issued_by_id <> new.person_id) then
      raise exception 'other bytes were issued, or by who signs' using errcode = '42501';
    end if;
    if exists (select 1 from public.agreement_signatures s
        where s.agreement_id = new.agreement_id and s.person_id = new.person_id and s.side <> new.side)
      or new.side = 'provider' and exists (select 1 from public.agreement_versions v
        where v.agreement_id = new.agreement_id and v.issued_by_id = new.person_id) then
      raise exception 'nobody signs for both sides, nor for the provider what they issued' using errcode = '42501';
    end if;
    if not exists (select 1 from access.memberships m join access.people p on p.id = m.person_id
        where m.organisation_id = (select public.app_org()) and m.person_id = new.person_id and m.ended_at is null
          and new.role = any (m.roles) and p.name = new.person_name and case new.side
            when 'council' then new.role in ('head-of-service', 'team-manager') /* rule: agreement-signers-of-council */
            else new.role in ('registered-manager', 'responsible-individual', 'provider-admin') /* rule: agreement-signers-of-provider */ end) then
      raise exception 'their role does not sign agreements' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_signature before insert on public.agreement_signatures
  for each row execute function public.guard_signature();

-- ------------------------------------------------------------ public.fee_lines
alter table public.fee_lines enable row level security;
alter table public.fee_lines force row level security;

grant select, insert on public.fee_lines to homeward_council;
grant select on public.fee_lines to homeward_provider;
-- What payments are worked out from, without its words.
grant select (agreement_version_id, council_id, from_on, id, once_pence, pace, position, to_on, weekly_pence, yearly_pence)
  on public.fee_lines to homeward_worker;

create policy issued on public.fee_lines for select to homeward_provider
  using (provider_id = (select app_org()) and exists (select 1 from public.agreement_versions v where v.id = agreement_version_id));
create policy job on public.fee_lines for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.fee_lines for select to homeward_council using (council_id = (select app_org()));
-- With their version, never later.
create policy own_issue on public.fee_lines for insert to homeward_council
  with check (council_id = (select app_org()) and exists (
    select 1 from public.agreement_versions v join public.agreements a on a.id = v.agreement_id
     where v.id = agreement_version_id and v.provider_id = fee_lines.provider_id and v.number > a.version_number));

create trigger guard_holder before insert on public.fee_lines
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ functions

-- One child's share of an amount: the pennies that are left go to the first. The same as `sharesOf` of `fee-lines.rules.ts`.
create function public.share_of(p_pence integer, p_place integer, p_of integer)
  returns integer language sql immutable set search_path = pg_catalog, pg_temp
  as $$ select sign(p_pence)::integer * (abs(p_pence) / p_of + case when p_place < abs(p_pence) % p_of then 1 else 0 end) $$;
grant execute on function public.share_of(integer, integer, integer) to homeward_council;

-- Whether a version's fees are the authorised costing, line by line, as this child's share of it from the day on which the
-- placement starts. The same as `feeLinesOf` of `fee-lines.rules.ts`, but for the words. Read as whoever asks.
create function public.fees_are_authorised(p_agreement uuid, p_number integer)
  returns boolean language sql stable set search_path = pg_catalog, pg_temp
  as $$
    with mine as (
      select v.id, (v.content ->> 'startOn')::date as start_on, o.id as costing_id, t.offer_id, t.referral_child_id
        from public.agreements t
        join public.agreement_versions v on v.agreement_id = t.id and v.number = p_number
        join public.offer_versions o on o.offer_id = t.offer_id and o.number = t.offer_version
       where t.id = p_agreement and exists (select 1 from public.authorisations z
         where z.offer_id = t.offer_id and z.offer_version = t.offer_version and z.state = 'authorised')),
    shared as (
      select count(distinct b.id)::integer as of, (count(distinct b.id) filter (where b.position < c.position))::integer as place
        from mine join public.referral_children c on c.id = mine.referral_child_id
        join public.acceptances a on a.offer_id = mine.offer_id
        join public.referral_children b on b.id = a.referral_child_id),
    fees as (select f.*, row_number() over (order by f.position) as line
      from public.fee_lines f join mine on mine.id = f.agreement_version_id),
    costing as (select l.*, row_number() over (order by l.position) as line
      from public.costing_lines l join mine on mine.costing_id = l.offer_version_id)
    select count(*) > 0 and bool_and(coalesce(f.kind = l.kind and f.basis = coalesce(l.basis, f.basis)
        and (f.unit_pence, f.hours_hundredths, f.staff, f.miles_a_week, f.times_a_year, f.to_on)
          is not distinct from (l.unit_pence, l.hours_hundredths, l.staff, l.miles_a_week, l.times_a_year, l."to")
        and f.from_on = greatest(l."from", mine.start_on) and f.shared_by = shared.of
        and f.pace = case when l.charge = 'core' then 'included' when f.basis = 'once' then 'once'
          when f.basis in ('term', 'year') or l.times_a_year is not null then 'billed' else 'nightly' end
        and f.weekly_pence = public.share_of(l.weekly_pence, shared.place, shared.of)
        and f.yearly_pence = case f.pace when 'billed'
          then public.share_of(l.unit_pence * coalesce(l.times_a_year, 1), shared.place, shared.of) else 0 end
        and f.once_pence = case f.pace when 'once' then public.share_of(l.unit_pence, shared.place, shared.of) else 0 end,
      false))
      from mine cross join shared cross join (fees f full join costing l on l.line = f.line)
  $$;
grant execute on function public.fees_are_authorised(uuid, integer) to homeward_council;

-- Whoever records the end of a placement may be the provider, which ends no agreement: with its acceptance it ends, signed
-- or not, and both sides read on which day. What was never issued is the council's own affair.
create function public.end_agreement_of_acceptance()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare g record;
  begin
    for g in update public.agreements t set state = 'ended', state_since = new.ended_at, updated_at = new.ended_at, version = t.version + 1
        where t.acceptance_id = new.id and t.state <> 'ended' returning with (old as was) t.*, was.state as was_state loop
      insert into public.events (id, at, kind, audience, council_id, provider_id, subject, subject_id, referral_id, person_id, from_state, to_state, data)
        values (gen_random_uuid(), new.ended_at, 'agreement-ended', case g.version_number when 0 then 'council' else 'both' end,
          g.council_id, case when g.version_number > 0 then g.provider_id end, 'offer', g.offer_id, g.referral_id,
          (select public.app_person()), g.was_state, 'ended',
          jsonb_strip_nulls(jsonb_build_object('agreement', g.reference,
            'date', (select q.last_night from public.placements q where q.acceptance_id = new.id))));
    end loop;
    return null;
  end $$;
alter function public.end_agreement_of_acceptance() owner to homeward_definer;
create trigger end_agreement after update of ended_at on public.acceptances
  for each row when (new.ended_at is not null and old.ended_at is null) execute function public.end_agreement_of_acceptance();

-- Where the end of a placement is disputed, its agreement is where it was: in force with both signatures of the newest version.
create function public.resume_agreement_of_acceptance()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    g record;
    v_at timestamptz := (select q.state_since from public.placements q where q.acceptance_id = new.id);
  begin
    for g in update public.agreements t set state_since = v_at, updated_at = v_at, version = t.version + 1,
          state = case when t.version_number = 0 then 'draft' when (select count(*) from public.agreement_signatures s
            where s.agreement_id = t.id and s.version_number = t.version_number) = 2 then 'in-force' else 'issued' end
        where t.acceptance_id = new.id and t.state = 'ended' returning t.* loop
      insert into public.events (id, at, kind, audience, council_id, provider_id, subject, subject_id, referral_id, person_id, from_state, to_state, data)
        values (gen_random_uuid(), v_at, 'agreement-resumed', case g.version_number when 0 then 'council' else 'both' end,
          g.council_id, case when g.version_number > 0 then g.provider_id end, 'offer', g.offer_id, g.referral_id,
          (select public.app_person()), 'ended', g.state, jsonb_build_object('agreement', g.reference));
    end loop;
    return null;
  end $$;
alter function public.resume_agreement_of_acceptance() owner to homeward_definer;
create trigger resume_agreement after update of ended_at on public.acceptances
  for each row when (new.ended_at is null and old.ended_at is not null) execute function public.resume_agreement_of_acceptance();

-- An acceptance knows whether its agreement is still to be written. Who issues holds its lock, before that of the agreement.
create function public.keep_agreement_issued()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.acceptances a set agreement_issued_at = new.state_since where a.id = new.acceptance_id and a.agreement_issued_at is null;
    return null;
  end $$;
alter function public.keep_agreement_issued() owner to homeward_definer;
create trigger keep_agreement_issued after update of state on public.agreements
  for each row when (old.state = 'draft' and new.state = 'issued') execute function public.keep_agreement_issued();

-- What was typed for a child goes with the child's data key, and so does what the sides of a placement told each other: a
-- provider's words were compared with nobody. What was issued had passed the gate.
create function public.forget_words_of_placements()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    delete from public.agreement_drafts t using public.agreements a
     where a.id = t.agreement_id and a.referral_id in (
       select c.referral_id from public.referral_children c where c.identity_id = new.id);
    update public.placements q set provider_said_why = null, notice_note = null, notice_short = null, end_note = null
      where q.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id);
    update public.placement_reviews v set note = null where v.placement_id in (select q.id from public.placements q
      where q.referral_id in (select c.referral_id from public.referral_children c where c.identity_id = new.id));
    return null;
  end $$;
alter function public.forget_words_of_placements() owner to homeward_definer;

create trigger forget_words_of_placements after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_placements();
