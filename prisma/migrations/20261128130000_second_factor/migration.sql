-- A second factor: authenticator codes and passkeys, recovery codes, and what a session has proved.

-- AlterTable
ALTER TABLE "auth"."sessions" ADD COLUMN     "browser" TEXT,
ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "factor" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "seen_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "access"."organisations" ADD COLUMN     "second_factor_for_all" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "auth"."factors" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL,
    "secret" BYTEA,
    "last_step" BIGINT,
    "credential_id" TEXT,
    "public_key" BYTEA,
    "counter" BIGINT,
    "transports" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "factors_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth"."recovery_codes" (
    "hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "auth"."ceremonies" (
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "session_id" TEXT,
    "challenge" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ceremonies_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "factors_credential_id_key" ON "auth"."factors"("credential_id");

-- CreateIndex
CREATE INDEX "factors_person_id_idx" ON "auth"."factors"("person_id");

-- CreateIndex
CREATE INDEX "recovery_codes_person_id_idx" ON "auth"."recovery_codes"("person_id");

-- AddForeignKey
ALTER TABLE "auth"."factors" ADD CONSTRAINT "factors_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "auth"."credentials"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth"."recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "auth"."credentials"("person_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- 'waiting': the password was right and nothing is open until the second factor has been given.
alter table auth.sessions add constraint sessions_factor check (factor in ('none', 'waiting', 'given'));
alter table auth.factors add constraint factors_kind check (kind in ('authenticator', 'passkey'));
alter table auth.factors add constraint factors_whole check (
  case kind when 'authenticator' then secret is not null and credential_id is null
            else credential_id is not null and public_key is not null and secret is null end);
-- One authenticator a person that counts, and one that is being set up.
create unique index factors_one_authenticator on auth.factors (person_id, active) where kind = 'authenticator';
alter table auth.ceremonies add constraint ceremonies_purpose check (purpose in ('register', 'sign-in', 'confirm'));

alter table auth.factors enable row level security;
alter table auth.factors force row level security;
alter table auth.recovery_codes enable row level security;
alter table auth.recovery_codes force row level security;
alter table auth.ceremonies enable row level security;
alter table auth.ceremonies force row level security;
revoke all on auth.factors, auth.recovery_codes, auth.ceremonies from public;
grant select, insert, update, delete on auth.factors, auth.recovery_codes, auth.ceremonies to homeward_auth;
create policy auth_all on auth.factors to homeward_auth using (true) with check (true);
create policy auth_all on auth.recovery_codes to homeward_auth using (true) with check (true);
create policy auth_all on auth.ceremonies to homeward_auth using (true) with check (true);
grant update (second_factor_for_all) on access.organisations to homeward_council;

-- ------------------------------------------------------------ narrow doors
grant create on schema access to homeward_definer;
grant select, delete on auth.factors, auth.recovery_codes to homeward_definer;
create policy definer_all on auth.factors to homeward_definer using (true) with check (true);
create policy definer_all on auth.recovery_codes to homeward_definer using (true) with check (true);
create policy definer_factors on public.events for insert to homeward_definer
  with check (kind in ('second-factor-added', 'second-factor-removed', 'second-factor-reset', 'recovery-code-used', 'recovery-codes-made'));

-- What became of somebody's second factor, in the record of every organisation they act for.
create function access.record_factor(p_person uuid, p_by uuid, p_kind text, p_now timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into public.events (id, at, kind, audience, council_id, provider_id, subject, subject_id, person_id)
      select gen_random_uuid(), p_now, p_kind, case when o.kind = 'provider' then 'provider' else 'council' end,
             case when o.kind = 'council' then o.id end, case when o.kind = 'provider' then o.id end, 'person', p_person, p_by
        from access.memberships m join access.organisations o on o.id = m.organisation_id
       where m.person_id = p_person and m.ended_at is null
  $$;

create function access.record_own_factor(p_person uuid, p_kind text, p_now timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select access.record_factor(p_person, p_person, p_kind, p_now) $$;

-- Whether who asks may take somebody's second factor away: another admin of the same organisation, or the hub where that
-- person is the only admin. Nobody their own.
create function access.may_reset_factor(p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select access.is_admin_here() and p_person <> public.app_person() and (
      exists (select 1 from access.memberships m where m.organisation_id = public.app_org() and m.person_id = p_person and m.ended_at is null)
      or exists (
        select 1 from access.memberships m join access.organisations hub on hub.id = public.app_org() and hub.kind = 'region'
         where m.person_id = p_person and m.ended_at is null and m.roles && array['council-admin', 'provider-admin']
           and not exists (select 1 from access.memberships other where other.organisation_id = m.organisation_id
             and other.person_id <> p_person and other.ended_at is null and other.roles && array['council-admin', 'provider-admin'])))
  $$;

-- Takes all factors and recovery codes of somebody away and ends their sessions: they set up a new one when they next sign in.
create function access.reset_factor(p_person uuid, p_now timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not access.may_reset_factor(p_person) then raise exception 'not-allowed' using errcode = '42501'; end if;
    delete from auth.factors where person_id = p_person;
    if not found then return false; end if;
    delete from auth.recovery_codes where person_id = p_person;
    delete from auth.sessions where person_id = p_person;
    perform access.record_factor(p_person, public.app_person(), 'second-factor-reset', p_now);
    return true;
  end $$;

-- Whether a colleague has a second factor, for those who could reset it.
create function access.has_factor(p_person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select access.may_reset_factor(p_person) and exists (select 1 from auth.factors f where f.person_id = p_person and f.active)
  $$;

-- Whom the hub may help: the only admin of an organisation, who has a second factor.
create function access.only_admins() returns table (person_id uuid, name text, email text, organisation text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.name, p.email, o.name
      from access.memberships m join access.people p on p.id = m.person_id join access.organisations o on o.id = m.organisation_id
     where m.ended_at is null and o.kind <> 'region' and access.has_factor(p.id)
       and exists (select 1 from access.organisations hub where hub.id = public.app_org() and hub.kind = 'region')
       and m.roles && array['council-admin', 'provider-admin']
       and not exists (select 1 from access.memberships other where other.organisation_id = m.organisation_id
             and other.person_id <> p.id and other.ended_at is null and other.roles && array['council-admin', 'provider-admin'])
     order by o.name, p.name limit 1000
  $$;

do $$
declare f text;
begin
  foreach f in array array['record_factor(uuid, uuid, text, timestamptz)', 'record_own_factor(uuid, text, timestamptz)',
      'may_reset_factor(uuid)', 'reset_factor(uuid, timestamptz)', 'has_factor(uuid)', 'only_admins()'] loop
    execute format('alter function access.%s owner to homeward_definer', f);
    execute format('revoke all on function access.%s from public', f);
  end loop;
end $$;
grant execute on function access.record_own_factor(uuid, text, timestamptz) to homeward_auth;
grant execute on function access.reset_factor(uuid, timestamptz), access.has_factor(uuid)
  to homeward_council, homeward_provider, homeward_region;
grant execute on function access.only_admins() to homeward_region;
revoke create on schema access from homeward_definer;
