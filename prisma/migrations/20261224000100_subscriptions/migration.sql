-- An address without an account that is told when an organisation publishes its statement. Nothing is mailed to it before
-- whoever reads it has confirmed; the row goes when they unsubscribe.
create table public.subscriptions (
  id uuid not null,
  organisation_id uuid not null,
  email text not null,
  asked_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  constraint subscriptions_pkey primary key (id),
  constraint subscriptions_folded check (email = lower(email))
);
create unique index subscriptions_organisation_id_email_key on public.subscriptions (organisation_id, email);
create index subscriptions_unconfirmed on public.subscriptions (asked_at) where confirmed_at is null;
