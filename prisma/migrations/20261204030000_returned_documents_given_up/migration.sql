-- What was returned can be withdrawn too, by a provider that will not send it again. What the council said of it then stays.
alter table public.payment_documents
  drop constraint payment_documents_decided,
  add constraint payment_documents_decided check (num_nonnulls(decided_by_id, decided_at) in (0, 2)
    and (state = 'withdrawn' or (state in ('accepted', 'returned')) = (decided_at is not null))),
  drop constraint payment_documents_returned,
  add constraint payment_documents_returned check ((return_reason is null) = (return_words is null)
    and (state = 'returned' or state = 'withdrawn' and decided_at is not null) = (return_reason is not null));

-- What was returned is corrected once, unless that was withdrawn before the council had answered it.
drop index public.payment_documents_corrected_once;
create unique index payment_documents_corrected_once on public.payment_documents (corrects_id)
  where kind = 'invoice' and (state <> 'withdrawn' or decided_at is not null);
