-- Invoices and credit notes of providers. A draft is the provider's alone; what it has sent never changes in number, day or
-- amount. The provider may withdraw it until a finance officer of the council has accepted or returned it, and one that was returned
-- and that no other takes the place of: it is not sent again.

-- ------------------------------------------------------------ public.payment_document_drafts
alter table public.payment_document_drafts enable row level security;
alter table public.payment_document_drafts force row level security;

grant select, insert, update (saved_at, saved_by_id, values, version), delete on public.payment_document_drafts to homeward_provider;
grant select (council_id, id, provider_id, values, version), update (values, version) on public.payment_document_drafts to homeward_definer;

create policy definer_forgets on public.payment_document_drafts for update to homeward_definer using (true) with check (true);
create policy definer_read on public.payment_document_drafts for select to homeward_definer using (true);
create policy own on public.payment_document_drafts for select to homeward_provider using (provider_id = (select app_org()));
create policy own_change on public.payment_document_drafts for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()) and saved_by_id = (select app_person()));
create policy own_end on public.payment_document_drafts for delete to homeward_provider using (provider_id = (select app_org()));
create policy own_start on public.payment_document_drafts for insert to homeward_provider
  with check (provider_id = (select app_org()) and exists (select 1 from public.placements q
    where q.council_id = payment_document_drafts.council_id and q.provider_id = payment_document_drafts.provider_id));

create trigger guard_beginning before insert on public.payment_document_drafts
  for each row execute function public.guard_beginning('version=1', 'saved_by_id=@person', 'saved_at=@now');

create trigger guard_holder before insert or update or delete on public.payment_document_drafts
  for each statement execute function public.guard_holder('provider-finance', 'provider-admin');

-- ------------------------------------------------------------ public.payment_documents
alter table public.payment_documents enable row level security;
alter table public.payment_documents force row level security;

grant select on public.payment_documents to homeward_council;
-- Not who of the council answered it.
grant select (closed_at, closed_by_id, corrects_id, council_id, decided_at, first_received_on, folded, gross_pence, id, issued_on, kind, net_pence,
  number, provider_id, received_how, received_on, registered_on, return_reason, return_words, sent_at, sent_by_id, state, times_returned,
  vat_pence, version) on public.payment_documents to homeward_provider;
grant insert, update (closed_at, closed_by_id, state, version) on public.payment_documents to homeward_provider;
grant update (decided_at, decided_by_id, return_reason, return_words, state, version) on public.payment_documents to homeward_council;
-- Which document a mail is about, and what a payment is for that names one.
grant select (council_id, folded, id, kind, number, provider_id, state, version) on public.payment_documents to homeward_worker;
grant select (council_id, corrects_id, gross_pence, id, kind, provider_id, return_words, state), update (return_words) on public.payment_documents to homeward_definer;

create policy addressed on public.payment_documents for select to homeward_council using (council_id = (select app_org()));
create policy addressed_answer on public.payment_documents for update to homeward_council
  using (council_id = (select app_org())) with check (council_id = (select app_org()));
create policy definer_forgets on public.payment_documents for update to homeward_definer using (true) with check (true);
create policy definer_read on public.payment_documents for select to homeward_definer using (true);
create policy job on public.payment_documents for select to homeward_worker
  using (council_id = (select app_org()) or provider_id = (select app_org()));
create policy own on public.payment_documents for select to homeward_provider using (provider_id = (select app_org()));
create policy own_change on public.payment_documents for update to homeward_provider
  using (provider_id = (select app_org())) with check (provider_id = (select app_org()));
create policy own_send on public.payment_documents for insert to homeward_provider
  with check (provider_id = (select app_org()) and exists (select 1 from public.placements q
    where q.council_id = payment_documents.council_id and q.provider_id = payment_documents.provider_id));

