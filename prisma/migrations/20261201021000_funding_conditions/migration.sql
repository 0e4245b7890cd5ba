-- What funding is authorised on, and until which day. Nothing ends by that day: it is said, and asked about again.
alter table public.authorisations
  add column conditions text,
  add column funded_until date,
  add constraint authorisations_terms check ((conditions is null and funded_until is null) or decided_at is not null),
  add constraint authorisations_conditions check (length(conditions) between 1 and 2000);

-- What ends soon is read on the start page of those who decide and of the referral's brokers.
create index authorisations_funded_until on public.authorisations (council_id, funded_until)
  where state = 'authorised' and funded_until is not null;
