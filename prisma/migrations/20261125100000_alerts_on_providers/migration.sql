-- An alert is on one service or on a whole provider: an owner of the register and, once there is one, the
-- organisation that answers for it. It then covers every service with that owner or of that organisation.

-- AlterTable
ALTER TABLE "alerts" ADD COLUMN     "owner_key" TEXT,
ADD COLUMN     "provider_id" UUID,
ALTER COLUMN "service_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "authorisations" ADD COLUMN     "alert_reason" TEXT,
ADD COLUMN     "alerts_read" UUID[];

-- CreateIndex
CREATE INDEX "alerts_owner_key_idx" ON "alerts"("owner_key");

-- CreateIndex
CREATE INDEX "alerts_provider_id_idx" ON "alerts"("provider_id");

alter table public.alerts add constraint alerts_on_a_service_or_a_provider check (
  case when service_id is null then owner_key is not null else owner_key is null and provider_id is null end);

-- A provider reads the alerts that are on it and on its services.
drop policy own_services on public.alerts;
create policy own_services on public.alerts for select to homeward_provider using (
  provider_id = (select app_org())
  or service_id in (select s.id from public.services s where s.provider_id = (select app_org()))
  or owner_key in (select s.owner_key from public.services s where s.provider_id = (select app_org())));

-- An owner that is brought on takes the alerts that are on it along: another name in the register lifts none.
grant create on schema public to homeward_definer;
grant select, update (provider_id) on public.alerts to homeward_definer;
create policy definer_all on public.alerts to homeward_definer using (true) with check (true);
create function public.carry_alerts() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$ begin
    update public.alerts set provider_id = new.provider_id
      where owner_key = new.owner_key and provider_id is null and ended_at is null;
    return null;
  end $$;
alter function public.carry_alerts() owner to homeward_definer;
revoke all on function public.carry_alerts() from public;
create trigger carry_alerts after update of provider_id on public.services
  for each row when (old.provider_id is null and new.provider_id is not null)
  execute function public.carry_alerts();
revoke create on schema public from homeward_definer;