create trigger guard_beginning before insert on public.payment_documents
  for each row execute function public.guard_beginning('state=received', 'version=1', 'sent_by_id=@person', 'sent_at=@now',
    'decided_by_id=', 'decided_at=', 'return_reason=', 'return_words=', 'closed_by_id=', 'closed_at=');

create trigger guard_holder before insert on public.payment_documents
  for each statement execute function public.guard_holder('provider-finance', 'provider-admin');
create trigger guard_holder_update before update on public.payment_documents
  for each statement execute function public.guard_holder('provider-finance', 'provider-admin', 'finance-officer');

-- It is received on the day on which it was sent. A corrected invoice keeps the day on which the first was, and how often it
-- was returned; a credit note is of an accepted invoice and with all others never more than it.
create function public.guard_document_sent()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_day date := (new.sent_at at time zone 'Europe/London')::date;
    v_before public.payment_documents;
    v_credited bigint;
  begin
    if current_user <> 'homeward_provider' then return new; end if;
    if new.received_on <> v_day or new.registered_on <> v_day then
      raise exception 'a document is received on the day on which it is sent' using errcode = '42501';
    end if;
    if new.kind = 'credit-note' then
      -- Two that credit one invoice at once wait for each other here.
      perform 1 from public.payment_documents d where d.id = new.corrects_id for no key update;
      select coalesce(sum(d.gross_pence), 0) into v_credited from public.payment_documents d
       where d.corrects_id = new.corrects_id and d.kind = 'credit-note' and d.state in ('received', 'accepted') /* rule: live-documents */;
      if new.first_received_on <> v_day or new.times_returned <> 0 or not exists (select 1 from public.payment_documents d
          where d.id = new.corrects_id and d.council_id = new.council_id and d.kind = 'invoice' and d.state = 'accepted'
            and d.gross_pence >= v_credited + new.gross_pence) then
        raise exception 'a credit note is of an accepted invoice, and never more than it' using errcode = '42501';
      end if;
      return new;
    end if;
    -- Who corrects it and who will not send it again wait for each other here.
    perform 1 from public.payment_documents d where d.id = new.corrects_id for no key update;
    if not (case when new.corrects_id is null then new.first_received_on = v_day and new.times_returned = 0
        else exists (select 1 from public.payment_documents d
          where d.id = new.corrects_id and d.council_id = new.council_id and d.kind = 'invoice' and d.state = 'returned'
            and new.first_received_on = d.first_received_on and new.times_returned = d.times_returned + 1) end) then
      raise exception 'what is corrected was returned, and is known from its first day' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_document_sent before insert on public.payment_documents
  for each row execute function public.guard_document_sent();

-- The council answers, the provider withdraws: now, in one's own name, as the next version, and only while nobody has answered, or
-- once it was returned and while nothing corrects it.
create function public.guard_document_moves()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_person uuid := (select public.app_person());
    v_move text := old.state || ' > ' || new.state;
  begin
    if current_user not in ('homeward_council', 'homeward_provider') then return new; end if;
    if new.version <> old.version + 1 or not (case
        when current_user = 'homeward_council' and v_move in ('received > accepted', 'received > returned') then
          new.decided_by_id = v_person and public.is_now(new.decided_at)
        when current_user = 'homeward_provider' and v_move in ('received > withdrawn', 'returned > withdrawn') then
          new.closed_by_id = v_person and public.is_now(new.closed_at)
            and not exists (select 1 from public.payment_documents c where c.corrects_id = old.id and c.kind = 'invoice'
              and (c.state <> 'withdrawn' or c.decided_at is not null))
        else false end) then
      raise exception 'this side does not move a document from %', v_move using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_document_moves before update on public.payment_documents
  for each row execute function public.guard_document_moves();

-- ------------------------------------------------------------ public.payment_document_lines
alter table public.payment_document_lines enable row level security;
alter table public.payment_document_lines force row level security;

