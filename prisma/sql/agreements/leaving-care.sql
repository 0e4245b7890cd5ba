-- What is recorded before a young person leaves care: the placing council's alone, and of its people those who may know a child.

-- ------------------------------------------------------------ public.leaving_care_records
alter table public.leaving_care_records enable row level security;
alter table public.leaving_care_records force row level security;

grant select, insert on public.leaving_care_records to homeward_council;
grant select (identity_id), update (ask_on, note) on public.leaving_care_records to homeward_definer;

create policy definer_forgets on public.leaving_care_records to homeward_definer using (true) with check (true);
create policy own on public.leaving_care_records for select to homeward_council using (council_id = (select app_org()));
create policy own_record on public.leaving_care_records for insert to homeward_council with check (council_id = (select app_org()));

create trigger guard_beginning before insert on public.leaving_care_records
  for each row execute function public.guard_beginning('recorded_by_id=@person', 'recorded_at=@now');

create trigger guard_holder before insert on public.leaving_care_records
  for each statement execute function public.guard_holder('broker', 'team-manager', 'emergency-duty', 'social-worker');

create trigger guard_words before insert or update on public.leaving_care_records
  for each row execute function public.guard_words_of_placement('note');

-- It is of the child of that placement, while it goes on, and a day that has come.
create function public.guard_leaving_care()
  returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$ begin
    if current_user <> 'homeward_council' then return new; end if;
    if not exists (select 1 from public.placements p join public.referral_children c on c.id = p.referral_child_id
        where p.id = new.placement_id and p.council_id = new.council_id and c.identity_id = new.identity_id
          and p.state in ('planned', 'started', 'notice-given') /* rule: leaving-care-in-states */)
        or new.on_day > (new.recorded_at at time zone 'Europe/London')::date then
      raise exception 'leaving care is recorded for the child of a placement that goes on' using errcode = '42501';
    end if;
    return new;
  end $$;
create trigger guard_leaving_care before insert on public.leaving_care_records
  for each row execute function public.guard_leaving_care();

-- What was noted goes with the child's data key, and the month in which somebody wanted to be asked; codes and days stay.
create function public.forget_words_of_leaving_care()
  returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.leaving_care_records l set note = null, ask_on = null where l.identity_id = new.id;
    return null;
  end $$;
alter function public.forget_words_of_leaving_care() owner to homeward_definer;
create trigger forget_words_of_leaving_care after update of destroyed_at on vault.identities
  for each row when (new.destroyed_at is not null and old.destroyed_at is null) execute function public.forget_words_of_leaving_care();
