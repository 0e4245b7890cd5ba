-- Mail on its way and jobs for the worker. Mails and the jobs that make mails are counted where they are asked for, so
-- that no action can forget it. The count is looked at when the transaction ends, one organisation at a time, so that two
-- at once cannot both be the last, and nobody waits for anything while holding that lock.

-- ------------------------------------------------------------ public.outgoing_messages
alter table public.outgoing_messages enable row level security;
alter table public.outgoing_messages force row level security;

-- Writers put mail into the post; only the worker may read it again.
grant insert on public.outgoing_messages to homeward_auth, homeward_council, homeward_provider, homeward_region;
grant select, insert, update (attempts, digested_at, failed_at, held_at, last_error, props, sent_at, withheld_at)
  on public.outgoing_messages to homeward_worker;
grant select (held_at, to_person_id) on public.outgoing_messages to homeward_definer;

create policy definer_reads_held on public.outgoing_messages for select to homeward_definer using (held_at is not null);
create policy own_post on public.outgoing_messages for insert to homeward_council, homeward_provider, homeward_region with check (organisation_id = (select app_org()));
create policy post_office on public.outgoing_messages to homeward_worker using (true) with check (true);
create policy sign_in_post on public.outgoing_messages for insert to homeward_auth with check (organisation_id is null);

create trigger guard_beginning before insert on public.outgoing_messages
  for each row execute function public.guard_beginning('sent_at=', 'failed_at=', 'attempts=0', 'held_at=', 'digested_at=', 'withheld_at=');

-- Looked at when the transaction ends: a command may mail before it writes the row that the address stands in. Only the
-- owner of the table is not asked.
create function public.guard_recipient()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
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
alter function public.guard_recipient() owner to homeward_definer;
create constraint trigger guard_recipient after insert on public.outgoing_messages deferrable initially deferred
  for each row execute function public.guard_recipient();

create function public.post_outgoing_message()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    perform graphile_worker.add_job('send-mail', json_build_object('id', new.id), job_key => 'send-mail:' || new.id);
    return null;
  end $$;
alter function public.post_outgoing_message() owner to homeward_enqueuer;
create trigger post_outgoing_message after insert on public.outgoing_messages
  for each row execute function public.post_outgoing_message();

create function public.tally_outgoing()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform public.tally_mail(case when new.to_email is null then 'person' else 'address' end,
                              encode(sha256(convert_to(lower(coalesce(new.to_email, new.to_person_id::text)), 'UTF8')), 'hex'));
    return null;
  end $$;
alter function public.tally_outgoing() owner to homeward_definer;
create trigger tally_outgoing after insert on public.outgoing_messages
  for each row execute function public.tally_outgoing();

-- ------------------------------------------------------------ public.mail_templates
alter table public.mail_templates enable row level security;
alter table public.mail_templates force row level security;

grant select on public.mail_templates to homeward_definer;

create policy definer_reads on public.mail_templates for select to homeward_definer using (true);
create policy migrator on public.mail_templates to current_user using (true) with check (true);

-- ------------------------------------------------------------ public.mail_tally
alter table public.mail_tally enable row level security;
alter table public.mail_tally force row level security;

grant select, insert, delete on public.mail_tally to homeward_definer;

create policy definer_all on public.mail_tally to homeward_definer using (true) with check (true);

