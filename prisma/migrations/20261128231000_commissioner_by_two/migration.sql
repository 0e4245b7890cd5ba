-- A commissioner confirms alerts, providers and addresses that bind other councils, so the role needs a second person like
-- every other role of a council (docs/adr/0025). Otherwise one admin invites both people that such a decision needs.
alter table access.invitations no force row level security;
alter table access.organisations no force row level security;
-- One admin sent these alone and nobody has accepted them yet: a second person confirms them first, and a new link goes out.
-- expects rows: select count(*) from access.invitations i join access.organisations o on o.id = i.organisation_id where o.kind = 'council' and i.state = 'waiting' and i.roles = array['commissioner'] and not exists (select 1 from access.invitations other where other.organisation_id = i.organisation_id and other.email = i.email and other.state = 'to-confirm')
update access.invitations i set state = 'to-confirm', version = i.version + 1
  from access.organisations o
 where o.id = i.organisation_id and o.kind = 'council' and i.state = 'waiting' and i.roles = array['commissioner']
   and not exists (select 1 from access.invitations other
     where other.organisation_id = i.organisation_id and other.email = i.email and other.state = 'to-confirm');
alter table access.organisations force row level security;
alter table access.invitations force row level security;
