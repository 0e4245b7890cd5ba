-- A commissioner confirms alerts, providers and addresses that bind other councils, so the role needs a second person like
-- every other role of a council (docs/adr/0025). Otherwise one admin invites both people that such a decision needs.
create or replace function access.guarded_roles(p_kind text) returns text[] language sql immutable set search_path = pg_catalog, pg_temp
  as $$ select case p_kind when 'provider' then array[]::text[] else access.roles_of(p_kind) end $$;

-- One admin sent these alone and nobody has accepted them yet: a second person confirms them first, and a new link goes out.
-- (Row security holds for the owner, too.)
alter table access.invitations no force row level security;
update access.invitations i set state = 'to-confirm', version = i.version + 1
  from access.organisations o
 where o.id = i.organisation_id and o.kind = 'council' and i.state = 'waiting' and i.roles = array['commissioner']
   and not exists (select 1 from access.invitations other
     where other.organisation_id = i.organisation_id and other.email = i.email and other.state = 'to-confirm');
alter table access.invitations force row level security;