grant select, update (expected_line_id) on public.payment_document_lines to homeward_council;
grant select, insert on public.payment_document_lines to homeward_provider;
grant select (council_id, from_on, id, payment_document_id, placement_id, provider_id, to_on) on public.payment_document_lines to homeward_worker;
grant select (expected_line_id, fee_id, from_on, nights, payment_document_id, pence, placement_id, to_on), update (words) on public.payment_document_lines to homeward_definer;

create policy addressed on public.payment_document_lines for select to homeward_council using (council_id = (select app_org()));
create policy addressed_match on public.payment_document_lines for update to homeward_council
  using (council_id = (select app_org()) and expected_line_id is null)
  with check (council_id = (select app_org()) and (expected_line_id is null or exists (select 1 from public.expected_lines e
    where e.id = expected_line_id and e.placement_id = payment_document_lines.placement_id)));
create policy definer_forgets on public.payment_document_lines for update to homeward_definer using (true) with check (true);
create policy definer_read on public.payment_document_lines for select to homeward_definer using (true);
create policy job on public.payment_document_lines for select to homeward_worker using (council_id = (select app_org()));
create policy own on public.payment_document_lines for select to homeward_provider using (provider_id = (select app_org()));
create policy own_send on public.payment_document_lines for insert to homeward_provider
  with check (provider_id = (select app_org())
    and exists (select 1 from public.placements q
      where q.id = placement_id and q.council_id = payment_document_lines.council_id and q.provider_id = payment_document_lines.provider_id)
    and exists (select 1 from public.payment_documents d
      where d.id = payment_document_id and d.version = 1 and d.sent_by_id = (select app_person()) and public.is_now(d.sent_at)));

create trigger guard_beginning before insert on public.payment_document_lines
  for each row execute function public.guard_beginning('expected_line_id=');

create trigger guard_words before insert or update on public.payment_document_lines
  for each row execute function public.guard_words_of_placement('words');

create trigger guard_holder before insert on public.payment_document_lines
  for each statement execute function public.guard_holder('provider-finance', 'provider-admin');
create trigger guard_holder_update before update on public.payment_document_lines
  for each statement execute function public.guard_holder('finance-officer');

-- ------------------------------------------------------------ functions

-- What a document comes to is what its lines come to; looked at when the transaction ends.
create function public.guard_document_sum()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_document uuid := coalesce(to_jsonb(new) ->> 'payment_document_id', to_jsonb(new) ->> 'id')::uuid;
  begin
    if exists (select 1 from public.payment_documents d where d.id = v_document and d.net_pence is distinct from (
        select sum(l.pence) from public.payment_document_lines l where l.payment_document_id = d.id)) then
      raise exception 'a document comes to what its lines come to' using errcode = '23514';
    end if;
    return null;
  end $$;
create constraint trigger guard_document_sum after insert on public.payment_documents
  deferrable initially deferred for each row execute function public.guard_document_sum();
create constraint trigger guard_document_sum_of_line after insert on public.payment_document_lines
  deferrable initially deferred for each row execute function public.guard_document_sum();

