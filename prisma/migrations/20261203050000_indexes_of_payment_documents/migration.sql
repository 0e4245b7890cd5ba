-- The council's list is newest first, and a document is read with what corrects or credits it.
create index payment_documents_council_id_sent_at_idx on public.payment_documents (council_id, sent_at);
create index payment_documents_corrects_id_idx on public.payment_documents (corrects_id);
create index payment_document_drafts_corrects_id_idx on public.payment_document_drafts (corrects_id);
