-- What an insert allowed that the update forbids. A row of the portal begins where its machine begins, says that whoever
-- is asking made it, and carries the time of now. The machines are in app/domains/*/*.machine.ts;
-- prisma/walls/beginnings.test.ts holds this list against them.

-- Whether things may carry another time than the database's: in tests and in the demo, as the migrator says.
create function public.clock_moves() returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$ select coalesce((select k.clock_moves from access.tenant_key k), false) $$;
grant create on schema public to homeward_tenant;
alter function public.clock_moves() owner to homeward_tenant;
revoke create on schema public from homeward_tenant;

-- Each argument is a rule for one column: "column=" has to be empty, "column=a|b" one of these, "@person" whoever is
-- asking, "@now" the present by ten minutes. Functions of the definers have their own checks.
create function public.guard_beginning() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    v_row jsonb;
    v_rule text;
    v_column text;
    v_wanted text;
    v_value text;
  begin
    if current_user not in ('homeward_auth', 'homeward_council', 'homeward_provider', 'homeward_region', 'homeward_reader', 'homeward_worker') then
      return new;
    end if;
    v_row := to_jsonb(new);
    foreach v_rule in array tg_argv loop
      v_column := split_part(v_rule, '=', 1);
      v_wanted := split_part(v_rule, '=', 2);
      v_value := v_row ->> v_column;
      if not coalesce(case v_wanted
          when '' then v_value is null
          when '@person' then v_value::uuid = (select public.app_person())
          when '@now' then v_value::timestamptz between statement_timestamp() - interval '10 minutes'
            and statement_timestamp() + interval '10 minutes' or public.clock_moves()
          else v_value = any (string_to_array(v_wanted, '|')) end, false) then
        raise exception '% does not begin with % "%"', tg_table_name, v_column, v_value using errcode = '42501';
      end if;
    end loop;
    return new;
  end $$;
revoke all on function public.guard_beginning() from public;

do $$
declare t record;
begin
  for t in select * from (values
    ('public.referrals', array['state=draft', 'version=1', 'edition_number=0', 'created_by_id=@person', 'created_at=@now', 'state_since=@now']),
    ('public.referral_children', array['state=draft']),
    ('public.assignments', array['ended_at=', 'started_at=@now']),
    ('public.editions', array['published_by_id=@person', 'published_at=@now']),
    ('public.search_stages', array['opened_by_id=@person', 'opened_at=@now']),
    ('public.deliveries', array['state=queued', 'version=1', 'picked_up_by_id=', 'picked_up_at=', 'opened_at=', 'delivered_at=', 'closed_at=', 'created_at=@now']),
    ('public.delivery_services', array['answer=none', 'version=1', 'decline_reason=', 'answered_by_id=', 'answered_at=']),
    ('public.delivery_reads', array['read_at=@now']),
    ('public.offers', array['state=draft', 'version=1', 'version_number=0', 'state_reason=', 'funding_stage=', 'funding_since=', 'created_by_id=@person', 'created_at=@now', 'state_since=@now']),
    ('public.offer_versions', array['submitted_by_id=@person', 'submitted_at=@now']),
    ('public.authorisations', array['state=asked|verbal', 'version=1', 'asked_by_id=@person', 'asked_at=@now', 'answer=', 'reason=', 'decided_by_id=', 'decided_at=']),
    ('public.acceptances', array['accepted_by_id=@person', 'accepted_at=@now', 'ended_at=']),
    ('public.alerts', array['raised_by_id=@person', 'ended_at=', 'confirmed_at=', 'confirmed_by_id=']),
    ('public.gate_decisions', array['decided_by_id=@person', 'decided_at=@now', 'agreed_by_id=', 'agreed_at=']),
    ('public.gate_readings', array['read_by_id=@person', 'read_at=@now']),
    ('public.gate_small_numbers', array['decided_by_id=@person', 'decided_at=@now']),
    ('public.fuller_details', array['saved_by_id=@person', 'saved_at=@now', 'version=1']),
    ('public.redacted_documents', array['state=checking', 'uploaded_by_id=@person', 'uploaded_at=@now', 'confirmed_by_id=', 'confirmed_at=']),
    ('public.document_pages', array['state=read|waiting', 'decided_by_id=', 'decided_at=', 'transcription=']),
    ('public.information_releases', array['released_by_id=@person', 'released_at=@now', 'ended_at=', 'ended_by_id=', 'ended_because=', 'ended_reason=']),
    ('public.terms_acceptances', array['accepted_at=@now']),
    ('public.declarations', array['version=1', 'declared_by_id=@person', 'declared_at=@now']),
    ('public.vacancies', array['confirmed_by_id=@person', 'confirmed_at=@now']),
    ('public.forum_series', array['ended_at=']),
    ('public.forum_minutes', array['saved_by_id=@person', 'saved_at=@now']),
    ('public.forum_marks', array['marked_by_id=@person', 'marked_at=@now']),
    ('public.forum_dates', array['state=draft', 'version=1', 'created_by_id=@person', 'created_at=@now', 'published_at=', 'cancelled_at=', 'cancelled_reason=']),
    ('public.forum_bookings', array['state=booked|waiting|attended', 'version=1', 'state_since=@now', 'created_at=@now']),
    ('public.forum_topics', array['state=open|planned', 'proposed_by_id=@person', 'created_at=@now']),
    ('public.forum_actions', array['state=open', 'version=1', 'done_at=', 'done_by_id=', 'created_at=@now']),
    ('public.forum_blocks', array['blocked_by_id=@person', 'blocked_at=@now', 'ended_at=']),
    ('public.outgoing_messages', array['sent_at=', 'failed_at=', 'attempts=0']),
    ('vault.identities', array['version=1', 'destroyed_at=', 'created_at=@now']),
    ('access.provider_confirmations', array['state=waiting', 'version=1', 'decided_at=']),
    ('access.invitations', array['state=waiting', 'version=1'])
  ) as rules (name, list) loop
    execute format('create trigger guard_beginning before insert on %s for each row execute function public.guard_beginning(%s)',
      t.name, (select string_agg(quote_literal(one), ', ') from unnest(t.list) as one));
  end loop;
end $$;

-- A topic that is planned from the first is the organiser's own.
create function public.guard_proposed_topic() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user = 'homeward_provider' and new.state <> 'open' then
      raise exception 'a provider proposes a topic and plans none' using errcode = '42501';
    end if;
    return new;
  end $$;
revoke all on function public.guard_proposed_topic() from public;
create trigger guard_proposed_topic before insert on public.forum_topics
  for each row execute function public.guard_proposed_topic();

-- ------------------------------------------------------------ events
-- What happened and what was looked at carries the database's time, whoever writes it and through whatever function.
-- (The trigger that makes the digest is the last by its name.)
create function public.keep_time() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if not public.clock_moves() then new.at := date_trunc('milliseconds', statement_timestamp()); end if;
    return new;
  end $$;
revoke all on function public.keep_time() from public;
create trigger keep_time before insert on public.events for each row execute function public.keep_time();
create trigger keep_time before insert on vault.looks for each row execute function public.keep_time();
create trigger keep_time before insert on public.information_looks for each row execute function public.keep_time();

-- A provider sees a referral by its delivery; so does a job that works for one.
create function public.sees_referral(p_referral uuid) returns boolean
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$ begin
    -- (each in a statement of its own: one asks for the right to all the tables that it names)
    if current_user in ('homeward_council', 'homeward_worker') then
      if exists (select 1 from public.referrals r where r.id = p_referral) then return true; end if;
    end if;
    return exists (select 1 from public.deliveries d where d.referral_id = p_referral);
  end $$;

-- A role tells of what it can see. Looked at when the transaction ends, as the role that told: a command may tell before
-- it writes, and one that is refused has told nothing.
create function public.guard_event() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare v_seen boolean;
  begin
    if current_user not in ('homeward_council', 'homeward_provider', 'homeward_region', 'homeward_worker') then return null; end if;
    if new.subject = 'referral' then
      v_seen := public.sees_referral(new.subject_id);
    elsif new.subject = 'delivery' then
      select exists (select 1 from public.deliveries s where s.id = new.subject_id
        and s.council_id = coalesce(new.council_id, s.council_id) and s.provider_id = coalesce(new.provider_id, s.provider_id)) into v_seen;
    elsif new.subject = 'offer' then
      select exists (select 1 from public.offers s where s.id = new.subject_id
        and s.council_id = coalesce(new.council_id, s.council_id) and s.provider_id = coalesce(new.provider_id, s.provider_id)) into v_seen;
    elsif new.subject = 'authorisation' and current_user = 'homeward_council' then
      select exists (select 1 from public.authorisations s where s.id = new.subject_id) into v_seen;
    elsif new.subject = 'release' then
      select exists (select 1 from public.information_releases s where s.id = new.subject_id
        and s.council_id = coalesce(new.council_id, s.council_id) and s.provider_id = coalesce(new.provider_id, s.provider_id)) into v_seen;
    elsif new.subject = 'service' then
      select exists (select 1 from public.services s where s.id = new.subject_id) into v_seen;
    elsif new.subject = 'alert' then
      select exists (select 1 from public.alerts s where s.id = new.subject_id) into v_seen;
    elsif new.subject = 'person' then
      select exists (select 1 from access.people s where s.id = new.subject_id) into v_seen;
    elsif new.subject = 'invitation' then
      select exists (select 1 from access.invitations s where s.id = new.subject_id) into v_seen;
    elsif new.subject = 'forum-series' then
      select exists (select 1 from public.forum_series s where s.id = new.subject_id) into v_seen;
    elsif new.subject = 'forum-date' then
      select exists (select 1 from public.forum_dates s where s.id = new.subject_id) into v_seen;
    elsif new.subject = 'forum-booking' then
      select exists (select 1 from public.forum_bookings s where s.id = new.subject_id) into v_seen;
    elsif new.subject = 'forum-topic' then
      select exists (select 1 from public.forum_topics s where s.id = new.subject_id) into v_seen;
    elsif new.subject = 'organisation' then
      -- One's own, or a provider that one brings on or tells about.
      select exists (select 1 from access.organisations s where s.id = new.subject_id
        and (s.id = (select public.app_org()) or (s.kind = 'provider' and current_user <> 'homeward_provider'))) into v_seen;
    else
      v_seen := false;
    end if;
    if not v_seen then
      raise exception 'nobody tells of a % that is not theirs to see', new.subject using errcode = '42501';
    end if;
    if new.referral_id is not null and new.referral_id <> new.subject_id and not public.sees_referral(new.referral_id) then
      raise exception 'nobody tells of a referral that is not theirs to see' using errcode = '42501';
    end if;
    return null;
  end $$;
revoke all on function public.guard_event() from public;
create constraint trigger guard_event after insert on public.events deferrable initially deferred
  for each row execute function public.guard_event();
