-- Funding that somebody who decides gave by phone, for a child placed in an emergency: the row in which it is confirmed.
alter table public.authorisations
  add column verbal_by_id uuid,
  add column verbal_for_id uuid,
  add column verbal_cap_pence integer,
  add column verbal_until date,
  add column confirm_by timestamptz(3),
  add column paperwork_by timestamptz(3),
  add column escalated_at timestamptz(3),
  add column escalated_by_id uuid,
  add column escalated_why text,
  add constraint authorisations_verbal check (num_nonnulls(verbal_by_id, verbal_cap_pence, verbal_until, confirm_by, paperwork_by) in (0, 5)
    and (verbal_by_id is not null or (state not in ('verbal', 'lapsed') and verbal_for_id is null and escalated_at is null))),
  add constraint authorisations_verbal_cap check (verbal_cap_pence >= weekly_pence),
  add constraint authorisations_verbal_two_people check (asked_by_id not in (verbal_by_id, coalesce(verbal_for_id, verbal_by_id))),
  add constraint authorisations_escalated check ((escalated_by_id is null) = (escalated_why is null)
    and (escalated_by_id is null or escalated_at is not null) and length(escalated_why) between 1 and 2000);

alter table public.event_kinds no force row level security;
-- expects rows: 6
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('authorised-by-phone', 'authorisations', '{council}', false),
  ('phone-funding-not-confirmed', 'authorisations', '{council}', false),
  ('phone-funding-overdue', 'authorisations', '{council}', false),
  ('phone-authority-lapsed', 'authorisations', '{council}', false),
  ('funding-lapsed', 'offers', '{provider}', true),
  ('placed-by-phone', 'agreements', '{both,council,provider}', false);
alter table public.event_kinds force row level security;
