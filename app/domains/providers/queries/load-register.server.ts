import type { Tx } from "~/domains/access/transactions.server";
import { Prisma } from "~prisma/client";
import { isServiceKind } from "../kinds.rules";
import type { RegisterService } from "../register-service.rules";
import { alertedServices, alertInForce } from "./standing-alerts.server";

type Found = RegisterService & {
  freePlaces: number | null;
  placesLeft: number | null;
  confirmedAt: Date | null;
};

/**
 * The whole register (what has left it is history, not register) in one statement, with declarations, the newest
 * vacancy, what is left of it and live alerts: about 5,600 rows, read once for each preview and once in the publishing transaction. With
 * `ids`, these services of it alone.
 */
export async function loadRegister(tx: Tx, ids?: readonly string[]): Promise<RegisterService[]> {
  const these = ids ? Prisma.sql`and s.id = any (${[...ids]}::uuid[])` : Prisma.empty;
  const rows = await tx.$queryRaw<Found[]>`
    select s.id, s.registration_number as "registrationNumber", coalesce(d.display_name, s.name) as name, s.kind, s.status,
           s.grade, s.places, s.short_break_only as "shortBreakOnly", s.owner_name as "ownerName",
           s.owner_key as "ownerKey", s.council_code as "councilCode", s.local_authority as "localAuthority",
           s.government_office_region as "governmentOfficeRegion", s.provider_id as "providerId",
           o.name as "providerName", o.owner_council_id as "ownerCouncilId",
           coalesce(o.standing, 'confirmed') as standing, o.vouched_by_id as "vouchedById", d.age_from as "ageFrom",
           d.age_to as "ageTo", coalesce(d.genders, '{}') as genders, coalesce(d.not_needs, '{}') as "notNeeds", d.outcode,
           c.lat, c.lng, v.places as "freePlaces", greatest(v.places - coalesce(t.children, 0), 0) as "placesLeft", v.confirmed_at as "confirmedAt", null as vacancy,
           coalesce(a.kinds, '{}') as alerts, coalesce(a.unconfirmed, '{}') as "unconfirmedAlerts"
      from services s
      left join access.organisations o on o.id = s.provider_id
      left join declarations d on d.service_id = s.id
      left join outcodes c on c.code = d.outcode
      left join (select distinct on (service_id) service_id, places, confirmed_at
                   from vacancies order by service_id, confirmed_at desc) v on v.service_id = s.id
      left join public.places_taken(${ids ? [...ids] : null}::uuid[]) t on t.service_id = s.id
      left join (select c.service_id,
                        array_agg(distinct l.kind order by l.kind) filter (where ${alertInForce("l")}) as kinds,
                        array_agg(distinct l.kind order by l.kind) filter (where not ${alertInForce("l")}) as unconfirmed
                   from (${alertedServices(ids)}) c join alerts l on l.id = c.alert_id group by c.service_id) a
        on a.service_id = s.id
     where s.status <> 'closed' ${these}
     order by s.id`;
  // Each row is completed where it lies: copying thousands of wide rows took longer than reading them.
  for (const row of rows) {
    if (!isServiceKind(row.kind)) row.kind = "other";
    if (row.freePlaces !== null && row.confirmedAt !== null)
      row.vacancy = { places: row.freePlaces, left: row.placesLeft ?? 0, confirmedAt: row.confirmedAt };
  }
  return rows;
}
