import type { Tx } from "~/domains/access/acting.server";
import { isId } from "~/platform/ids";

/** An alert that stands, of that service; null where there is none. Row security decides who may ask. */
export function findAlert(tx: Tx, serviceId: string, alertId: string) {
  if (!isId(serviceId) || !isId(alertId)) return Promise.resolve(null);
  return tx.alert.findFirst({
    where: { id: alertId, serviceId, endedAt: null },
    select: {
      id: true,
      serviceId: true,
      kind: true,
      note: true,
      ownerOrganisationId: true,
      raisedById: true,
      startsOn: true,
      reviewOn: true,
      service: {
        select: {
          kind: true,
          name: true,
          localAuthority: true,
          registrationNumber: true,
          providerId: true,
          declaration: { select: { displayName: true } },
        },
      },
    },
  });
}
