import type { Tx } from "~/domains/access/transactions.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";

export type Parties = { council: string; provider: string; service: string; registration: string };

type Of = { councilId: string; providerId: string; serviceId: string };

/** What both sides of an agreement and its service are called. */
export async function partiesOf(tx: Tx, { councilId, providerId, serviceId }: Of): Promise<Parties> {
  const names = await tx.organisation.findMany({
    where: { id: { in: [councilId, providerId] } },
    select: { id: true, name: true },
  });
  const called = (id: string) => names.find((one) => one.id === id)?.name ?? "";
  const service = (await serviceFacts(tx, [serviceId])).get(serviceId);
  return {
    council: called(councilId),
    provider: called(providerId),
    service: service?.name ?? "A service",
    registration: service?.registrationNumber ?? "",
  };
}