create function public.within_mail_limits()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    most record;
    since timestamptz := clock_timestamp() - interval '1 day';
    n int; first timestamptz;
  begin
    perform pg_advisory_xact_lock(hashtextextended('mail of ' || new.organisation_id, 0));
    select * into most from public.mail_limits(new.kind);
    select count(*) filter (where t.person_id = new.person_id), min(t.at) filter (where t.person_id = new.person_id) into n, first
      from public.mail_tally t where t.organisation_id = new.organisation_id and t.kind = new.kind and t.at > since;
    if n > most.by_person then
      raise exception 'mail-limit person %', to_char((first + interval '1 day') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') using errcode = 'HM429';
    end if;
    select count(*), min(t.at) into n, first
      from public.mail_tally t where t.organisation_id = new.organisation_id and t.kind = new.kind and t.at > since;
    if n > most.by_organisation then
      raise exception 'mail-limit organisation %', to_char((first + interval '1 day') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') using errcode = 'HM429';
    end if;
    select count(*), min(t.at) into n, first
      from public.mail_tally t where t.organisation_id = new.organisation_id and t.kind = new.kind and t.subject = new.subject and t.at > since;
    if n > most.to_one then
      raise exception 'mail-limit recipient %', to_char((first + interval '1 day') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') using errcode = 'HM429';
    end if;
    select count(*), min(t.at) into n, first from public.mail_tally t where t.kind = new.kind and t.subject = new.subject and t.at > since;
    if n > most.to_one_of_all then
      raise exception 'mail-limit recipient %', to_char((first + interval '1 day') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') using errcode = 'HM429';
    end if;
    return null;
  end $$;
alter function public.within_mail_limits() owner to homeward_definer;
create constraint trigger within_mail_limits after insert on public.mail_tally
  deferrable initially deferred for each row execute function public.within_mail_limits();

-- ------------------------------------------------------------ functions

-- What a role may ask the worker to do, and for whom; whatever is not on the list is refused.
-- own: the worker acts for the asking organisation. delivery, agreement, placement, payment-document, interest, release: for either
-- side of the first five, or for the provider of a release, that is the asking organisation's too. nobody: the worker finds out for whom
-- from the row that is named.
create function public.jobs_to_ask_for(out task text, out roles text[], out whose text)
  returns setof record language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    values
      ('password-link', array['homeward_auth'], 'nobody'),
      ('colleague-removed', array['homeward_council', 'homeward_provider', 'homeward_region'], 'own'),
      ('tell-provider', array['homeward_council'], 'delivery'),
      ('tell-outcome', array['homeward_council'], 'delivery'),
      ('tell-broker', array['homeward_provider'], 'delivery'),
      ('expire-offer', array['homeward_provider'], 'own'),
      ('tell-alert', array['homeward_council', 'homeward_region'], 'nobody'),
      ('tell-standing', array['homeward_council', 'homeward_region'], 'nobody'),
      ('end-with-refused', array['homeward_council', 'homeward_region'], 'nobody'),
      ('tell-placement', array['homeward_council', 'homeward_provider'], 'placement'),
      ('tell-place-taken', array['homeward_council'], 'delivery'),
      ('tell-approval', array['homeward_council'], 'own'),
      ('tell-approval-due', array['homeward_council'], 'own'),
      ('tell-change', array['homeward_council', 'homeward_provider'], 'placement'),
      ('tell-feedback', array['homeward_council', 'homeward_provider'], 'placement'),
      ('tell-payment-query', array['homeward_council', 'homeward_provider'], 'placement'),
      ('tell-issue', array['homeward_council', 'homeward_provider'], 'placement'),
      ('tell-placement-order', array['homeward_council'], 'placement'),
      ('tell-payment-hold', array['homeward_council'], 'placement'),
      ('tell-interest', array['homeward_council', 'homeward_provider'], 'interest'),
      ('tell-funding-end', array['homeward_council'], 'own'),
      ('tell-party-share', array['homeward_council'], 'own'),
      ('tell-phone-placement', array['homeward_council'], 'own'),
      ('settle-referral', array['homeward_council', 'homeward_provider'], 'placement'),
      ('tell-release', array['homeward_council'], 'release'),
      ('lapse-release', array['homeward_council'], 'own'),
      ('tell-agreement', array['homeward_council', 'homeward_provider'], 'agreement'),
      ('price-placements', array['homeward_council'], 'own'),
      ('match-payments', array['homeward_council'], 'own'),
      ('read-payment-upload', array['homeward_council'], 'own'),
      ('import-payment-upload', array['homeward_council'], 'own'),
      ('tell-payment-document', array['homeward_council', 'homeward_provider'], 'payment-document'),
      ('make-agreement-pdf', array['homeward_council'], 'own'),
      ('make-template-pdf', array['homeward_council'], 'own'),
      ('make-statement-pdf', array['homeward_council', 'homeward_region'], 'own'),
      ('tell-subscription', array['homeward_auth'], 'nobody'),
      ('tell-subscribers', array['homeward_council', 'homeward_region'], 'own'),
      ('open-document', array['homeward_council'], 'own'),
      ('check-document', array['homeward_council'], 'own'),
      ('forget-document', array['homeward_council'], 'own'),
      ('tell-forum-booking', array['homeward_council', 'homeward_region'], 'own'),
      ('check-placement-document', array['homeward_council', 'homeward_provider'], 'placement'),
      ('forget-placement-document', array['homeward_council', 'homeward_provider'], 'placement'),
      ('check-home-file', array['homeward_provider'], 'own'),
      ('forget-home-file', array['homeward_provider'], 'own'),
      ('tell-report', array['homeward_council', 'homeward_provider'], 'placement'),
      ('check-paper', array['homeward_council', 'homeward_region'], 'own')
  $$;
grant execute on function public.jobs_to_ask_for() to homeward_definer;

create function public.may_ask_for_job(p_task text, p_payload json)
  returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select 1 from public.jobs_to_ask_for() allowed
      where allowed.task = p_task and session_user = any (allowed.roles) and case allowed.whose
        when 'nobody' then p_payload ->> 'organisationId' is null
        when 'own' then p_payload ->> 'organisationId' = (select public.app_org())::text
        when 'delivery' then exists (select 1 from public.deliveries d
          where d.id = (p_payload ->> 'deliveryId')::uuid
            and (select public.app_org()) in (d.council_id, d.provider_id)
            and (p_payload ->> 'organisationId')::uuid in (d.council_id, d.provider_id))
        when 'placement' then exists (select 1 from public.placements q
          where q.id = (p_payload ->> 'placementId')::uuid
            and (select public.app_org()) in (q.council_id, q.provider_id)
            and (p_payload ->> 'organisationId')::uuid in (q.council_id, q.provider_id))
        when 'payment-document' then exists (select 1 from public.payment_documents d
          where d.id = (p_payload ->> 'documentId')::uuid
            and (select public.app_org()) in (d.council_id, d.provider_id)
            and (p_payload ->> 'organisationId')::uuid in (d.council_id, d.provider_id))
        when 'interest' then exists (select 1 from public.intention_interests i
          where i.id = (p_payload ->> 'interestId')::uuid
            and (select public.app_org()) in (i.council_id, i.provider_id)
            and (p_payload ->> 'organisationId')::uuid in (i.council_id, i.provider_id))
        when 'release' then exists (select 1 from public.information_releases i
          where i.id = (p_payload ->> 'releaseId')::uuid and i.council_id = (select public.app_org())
            and i.provider_id = (p_payload ->> 'organisationId')::uuid)
        when 'agreement' then exists (select 1 from public.agreements a
          where a.id = (p_payload ->> 'agreementId')::uuid
            and (select public.app_org()) in (a.council_id, a.provider_id)
            and (p_payload ->> 'organisationId')::uuid in (a.council_id, a.provider_id)) end)
  $$;
alter function public.may_ask_for_job(text, json) owner to homeward_definer;
grant execute on function public.may_ask_for_job(text, json) to homeward_enqueuer;

-- Puts a job into the queue; mails that it will send are counted. For functions of this database, which ask in the name
-- of whoever called them and for whomever they name.
create function public.put_job(task text, payload json, job_key text default null, run_at timestamptz default null)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if task like 'tell-%' then
      perform public.tally_mail('job', task || ' ' || encode(sha256(convert_to((payload::jsonb - 'version' - 'at')::text, 'UTF8')), 'hex'));
    end if;
    perform graphile_worker.add_job(task, payload, job_key => job_key, run_at => run_at);
  end $$;
alter function public.put_job(text, json, text, timestamptz) owner to homeward_enqueuer;
grant execute on function public.put_job(text, json, text, timestamptz) to homeward_definer;

-- What a role asks for, by the list above; the key names the task, so that no job of another kind is replaced. The worker
-- asks for whatever its own jobs lead to.
create function public.enqueue_job(task text, payload json, job_key text default null, run_at timestamptz default null)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if session_user <> 'homeward_worker' and (not public.may_ask_for_job(task, payload)
        or job_key not like replace(task, '_', '\_') || ':%') then
      raise exception 'this role does not ask for the job %', task using errcode = '42501';
    end if;
    perform public.put_job(task, payload, job_key, run_at);
  end $$;
alter function public.enqueue_job(text, json, text, timestamptz) owner to homeward_enqueuer;
grant execute on function public.enqueue_job(text, json, text, timestamptz) to homeward_auth, homeward_council,
  homeward_provider, homeward_region, homeward_worker;

-- Whether a mail written for p_org may go to this person or address: one case for each word of the registry's `Reach`.
create function public.mail_reaches(p_reach text, p_org uuid, p_person uuid, p_email text)
  returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp
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
           where a.person_id = p_person and a.ended_at is null and a.roles && array['council-admin', 'provider-admin', 'hub-officer'] /* rule: admins */
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
      -- An address that has asked to be told when this organisation publishes: the worker mails it, and nobody else.
      when 'subscriber' then
        return p_org = v_org and session_user = 'homeward_worker' and exists (select 1 from public.subscriptions s
          where s.organisation_id = v_org and s.email = p_email);
      -- Whose mails the worker has held for the mail of the day, which it writes for nobody.
      when 'reader-of-held' then
        return p_org is null and v_org is null and session_user = 'homeward_worker' and exists (
          select 1 from public.outgoing_messages m where m.to_person_id = p_person and m.held_at is not null);
    end case;
  end $$;
alter function public.mail_reaches(text, uuid, uuid, text) owner to homeward_definer;

-- The limits of a day. address: to an email address that somebody typed; person: to somebody with an account; job: what the
-- worker tells (a date that changes, a search that is paused), the subject being what it is about without its version.
create function public.mail_limits(
    p_kind text, out by_person integer, out by_organisation integer, out to_one integer, out to_one_of_all integer)
  returns record language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select l.by_person, l.by_organisation, l.to_one, l.to_one_of_all
      from (values ('address', 60, 200, 8, 24), ('person', 300, 3000, 100, 1000), ('job', 4000, 20000, 24, null)) as
           l (kind, by_person, by_organisation, to_one, to_one_of_all)
     where l.kind = p_kind
  $$;
alter function public.mail_limits(text) owner to homeward_definer;

create function public.tally_mail(p_kind text, p_subject text)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    -- Only what people do: the worker's own mails were counted when somebody set them off.
    if session_user in ('homeward_council', 'homeward_provider', 'homeward_region')
        and (select public.app_org()) is not null and (select public.app_person()) is not null then
      insert into public.mail_tally (organisation_id, person_id, kind, subject)
      values ((select public.app_org()), (select public.app_person()), p_kind, p_subject);
    end if;
  end $$;
alter function public.tally_mail(text, text) owner to homeward_definer;
grant execute on function public.tally_mail(text, text) to homeward_enqueuer;

-- What is no longer counted.
create function public.forget_mail_tally()
  returns void language sql security definer set search_path = pg_catalog, pg_temp
  as $$ delete from public.mail_tally where at < clock_timestamp() - interval '2 days' $$;
alter function public.forget_mail_tally() owner to homeward_definer;
grant execute on function public.forget_mail_tally() to homeward_worker;