-- What is accepted for nights of a placement is never more than what is expected of them, but for half a penny a night of rounding; nor
-- is one expected line accepted twice. Two that accept at once wait for each other at the lines.
create function public.guard_document_accepted()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_placement uuid; v_from date; v_to date; v_first date; v_last date;
  begin
    for v_placement, v_from, v_to in select l.placement_id, min(l.from_on), max(l.to_on) from public.payment_document_lines l
        where l.payment_document_id = new.id group by 1 order by 1 loop
      perform 1 from public.expected_lines e where e.placement_id = v_placement and e.superseded_at is null order by e.id for no key update;
      -- The nights of the document, those of the lines that they are part of, and those that accepted lines bill with them: a line
      -- over two periods counts against either.
      loop
        v_first := v_from;
        v_last := v_to;
        select least(v_from, min(n.from_on)), greatest(v_to, max(n.to_on)) into v_from, v_to from (
          select e.from_on, e.to_on from public.expected_lines e where e.placement_id = v_placement and e.superseded_at is null
          union all
          select l.from_on, l.to_on from public.payment_document_lines l join public.payment_documents d on d.id = l.payment_document_id
           where l.placement_id = v_placement and d.state = 'accepted') n
         where n.from_on <= v_last and n.to_on >= v_first;
        exit when v_from = v_first and v_to = v_last;
      end loop;
      if (select coalesce(sum(case d.kind when 'invoice' then l.pence - (l.nights + 1) / 2 else -l.pence end), 0)
            from public.payment_document_lines l join public.payment_documents d on d.id = l.payment_document_id
           where l.placement_id = v_placement and d.state = 'accepted' and l.from_on >= v_from and l.to_on <= v_to)
         > (select coalesce(sum(e.pence), 0) from public.expected_lines e where e.placement_id = v_placement
              and e.superseded_at is null and e.from_on <= v_to and e.to_on >= v_from) then
        raise exception 'more would be accepted for a placement than is agreed' using errcode = '23514';
      end if;
    end loop;
    -- With what was added to its period after that had closed, and without what was credited.
    if exists (select 1 from public.payment_document_lines l join public.expected_lines e on e.id = l.expected_line_id
        where l.payment_document_id = new.id and abs(e.pence) + coalesce((select sum(abs(a.pence)) from public.expected_lines a
            where a.placement_id = e.placement_id and a.fee_id = e.fee_id and a.period_from = e.period_from and a.id <> e.id and a.superseded_at is null), 0)
          < (select abs(sum(case d.kind when 'invoice' then o.pence else -o.pence end)) - sum((o.nights + 1) / 2)
               from public.payment_document_lines o join public.payment_documents d on d.id = o.payment_document_id
              where o.expected_line_id = e.id and d.state = 'accepted')) then
      raise exception 'a line would be billed twice' using errcode = '23514';
    end if;
    return null;
  end $$;
alter function public.guard_document_accepted() owner to homeward_definer;
create constraint trigger guard_document_accepted after update of state on public.payment_documents
  deferrable initially deferred for each row when (new.state = 'accepted' and old.state <> 'accepted')
  execute function public.guard_document_accepted();

-- What the sides wrote beside the numbers goes with the child's data key.
create function public.forget_words_of_documents()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.payment_documents d set return_words = '' where d.return_words <> '' and d.id in (
      select l.payment_document_id from public.payment_document_lines l
        join public.placements q on q.id = l.placement_id join public.referral_children k on k.referral_id = q.referral_id
       where k.identity_id = new.id);
    update public.payment_document_lines l set words = '' where l.placement_id in (select q.id from public.placements q
        join public.referral_children k on k.referral_id = q.referral_id where k.identity_id = new.id);
    -- What is written and not sent, as the next version: a page that is open with it saves nothing over this.
    update public.payment_document_drafts d set version = d.version + 1, "values" = jsonb_set(d."values", '{lines}', (
        select jsonb_agg(case when q.id is null then o.line else o.line || '{"words": ""}' end order by o.place)
          from jsonb_array_elements(d."values" -> 'lines') with ordinality o(line, place)
          left join public.placements q on q.reference = o.line ->> 'placement' and q.council_id = d.council_id
            and q.provider_id = d.provider_id and exists (select 1 from public.referral_children k
              where k.referral_id = q.referral_id and k.identity_id = new.id)))
      where exists (select 1 from public.placements q join public.referral_children k on k.referral_id = q.referral_id
        where k.identity_id = new.id and q.council_id = d.council_id and q.provider_id = d.provider_id
          and d."values" @> jsonb_build_object('lines', jsonb_build_array(jsonb_build_object('placement', q.reference))));
    return null;
  end $$;
alter function public.forget_words_of_documents() owner to homeward_definer;
create trigger forget_words_of_documents after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_documents();
