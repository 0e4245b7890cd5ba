-- The gate: what was decided about words that may tell who the child is, who read the text, and small numbers.

-- ------------------------------------------------------------ public.gate_decisions
alter table public.gate_decisions enable row level security;
alter table public.gate_decisions force row level security;

grant select, insert, update on public.gate_decisions to homeward_council;
grant select (referral_id), delete on public.gate_decisions to homeward_definer;

create policy definer_forgets on public.gate_decisions to homeward_definer using (true);
create policy own on public.gate_decisions for select to homeward_council
  using (council_id = (select app_org()));
create policy own_word on public.gate_decisions for insert to homeward_council
  with check (council_id = (select app_org()) and decided_by_id = (select app_person()) and agreed_by_id is null
    and exists (select 1 from public.referrals r where r.id = referral_id and r.council_id = gate_decisions.council_id));
create policy own_word_change on public.gate_decisions for update to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and coalesce(agreed_by_id, decided_by_id) = (select app_person()));

create trigger guard_beginning before insert on public.gate_decisions
  for each row execute function public.guard_beginning('decided_by_id=@person', 'decided_at=@now', 'agreed_by_id=',
    'agreed_at=');

create trigger guard_holder_insert before insert or update on public.gate_decisions
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ public.gate_readings
alter table public.gate_readings enable row level security;
alter table public.gate_readings force row level security;

grant select, insert, update on public.gate_readings to homeward_council;
grant select (referral_id), delete on public.gate_readings to homeward_definer;

create policy definer_forgets on public.gate_readings to homeward_definer using (true);
create policy own on public.gate_readings for select to homeward_council
  using (council_id = (select app_org()));
create policy own_word on public.gate_readings for insert to homeward_council
  with check (council_id = (select app_org()) and read_by_id = (select app_person())
    and exists (select 1 from public.referrals r where r.id = referral_id and r.council_id = gate_readings.council_id));
create policy own_word_change on public.gate_readings for update to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and read_by_id = (select app_person()));

create trigger guard_beginning before insert on public.gate_readings
  for each row execute function public.guard_beginning('read_by_id=@person', 'read_at=@now');

create trigger guard_holder_insert before insert or update on public.gate_readings
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');

-- ------------------------------------------------------------ public.gate_small_numbers
alter table public.gate_small_numbers enable row level security;
alter table public.gate_small_numbers force row level security;

grant select, insert, update on public.gate_small_numbers to homeward_council;
grant select (referral_id), update (reason) on public.gate_small_numbers to homeward_definer;

create policy definer_forgets on public.gate_small_numbers to homeward_definer using (true);
create policy own on public.gate_small_numbers for select to homeward_council using (council_id = (select app_org()));
create policy own_word on public.gate_small_numbers for insert to homeward_council
  with check (council_id = (select app_org()) and decided_by_id = (select app_person())
    and exists (select 1 from public.referrals r where r.id = referral_id and r.council_id = gate_small_numbers.council_id));
create policy own_word_change on public.gate_small_numbers for update to homeward_council using (council_id = (select app_org()))
  with check (council_id = (select app_org()) and decided_by_id = (select app_person()));

create trigger guard_beginning before insert on public.gate_small_numbers
  for each row execute function public.guard_beginning('decided_by_id=@person', 'decided_at=@now');

create trigger guard_holder_insert before insert or update on public.gate_small_numbers
  for each statement execute function public.guard_holder('broker', 'social-worker', 'team-manager', 'emergency-duty');
