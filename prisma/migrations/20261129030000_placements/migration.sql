-- One child in one service, from the day that was planned until the last night. Each begins with its acceptance, so that
-- there is one at most for each; those accepted before get theirs here.
create unique index acceptances_id_council_id_provider_id_key on public.acceptances (id, council_id, provider_id);

create table public.placements (
  id uuid not null,
  reference text not null,
  acceptance_id uuid not null,
  offer_id uuid not null,
  delivery_id uuid not null,
  referral_id uuid not null,
  referral_child_id uuid not null,
  service_id uuid not null,
  council_id uuid not null,
  provider_id uuid not null,
  referral_reference text not null,
  child_number integer not null,
  child_count integer not null,
  headline text not null,
  state text not null,
  state_since timestamptz(3) not null,
  state_reason text,
  planned_start date not null,
  council_moved_in date,
  council_said_by_id uuid,
  council_said_at timestamptz(3),
  council_said_why text,
  provider_moved_in date,
  provider_said_by_id uuid,
  provider_said_at timestamptz(3),
  provider_said_why text,
  notice_side text,
  notice_by_id uuid,
  notice_at timestamptz(3),
  notice_reason text,
  notice_note text,
  notice_short text,
  notice_last_night date,
  ended_side text,
  ended_by_id uuid,
  ended_at timestamptz(3),
  end_reason text,
  end_note text,
  last_night date,
  -- When somebody should look at it: a column, since row security lets an index cut only by what no function of its own
  -- computes. A child that both sides say moved in on the same day waits for nothing.
  due_on date not null generated always as (case state
    when 'started' then case when council_moved_in = provider_moved_in then date '9999-12-31'
      else least(council_moved_in, provider_moved_in) end
    when 'notice-given' then notice_last_night
    when 'ended' then last_night
    else planned_start end) stored,
  created_by_id uuid not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  version integer not null default 1,
  constraint placements_pkey primary key (id),
  constraint placements_state check (state in ('planned', 'started', 'notice-given', 'ended', 'fallen-through')),
  constraint placements_notice_side check (notice_side in ('council', 'provider')),
  constraint placements_ended_side check (ended_side in ('council', 'provider')),
  constraint placements_child check (child_number between 1 and child_count),
  -- A state and its dates are there together: the first word that the child moved in starts it, notice says the last
  -- night, and so does the end.
  constraint placements_started check ((state in ('planned', 'fallen-through')) = (council_moved_in is null and provider_moved_in is null)),
  constraint placements_council_said check ((council_moved_in is null) = (council_said_by_id is null) and (council_moved_in is null) = (council_said_at is null)),
  constraint placements_provider_said check ((provider_moved_in is null) = (provider_said_by_id is null) and (provider_moved_in is null) = (provider_said_at is null)),
  constraint placements_notice check ((state in ('notice-given', 'ended')) = (notice_last_night is not null)
    and (notice_last_night is null) = (notice_side is null) and (notice_last_night is null) = (notice_by_id is null)
    and (notice_last_night is null) = (notice_at is null) and (notice_last_night is null) = (notice_reason is null)),
  constraint placements_ended check ((state = 'ended') = (last_night is not null)
    and (last_night is null) = (ended_side is null) and (last_night is null) = (ended_by_id is null)
    and (last_night is null) = (ended_at is null) and (last_night is null) = (end_reason is null)),
  constraint placements_nights check (last_night >= least(council_moved_in, provider_moved_in)
    and notice_last_night >= least(council_moved_in, provider_moved_in))
);
create unique index placements_reference_key on public.placements (reference);
create unique index placements_acceptance_id_key on public.placements (acceptance_id);
create index placements_referral_id_idx on public.placements (referral_id);
create index placements_offer_id_idx on public.placements (offer_id);
create index placements_service_id_idx on public.placements (service_id);
-- The three lists of each side, in their order.
create index placements_council_planned on public.placements (council_id, due_on, id) where state = 'planned';
create index placements_council_living on public.placements (council_id, due_on, id) where state in ('started', 'notice-given');
create index placements_council_ended on public.placements (council_id, due_on, id) where state in ('ended', 'fallen-through');
create index placements_provider_planned on public.placements (provider_id, due_on, id) where state = 'planned';
create index placements_provider_living on public.placements (provider_id, due_on, id) where state in ('started', 'notice-given');
create index placements_provider_ended on public.placements (provider_id, due_on, id) where state in ('ended', 'fallen-through');

