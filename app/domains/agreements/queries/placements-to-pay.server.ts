import type { Tx } from "~/domains/access/transactions.server";
import { registrationNumbers } from "~/domains/providers/queries/registration-numbers.server";

/** What a ledger may call a placement by: its reference, its agreement's, the registration number of its home. */
export type PlacementNames = {
  id: string;
  providerId: string;
  reference: string;
  serviceId: string;
  agreement: string | null;
  registration: string | null;
};

/** Every placement of a council with these providers, by its id. The worker too reads it: no child is named. */
export async function placementsToPay(
  tx: Tx,
  councilId: string,
  providerIds: readonly string[],
): Promise<Map<string, PlacementNames>> {
  const rows = await tx.placement.findMany({
    where: { councilId, providerId: { in: [...providerIds] } },
    select: { id: true, providerId: true, reference: true, serviceId: true, acceptanceId: true },
  });
  const agreements = await tx.agreement.findMany({
    where: { acceptanceId: { in: rows.map(({ acceptanceId }) => acceptanceId) } },
    select: { acceptanceId: true, reference: true },
  });
  const registrations = await registrationNumbers(
    tx,
    rows.map(({ serviceId }) => serviceId),
  );
  const agreed = new Map(agreements.map(({ acceptanceId, reference }) => [acceptanceId, reference]));
  return new Map(
    rows.map(({ acceptanceId, ...row }) => [
      row.id,
      {
        ...row,
        agreement: agreed.get(acceptanceId) ?? null,
        registration: registrations.get(row.serviceId) ?? null,
      },
    ]),
  );
}
