-- The children's guide and photographs of a home, kept with the service and of no child. What was sent is removed once it is made
-- anew; councils that have an offer of the home read them.
create table public.home_files (
  id uuid not null,
  service_id uuid not null,
  provider_id uuid not null,
  kind text not null,
  alt_text text,
  nobody_in_it boolean not null default false,
  file_kind text not null,
  state text not null,
  refused text,
  attempts integer not null default 0,
  waits_for text,
  pages jsonb,
  page_count integer,
  made_bytes integer,
  uploaded_by_id uuid not null,
  uploaded_at timestamptz(3) not null,
  ready_at timestamptz(3),
  ended_at timestamptz(3),
  constraint home_files_pkey primary key (id),
  constraint home_files_kind check (kind in ('guide', 'photo')),
  constraint home_files_photo check (kind <> 'photo' or (alt_text ~ '\S' and nobody_in_it)),
  constraint home_files_guide check (kind <> 'guide' or alt_text is null),
  constraint home_files_state check (state in ('checking', 'ready', 'replaced', 'refused', 'removed')),
  constraint home_files_refused check (refused is null or state in ('refused', 'removed')),
  constraint home_files_waits_for check (waits_for is null or waits_for = 'scanner'),
  constraint home_files_ready check (state not in ('ready', 'replaced') or (ready_at is not null and made_bytes > 0)),
  constraint home_files_ended check ((ended_at is not null) = (state in ('replaced', 'removed')))
);
create index home_files_service_id_idx on public.home_files (service_id);
create index home_files_provider_id_idx on public.home_files (provider_id);
-- One guide at a time: a newer one takes the place of the one before when it is ready.
create unique index home_files_one_guide on public.home_files (service_id) where kind = 'guide' and state = 'ready';

alter table public.home_files add constraint home_files_service_id_fkey foreign key (service_id) references public.services (id) on delete restrict on update cascade;

alter table public.event_kinds no force row level security;
-- expects rows: 4
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('home-file-added', 'documents', '{provider}', false),
  ('home-file-ready', 'documents', '{provider}', false),
  ('home-file-refused', 'documents', '{provider}', false),
  ('home-file-removed', 'documents', '{provider}', false);
alter table public.event_kinds force row level security;
