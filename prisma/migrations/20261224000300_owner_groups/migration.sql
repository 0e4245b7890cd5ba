-- kind: expand
-- The group above an owner of the register, which Ofsted does not publish: the hub enters it once for all its services.
create table public.owner_groups (
  owner_key text not null,
  group_name text,
  note text not null,
  set_by_id uuid not null,
  set_at timestamptz(3) not null,
  version integer not null default 1,
  constraint owner_groups_pkey primary key (owner_key)
);

alter table public.event_kinds no force row level security;
-- expects rows: 1
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('owner-grouped', 'providers', '{council}', false);
alter table public.event_kinds force row level security;
