-- What credit notes take off. The documents themselves stand in documents.sql.

-- ------------------------------------------------------------ functions

-- A credit note takes off what its own invoice bills: each line the same placement, fee and kind within the nights of a line of
-- it, and all that are accepted no more than is billed for these. Else it would free what other invoices bill. Two of one invoice
-- wait for each other.
create function public.guard_credit_accepted()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform 1 from public.payment_documents d where d.id = new.corrects_id for no key update;
    if exists (select 1 from public.payment_document_lines c where c.payment_document_id = new.id and not exists (
        select 1 from public.payment_document_lines b where b.payment_document_id = new.corrects_id
           and b.placement_id = c.placement_id and b.fee_id is not distinct from c.fee_id and (b.pence > 0) = (c.pence > 0)
           and b.from_on <= c.from_on and b.to_on >= c.to_on
           and (select sum(abs(o.pence)) from public.payment_document_lines o join public.payment_documents d on d.id = o.payment_document_id
                 where d.corrects_id = new.corrects_id and d.kind = 'credit-note' and d.state = 'accepted' and o.placement_id = b.placement_id
                   and o.fee_id is not distinct from b.fee_id and (o.pence > 0) = (b.pence > 0) and o.from_on >= b.from_on and o.to_on <= b.to_on)
             <= (select sum(abs(a.pence)) from public.payment_document_lines a where a.payment_document_id = new.corrects_id
                 and a.placement_id = b.placement_id and a.fee_id is not distinct from b.fee_id and (a.pence > 0) = (b.pence > 0)
                 and a.from_on <= b.to_on and a.to_on >= b.from_on))) then
      raise exception 'a credit note would take off what its invoice does not bill' using errcode = '23514';
    end if;
    return null;
  end $$;
alter function public.guard_credit_accepted() owner to homeward_definer;
create trigger guard_credit_accepted after update of state on public.payment_documents
  for each row when (new.kind = 'credit-note' and new.state = 'accepted' and old.state <> 'accepted')
  execute function public.guard_credit_accepted();