alter table public.placements add constraint placements_acceptance_id_council_id_provider_id_fkey foreign key (acceptance_id, council_id, provider_id) references public.acceptances (id, council_id, provider_id) on delete restrict on update cascade;
alter table public.placements add constraint placements_offer_id_council_id_provider_id_fkey foreign key (offer_id, council_id, provider_id) references public.offers (id, council_id, provider_id) on delete restrict on update cascade;
alter table public.placements add constraint placements_delivery_id_council_id_provider_id_fkey foreign key (delivery_id, council_id, provider_id) references public.deliveries (id, council_id, provider_id) on delete restrict on update cascade;
alter table public.placements add constraint placements_referral_id_council_id_fkey foreign key (referral_id, council_id) references public.referrals (id, council_id) on delete restrict on update cascade;
alter table public.placements add constraint placements_referral_child_id_fkey foreign key (referral_child_id) references public.referral_children (id) on delete restrict on update cascade;
alter table public.placements add constraint placements_service_id_fkey foreign key (service_id) references public.services (id) on delete restrict on update cascade;

alter table public.acceptances no force row level security;
alter table public.offers no force row level security;
alter table public.offer_versions no force row level security;
alter table public.deliveries no force row level security;
alter table public.referral_children no force row level security;
-- expects rows: select count(*) from public.acceptances where ended_at is null
insert into public.placements (id, reference, acceptance_id, offer_id, delivery_id, referral_id, referral_child_id, service_id,
    council_id, provider_id, referral_reference, child_number, child_count, headline, state, state_since, planned_start,
    created_by_id, created_at, updated_at)
  select gen_random_uuid(),
         'PL-' || (select string_agg(substr('23456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + get_byte(drawn.bytes, place) % 30, 1), '')
                     from generate_series(0, 5) place),
         a.id, a.offer_id, o.delivery_id, a.referral_id, a.referral_child_id, o.service_id, a.council_id, a.provider_id,
         d.reference, c.position, (select count(*) from public.referral_children all_of_them where all_of_them.referral_id = a.referral_id),
         split_part(d.headline, ' · ', 1), 'planned', a.accepted_at, v.start_on, a.accepted_by_id, a.accepted_at, a.accepted_at
    from public.acceptances a
    join public.offers o on o.id = a.offer_id
    join public.offer_versions v on v.offer_id = o.id and v.number = o.version_number
    join public.deliveries d on d.id = o.delivery_id
    join public.referral_children c on c.id = a.referral_child_id
    -- (each row draws anew: without its own id in it the bytes would be drawn once for all)
    cross join lateral (select decode(md5(a.id::text || random()::text || clock_timestamp()::text), 'hex') as bytes) drawn
   where a.ended_at is null;
alter table public.referral_children force row level security;
alter table public.deliveries force row level security;
alter table public.offer_versions force row level security;
alter table public.offers force row level security;
alter table public.acceptances force row level security;

-- expects rows: 8
insert into public.event_kinds (kind, domain, audiences, unnamed) values
  ('placement-planned', 'agreements', '{both,council,provider}', false),
  ('placement-not-started', 'agreements', '{both,council,provider}', false),
  ('move-in-confirmed', 'agreements', '{both,council,provider}', false),
  ('move-in-corrected', 'agreements', '{both,council,provider}', false),
  ('placement-notice-given', 'agreements', '{both,council,provider}', false),
  ('placement-ended', 'agreements', '{both,council,provider}', false),
  ('placement-started', 'referrals', '{council}', false),
  ('placement-over', 'referrals', '{council}', false);
