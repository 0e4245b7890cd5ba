-- How many mails people of an organisation set off: counted where mails and the jobs that make mails are asked for, so that
-- no action can forget it. Looked at when the transaction ends, one organisation at a time, so that two at once cannot both
-- be the last, and that nobody waits for anything while holding this lock.
CREATE TABLE "mail_tally" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT "mail_tally_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "mail_tally_organisation_id_kind_at_idx" ON "mail_tally"("organisation_id", "kind", "at");
CREATE INDEX "mail_tally_kind_subject_at_idx" ON "mail_tally"("kind", "subject", "at");
alter table public.mail_tally enable row level security;
alter table public.mail_tally force row level security;
grant select, insert, delete on public.mail_tally to homeward_definer;
create policy definer_all on public.mail_tally to homeward_definer using (true) with check (true);

-- The limits of a day. address: to an email address that somebody typed; person: to somebody with an account; job: what the
-- worker tells (a date that changes, a search that is paused), the subject being what it is about without its version.
create function public.mail_limits(p_kind text, out by_person int, out by_organisation int, out to_one int, out to_one_of_all int)
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select l.by_person, l.by_organisation, l.to_one, l.to_one_of_all
      from (values ('address', 60, 200, 8, 24), ('person', 300, 3000, 100, 1000), ('job', 4000, 20000, 24, null)) as
           l (kind, by_person, by_organisation, to_one, to_one_of_all)
     where l.kind = p_kind
  $$;

grant create on schema public to homeward_definer;
create function public.tally_mail(p_kind text, p_subject text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    -- Only what people do: the worker's own mails were counted when somebody set them off.
    if session_user in ('homeward_council', 'homeward_provider', 'homeward_region')
        and public.app_org() is not null and public.app_person() is not null then
      insert into public.mail_tally (organisation_id, person_id, kind, subject)
      values (public.app_org(), public.app_person(), p_kind, p_subject);
    end if;
  end $$;

create function public.tally_outgoing() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform public.tally_mail(case when new.to_email is null then 'person' else 'address' end,
                              encode(sha256(convert_to(lower(coalesce(new.to_email, new.to_person_id::text)), 'UTF8')), 'hex'));
    return null;
  end $$;

create function public.within_mail_limits() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
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

-- What is no longer counted.
create function public.forget_mail_tally() returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ delete from public.mail_tally where at < clock_timestamp() - interval '2 days' $$;

do $$
declare f text;
begin
  foreach f in array array['tally_mail(text, text)', 'tally_outgoing()', 'within_mail_limits()', 'forget_mail_tally()', 'mail_limits(text)'] loop
    execute format('alter function public.%s owner to homeward_definer', f);
    execute format('revoke all on function public.%s from public', f);
  end loop;
end $$;
revoke create on schema public from homeward_definer;
grant execute on function public.forget_mail_tally() to homeward_worker;
grant execute on function public.tally_mail(text, text) to homeward_jobs;

create trigger tally_outgoing after insert on public.outgoing_messages
  for each row execute function public.tally_outgoing();
create constraint trigger within_mail_limits after insert on public.mail_tally
  deferrable initially deferred for each row execute function public.within_mail_limits();

-- As before, and what will be mailed is counted.
grant create on schema public to homeward_jobs;
create or replace function public.enqueue_job(task text, payload json, job_key text default null, run_at timestamptz default null)
  returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if session_user in ('homeward_auth', 'homeward_council', 'homeward_provider', 'homeward_region') then
      if task = 'send-mail' or (task = 'password-link') <> (session_user = 'homeward_auth')
          or (task in ('colleague-removed', 'expire-offer')
            and (payload ->> 'organisationId') is distinct from nullif(current_setting('app.org_id', true), ''))
          or job_key not like replace(task, '_', '\_') || ':%' then
        raise exception 'this role does not ask for the job %', task using errcode = '42501';
      end if;
    end if;
    if task like 'tell-%' then
      perform public.tally_mail('job', task || ' ' || encode(sha256(convert_to((payload::jsonb - 'version' - 'at')::text, 'UTF8')), 'hex'));
    end if;
    perform graphile_worker.add_job(task, payload, job_key => job_key, run_at => run_at);
  end $$;
revoke create on schema public from homeward_jobs;
