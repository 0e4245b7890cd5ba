import type { Tx } from "~/domains/access/acting.server";
import { isServiceKind } from "~/domains/providers/kinds.rules";
import type { MatchableService } from "../matching.rules";

/** A service of the register with what matching and the preview look at. Null is "not told us yet". */
export type RegisterService = MatchableService & {
  registrationNumber: string;
  name: string | null;
  grade: string | null;
  places: number | null;
  ownerName: string | null;
  ownerKey: string | null;
  providerName: string | null;
  lat: number | null;
  lng: number | null;
};

type Found = Omit<RegisterService, "vacancy" | "genders" | "notNeeds" | "alerts" | "kind"> & {
  kind: string;
  genders: string[] | null;
  notNeeds: string[] | null;
  alerts: string[] | null;
  vacancies: number | null;
  vacancyConfirmedAt: string | null;
};

/**
 * The whole register (what has left it is history, not register) in one statement, with declarations, the newest
 * vacancy and live alerts: about 5,600 rows, read once for each preview and once in the publishing transaction.
 */
export async function loadRegister(tx: Tx): Promise<RegisterService[]> {
  // One text instead of 5,600 rows of 22 columns: the driver's own decoding would take three times as long.
  const [found] = await tx.$queryRaw<{ register: string }[]>`
    select coalesce(json_agg(r), '[]')::text as register from (
    select s.id, s.registration_number as "registrationNumber", coalesce(d.display_name, s.name) as name, s.kind, s.status,
           s.grade, s.places, s.short_break_only as "shortBreakOnly", s.owner_name as "ownerName",
           s.owner_key as "ownerKey", s.council_code as "councilCode", s.local_authority as "localAuthority",
           s.government_office_region as "governmentOfficeRegion", s.provider_id as "providerId",
           o.name as "providerName", o.owner_council_id as "ownerCouncilId", d.age_from as "ageFrom",
           d.age_to as "ageTo", d.genders, d.not_needs as "notNeeds", d.outcode, c.lat, c.lng, v.places as vacancies,
           v.confirmed_at as "vacancyConfirmedAt", a.kinds as alerts
      from services s
      left join access.organisations o on o.id = s.provider_id
      left join declarations d on d.service_id = s.id
      left join outcodes c on c.code = d.outcode
      left join (select distinct on (service_id) service_id, places, confirmed_at
                   from vacancies order by service_id, confirmed_at desc) v on v.service_id = s.id
      left join (select service_id, array_agg(kind order by kind) as kinds
                   from alerts where ended_at is null group by service_id) a on a.service_id = s.id
     where s.status <> 'closed'
     order by s.id) r`;
  const rows = JSON.parse(found?.register ?? "[]") as Found[];
  return rows.map(({ kind, genders, notNeeds, alerts, vacancies, vacancyConfirmedAt, ...row }) => ({
    ...row,
    kind: isServiceKind(kind) ? kind : "other",
    genders: genders ?? [],
    notNeeds: notNeeds ?? [],
    alerts: alerts ?? [],
    vacancy:
      vacancies !== null && vacancyConfirmedAt !== null
        ? { places: vacancies, confirmedAt: new Date(vacancyConfirmedAt) }
        : null,
  }));
}
