import type { Tx } from "~/domains/access/acting.server";
import { isId } from "~/platform/ids";
import type { AlertOn, StandingAlert } from "../alert.rules";

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
  const alert = await tx.alert.findFirst({
    where: {
      id: alertId,
      endedAt: null,
      ...("serviceId" in on ? { serviceId: on.serviceId } : { serviceId: null, ownerKey: on.owner }),
    },
    select: {
      id: true,
      serviceId: true,
      ownerKey: true,
      providerId: true,
      kind: true,
      note: true,
      ownerOrganisationId: true,
      startsOn: true,
      reviewOn: true,
      service: { select: { providerId: true } },
    },
  });
  if (!alert) return null;
  const by = await tx.organisation.findUnique({
    where: { id: alert.ownerOrganisationId },
    select: { name: true },
  });
  const { service, startsOn, reviewOn, ...rest } = alert;
  return {
    ...rest,
    providerId: service?.providerId ?? alert.providerId,
    by: by?.name ?? null,
    startsOn: startsOn.toISOString().slice(0, 10),
    reviewOn: reviewOn.toISOString().slice(0, 10),
  };
}
