-- An alert that stops other councils' placements needs a second person or an official source; so does its end. Until then
-- it stops the council that raised it and warns the others. Who raised it is kept by name (ADR 0018).

-- AlterTable
ALTER TABLE "alerts" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "confirmed_by_id" UUID,
ADD COLUMN     "confirmed_by_name" TEXT,
ADD COLUMN     "confirmed_for_name" TEXT,
ADD COLUMN     "end_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "end_asked_by_id" UUID,
ADD COLUMN     "end_asked_by_name" TEXT,
ADD COLUMN     "end_asked_for_name" TEXT,
ADD COLUMN     "end_reason" TEXT,
ADD COLUMN     "raised_at" TIMESTAMPTZ(3),
ADD COLUMN     "raised_by_name" TEXT,
ADD COLUMN     "source_on" DATE,
ADD COLUMN     "source_reference" TEXT,
ADD COLUMN     "source_url" TEXT;

alter table public.alerts add constraint alerts_two_people check (
  confirmed_by_id is null or confirmed_by_id <> raised_by_id);
alter table public.alerts add constraint alerts_official_source check (
  (source_url is null and source_reference is null and source_on is null)
  or (source_url ~ '^https://([a-z0-9-]+\.)+gov\.uk(/[^[:space:]]*)?$' and length(source_url) <= 500
    and source_reference is not null and source_on is not null and source_on <= starts_on));

-- Those that stand go on stopping: an upgrade opens no home. Said of each: raised before a second person was asked for.
update public.alerts a set raised_by_name = (select p.name from access.people p where p.id = a.raised_by_id),
  confirmed_at = case when a.kind in ('suspension-of-placements', 'notice-restricting-accommodation') then now() end;

-- What a second person says comes through the door below, never from whoever writes the row.
create function public.guard_alerts() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user not in ('homeward_council', 'homeward_region') then return new; end if;
    if tg_op = 'INSERT' then
      if new.raised_by_id is distinct from public.app_person() or new.ended_at is not null
          or num_nonnulls(new.confirmed_at, new.confirmed_by_id, new.confirmed_by_name, new.end_asked_at, new.end_asked_by_id) > 0 then
        raise exception 'an alert begins without a second person' using errcode = '42501';
      end if;
      return new;
    end if;
    if (new.kind, new.service_id, new.owner_key, new.raised_by_id, new.raised_by_name, new.raised_at, new.confirmed_at, new.confirmed_by_id, new.confirmed_by_name,
          new.confirmed_for_name, new.source_url, new.source_reference, new.source_on, new.starts_on, new.owner_organisation_id)
        is distinct from
       (old.kind, old.service_id, old.owner_key, old.raised_by_id, old.raised_by_name, old.raised_at, old.confirmed_at, old.confirmed_by_id, old.confirmed_by_name,
          old.confirmed_for_name, old.source_url, old.source_reference, old.source_on, old.starts_on, old.owner_organisation_id) then
      raise exception 'what an alert says does not change' using errcode = '42501';
    end if;
    if new.end_asked_by_id is not null and new.end_asked_by_id is distinct from old.end_asked_by_id
        and new.end_asked_by_id is distinct from public.app_person() then
      raise exception 'nobody asks in the name of another' using errcode = '42501';
    end if;
    if new.ended_at is not null and old.ended_at is null and old.kind in ('suspension-of-placements', 'notice-restricting-accommodation')
        and (old.confirmed_at is not null or old.source_url is not null) then
      raise exception 'a second person ends what stops others' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_alerts before insert or update on public.alerts for each row execute function public.guard_alerts();

grant create on schema public to homeward_definer;
grant update (confirmed_at, confirmed_by_id, confirmed_by_name, confirmed_for_name, ended_at, end_asked_at, end_asked_by_id,
  end_asked_by_name, end_asked_for_name, end_reason) on public.alerts to homeward_definer;

-- A second person, of any council or of the hub, says that an alert is right, or agrees that it ends (or that it stays).
create function public.second_word_on_alert(p_alert uuid, p_word text, p_now timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare a public.alerts; v_by uuid := public.app_person(); v_name text; v_for text;
  begin
    if not access.holds_here(array['quality-assurance', 'commissioner', 'broker', 'hub-officer']) then
      raise exception 'not-allowed' using errcode = '42501';
    end if;
    select * into a from public.alerts where id = p_alert and ended_at is null for update;
    if not found then return false; end if;
    select name into v_name from access.people where id = v_by;
    select name into v_for from access.organisations where id = public.app_org();
    if p_word = 'confirm' then
      if a.confirmed_at is not null or a.source_url is not null then return false; end if;
      if a.raised_by_id = v_by then raise exception 'not-a-second-person' using errcode = '42501'; end if;
      update public.alerts set confirmed_at = p_now, confirmed_by_id = v_by, confirmed_by_name = v_name, confirmed_for_name = v_for where id = a.id;
      return true;
    end if;
    if a.end_asked_at is null then return false; end if;
    if a.end_asked_by_id = v_by and p_word = 'end' then raise exception 'not-a-second-person' using errcode = '42501'; end if;
    if p_word = 'end' then
      update public.alerts set ended_at = p_now where id = a.id;
      return true;
    elsif p_word = 'keep' then
      update public.alerts set end_asked_at = null, end_asked_by_id = null, end_asked_by_name = null, end_asked_for_name = null, end_reason = null
        where id = a.id;
      return true;
    end if;
    return false;
  end $$;
alter function public.second_word_on_alert(uuid, text, timestamptz) owner to homeward_definer;
revoke all on function public.second_word_on_alert(uuid, text, timestamptz) from public;
grant execute on function public.second_word_on_alert(uuid, text, timestamptz) to homeward_council, homeward_region;
grant select on public.alerts to homeward_worker;
create policy job on public.alerts for select to homeward_worker using (ended_at is null);
revoke create on schema public from homeward_definer;
