-- A mail is one of the registry's and goes to whom the registry says (emails/registry.ts). Before, whoever could write to
-- the outbox could write any name of a template and any address into it.

-- CreateTable
CREATE TABLE "mail_templates" (
    "name" TEXT NOT NULL,
    "reaches" TEXT[],

    CONSTRAINT "mail_templates_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "forum_bookings_attendee_email_idx" ON "forum_bookings"("attendee_email");

-- Its rows are the registry's, written anew by the migrator at every start (scripts/database/mail-templates.ts).
alter table public.mail_templates enable row level security;
alter table public.mail_templates force row level security;
revoke all on public.mail_templates from public;
create policy migrator on public.mail_templates to current_user using (true) with check (true);
grant select on public.mail_templates to homeward_definer;
create policy definer_reads on public.mail_templates for select to homeward_definer using (true);

grant create on schema public to homeward_definer;

-- Whether a mail written for p_org may go to this person or address: one case for each word of the registry's `Reach`.
create function public.mail_reaches(p_reach text, p_org uuid, p_person uuid, p_email text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_org uuid := (select public.app_org());
  begin
    case p_reach
      -- People of the organisation that it is written for and that is acting.
      when 'colleague' then
        return p_org = v_org and exists (select 1 from access.memberships m
          where m.organisation_id = v_org and m.person_id = p_person and m.ended_at is null);
      -- Who confirms roles here: another admin, or the hub where there is none.
      when 'confirmer' then
        return p_org = v_org and exists (select 1 from access.confirmers_of(v_org, null) as who where who = p_person);
      -- Who asked for roles that the person acting has decided on, and whom they are for, in whichever organisation.
      when 'asked-for-roles' then
        return p_org = v_org and (
          exists (select 1 from access.role_changes c
            where c.decided_by_id = (select public.app_person()) and p_person in (c.asked_by_id, c.person_id))
          or exists (select 1 from access.invitations i
            where i.invited_by_id = p_person and access.may_confirm(i.organisation_id, i.invited_by_id, null)));
      -- Whose second factor the person acting may take away: for the hub, the only admin of another organisation.
      when 'helped' then
        return p_org = v_org and access.may_reset_factor(p_person);
      -- Who runs an organisation in which somebody acts whose second factor the person acting may take away.
      when 'admin-told-of-reset' then
        return p_org = v_org and exists (
          select 1 from access.memberships a join access.memberships m on m.organisation_id = a.organisation_id
           where a.person_id = p_person and a.ended_at is null and a.roles && array['council-admin', 'provider-admin', 'hub-officer']
             and m.person_id <> p_person and m.ended_at is null and access.may_reset_factor(m.person_id));
      -- Who asked for roles that nobody has confirmed in time, told by the worker, which acts for nobody then.
      when 'asked-in-vain' then
        return v_org is null and session_user = 'homeward_worker' and (
          exists (select 1 from access.role_changes c
            where c.organisation_id = p_org and c.asked_by_id = p_person and c.state = 'lapsed')
          or exists (select 1 from access.invitations i
            where i.organisation_id = p_org and i.invited_by_id = p_person and i.state = 'lapsed'));
      -- Somebody's own account, told by sign-in, which acts for nobody.
      when 'own-account' then
        return p_org is null and session_user = 'homeward_auth'
          and exists (select 1 from auth.credentials c where c.person_id = p_person);
      -- The address that somebody signs in with, while a link to choose a password is open.
      when 'own-address' then
        return p_org is null and session_user = 'homeward_auth' and exists (
          select 1 from auth.credentials c join auth.emailed_links l on l.person_id = c.person_id
           where c.email = p_email and l.purpose = 'password' and l.used_at is null);
      -- Those for whom an invitation was made that somebody has refused.
      when 'inviter' then
        return p_org is null and session_user = 'homeward_auth' and exists (
          select 1 from access.memberships m join access.invitations i on i.invited_for_id = m.organisation_id
           where m.person_id = p_person and m.ended_at is null and i.state = 'refused');
      -- The address of an invitation that waits: into the organisation acting, made by it, or confirmed by it.
      when 'invited' then
        return p_org = v_org and exists (select 1 from access.invitations i
          where i.email = p_email and i.state = 'waiting' and (v_org in (i.organisation_id, i.invited_for_id)
            or access.may_confirm(i.organisation_id, i.invited_by_id, null)));
      -- Who is booked for a date of a forum, told by those who run it or by their own organisation.
      when 'attendee' then
        return exists (select 1 from public.forum_bookings b
          where (b.person_id = p_person or b.attendee_email = p_email)
            and v_org in (b.provider_id, b.owner_organisation_id) and p_org in (b.provider_id, b.owner_organisation_id));
    end case;
  end $$;

-- Looked at when the transaction ends: a command may mail before it writes the row that the address stands in. Only the
-- owner of the table is not asked.
create function public.guard_recipient() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare v_reach text; v_reaches text[];
  begin
    if pg_has_role(session_user, (select c.relowner from pg_class c where c.oid = tg_relid), 'member') then return null; end if;
    select t.reaches into v_reaches from public.mail_templates t where t.name = new.template;
    if not found then
      raise exception 'no mail is called "%"', left(new.template, 60) using errcode = '42501';
    end if;
    foreach v_reach in array v_reaches loop
      if public.mail_reaches(v_reach, new.organisation_id, new.to_person_id, new.to_email) then return null; end if;
    end loop;
    -- (without the address: this is logged)
    raise exception 'the mail "%" does not go to whoever this is', new.template using errcode = '42501';
  end $$;

do $$
declare f text;
begin
  foreach f in array array['mail_reaches(text, uuid, uuid, text)', 'guard_recipient()'] loop
    execute format('alter function public.%s owner to homeward_definer', f);
    execute format('revoke all on function public.%s from public', f);
  end loop;
end $$;
revoke create on schema public from homeward_definer;

create constraint trigger guard_recipient after insert on public.outgoing_messages deferrable initially deferred
  for each row execute function public.guard_recipient();

-- The worker records what became of a mail. Whom it goes to and what it is stays as it was written.
revoke update on public.outgoing_messages from homeward_worker;
grant update (props, sent_at, failed_at, attempts, last_error) on public.outgoing_messages to homeward_worker;
