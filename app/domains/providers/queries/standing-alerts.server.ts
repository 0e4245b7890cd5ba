import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { londonDate } from "~/platform/time";
import { Prisma } from "~prisma/client";
import { type AlertView, alertView, STOPPING, type StandingAlert, stopsPlacements } from "../alert.rules";
import { placementStops } from "../placement-stop.rules";

/**
 * Rows `(service_id, alert_id)`: every service with every alert that stands on it, on its owner or on the
 * organisation that answers for it. With `ids`, of these services alone.
 */
export function alertedServices(ids?: readonly string[]): Prisma.Sql {
  const these = (column: Prisma.Sql) =>
    ids ? Prisma.sql`and ${column} = any (${[...ids]}::uuid[])` : Prisma.empty;
  return Prisma.sql`
    select a.service_id, a.id as alert_id from alerts a
     where a.ended_at is null and a.service_id is not null ${these(Prisma.sql`a.service_id`)}
    union
    select s.id, a.id from alerts a join services s on s.owner_key = a.owner_key
     where a.ended_at is null ${these(Prisma.sql`s.id`)}
    union
    select s.id, a.id from alerts a join services s on s.provider_id = a.provider_id
     where a.ended_at is null ${these(Prisma.sql`s.id`)}`;
}

/**
 * Whether an alert does what its kind does for whoever asks: one that stops placements stops the council that raised
 * it at once, and others when a second person has confirmed it or it rests on an official source.
 */
export function alertInForce(alias: "a" | "l"): Prisma.Sql {
  const of = Prisma.raw(alias);
  return Prisma.sql`(${of}.kind not in (${Prisma.join([...STOPPING])}) or ${of}.confirmed_at is not null
    or ${of}.source_url is not null or ${of}.owner_organisation_id = app_org())`;
}

export const ALERT_COLUMNS = Prisma.sql`
  a.id, a.kind, a.note, a.starts_on::text as "startsOn", a.review_on::text as "reviewOn",
  a.owner_organisation_id as "ownerOrganisationId", o.name as by, a.owner_key as "ownerKey",
  a.raised_by_name as "raisedByName", a.raised_at as "raisedAt", a.raised_by_id as "raisedById",
  a.confirmed_at as "confirmedAt", a.confirmed_by_name as "confirmedByName", a.confirmed_for_name as "confirmedForName",
  a.source_url as "sourceUrl", a.source_reference as "sourceReference", a.source_on::text as "sourceOn",
  a.end_asked_at as "endAskedAt", a.end_asked_by_id as "endAskedById", a.end_asked_by_name as "endAskedByName", a.end_asked_for_name as "endAskedForName",
  a.end_reason as "endReason", ${alertInForce("a")} as "inForce"`;

/**
 * The alerts that stand on services, by the id of the service: what stops placements first, then the newest, those on
 * the whole provider included. Row security decides who reads which.
 */
export async function alertsOnServices(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, StandingAlert[]>> {
  const found = new Map<string, StandingAlert[]>();
  if (ids.length === 0) return found;
  const rows = await tx.$queryRaw<(StandingAlert & { serviceId: string })[]>`
    select c.service_id as "serviceId", ${ALERT_COLUMNS}
      from (${alertedServices(ids)}) c join alerts a on a.id = c.alert_id
      left join access.organisations o on o.id = a.owner_organisation_id
     order by a.starts_on desc, a.id`;
  for (const { serviceId, ...alert } of stopsFirst(rows))
    found.set(serviceId, [...(found.get(serviceId) ?? []), alert]);
  return found;
}

/** What stops placements stands above what asks for a reason. */
function stopsFirst<A extends Pick<StandingAlert, "kind">>(alerts: readonly A[]): A[] {
  return [...alerts].sort((a, b) => Number(stopsPlacements(b.kind)) - Number(stopsPlacements(a.kind)));
}

/** The alerts that stand on a whole provider: on its owner in the register or on an organisation that answers for it. */
export async function alertsOnProvider(
  tx: Tx,
  provider: { ownerKey: string | null; organisationIds: readonly string[] },
): Promise<StandingAlert[]> {
  const rows = await tx.$queryRaw<StandingAlert[]>`
    select ${ALERT_COLUMNS} from alerts a left join access.organisations o on o.id = a.owner_organisation_id
     where a.ended_at is null and a.service_id is null
       and (a.owner_key = ${provider.ownerKey} or a.provider_id = any (${[...provider.organisationIds]}::uuid[]))
     order by a.starts_on desc, a.id`;
  return stopsFirst(rows);
}

/** What stands against a new placement in a service. */
export type PlacementBlocks = {
  /** Why none may be made now, in words; null when one may. */
  stopped: string | null;
  /** The alerts that stand. Those that stop nothing ask for a reason. */
  alerts: AlertView[];
};

/** What stands against a new placement in each of these services, by id; one that does not exist takes none. */
export async function placementBlocksByService(
  tx: Tx,
  serviceIds: readonly string[],
): Promise<Map<string, PlacementBlocks>> {
  const ids = [...new Set(serviceIds)];
  const services = await tx.service.findMany({
    where: { id: { in: ids } },
    select: { id: true, status: true },
  });
  const standing = await alertsOnServices(tx, ids);
  const today = londonDate(now());
  return new Map(
    ids.map((id) => {
      const service = services.find((one) => one.id === id);
      const alerts = standing.get(id) ?? [];
      const [stop] = placementStops({
        status: service?.status ?? "closed",
        alerts: alerts.filter(({ inForce }) => inForce).map(({ kind }) => kind),
      });
      return [
        id,
        {
          stopped: stop?.message ?? null,
          alerts: alerts.map((alert) => alertView(alert, today)),
        },
      ];
    }),
  );
}

const NONE: PlacementBlocks = { stopped: "It is not in the register", alerts: [] };

/** The same for one service. */
export async function placementBlocksOf(tx: Tx, serviceId: string): Promise<PlacementBlocks> {
  return (await placementBlocksByService(tx, [serviceId])).get(serviceId) ?? NONE;
}
