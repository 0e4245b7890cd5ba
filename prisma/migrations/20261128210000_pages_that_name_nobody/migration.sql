-- A page in whose words the gate found what may name somebody waits for a second person, who may also say that it names
-- nobody: then it is read as it is.
alter table public.document_pages drop constraint document_pages_states;
alter table public.document_pages add constraint document_pages_states
  check (state in ('read', 'waiting', 'described', 'passed', 'left-out') and number between 1 and 60
    and (state in ('read', 'waiting')) = (decided_by_id is null) and (state = 'described' or transcription is null));
