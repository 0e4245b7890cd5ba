import type { Tx } from "~/domains/access/transactions.server";
import type { Point } from "~/domains/providers/distance.rules";
import { distanceTo, milesWords, pointAskedFor } from "../reach-distance.rules";

type Found = {
  id: string;
  councilCode: string | null;
  lat: number | null;
  lng: number | null;
  place: string | null;
  placeLat: number | null;
  placeLng: number | null;
  askingCouncilCode: string | null;
};

/**
 * How far services are from the place that the newest edition asks for, in words, by id: in miles, so for the placing
 * council and for the services' own organisation alone. A service is left out where its distance is not known. One
 * statement, however many services.
 */
export async function serviceDistances(
  tx: Tx,
  referral: { id: string; councilId: string },
  serviceIds: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(serviceIds)];
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<Found[]>`
    with asked as materialized (
      select e.place, p.lat, p.lng,
             (select council_code from access.organisations where id = ${referral.councilId}::uuid) as council_code
        from (select content #>> '{facts,preferredLocation}' as place from editions
               where referral_id = ${referral.id}::uuid order by number desc limit 1) e
        left join outcodes p on p.code = e.place)
    select s.id, s.council_code as "councilCode", c.lat, c.lng, asked.place, asked.lat as "placeLat",
           asked.lng as "placeLng", asked.council_code as "askingCouncilCode"
      from services s
      cross join asked
      left join declarations d on d.service_id = s.id
      left join outcodes c on c.code = d.outcode
     where s.id = any(${ids}::uuid[])`;
  return new Map(
    rows.flatMap((row) => {
      const from = pointAskedFor(row.place ?? "", placeOf(row), row.askingCouncilCode);
      const distance = distanceTo(row, from);
      return from && distance ? [[row.id, milesWords(distance, from)] as const] : [];
    }),
  );
}

function placeOf({ placeLat: lat, placeLng: lng }: Found): Point | null {
  return lat === null || lng === null ? null : { lat, lng };
}
