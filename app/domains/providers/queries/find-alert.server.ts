import type { Tx } from "~/domains/access/transactions.server";
import { isId } from "~/platform/ids";
import { Prisma } from "~prisma/client";
import type { AlertOn, StandingAlert } from "../alert.rules";
import { ALERT_COLUMNS } from "./standing-alerts.server";

/** An alert that stands, for its review. */
export type FoundAlert = StandingAlert & {
  serviceId: string | null;
  /** The organisation that it is on or that answers for its service. */
  providerId: string | null;
};

/** An alert that stands, on that service or provider; null where there is none. Row security decides who may ask. */
export async function findAlert(tx: Tx, on: AlertOn, alertId: string): Promise<FoundAlert | null> {
  if (!isId(alertId)) return null;
  if ("serviceId" in on && !isId(on.serviceId)) return null;
  const where =
    "serviceId" in on
      ? Prisma.sql`a.service_id = ${on.serviceId}::uuid`
      : Prisma.sql`a.service_id is null and a.owner_key = ${on.owner}`;
  const [alert] = await tx.$queryRaw<FoundAlert[]>`
    select ${ALERT_COLUMNS}, a.service_id as "serviceId", coalesce(s.provider_id, a.provider_id) as "providerId"
      from alerts a
      left join services s on s.id = a.service_id
      left join access.organisations o on o.id = a.owner_organisation_id
     where a.id = ${alertId}::uuid and a.ended_at is null and ${where}`;
  return alert ?? null;
}
