import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import type { Prisma } from "~prisma/client";
import type { DeliveryState } from "../delivery.machine";
import { deliveryScope } from "../delivery.scope.server";

const COLUMNS = {
  id: true,
  reference: true,
  referralId: true,
  councilId: true,
  providerId: true,
  brokerId: true,
  state: true,
  searchState: true,
  editionNumber: true,
  answerBy: true,
  emergency: true,
  pickedUpById: true,
  deliveredAt: true,
  version: true,
  services: {
    select: { id: true, serviceId: true, answer: true, version: true },
    orderBy: { id: "asc" },
  },
} as const satisfies Prisma.DeliverySelect;

type Found = Prisma.DeliveryGetPayload<{ select: typeof COLUMNS }>;
/** A delivery as the commands need it, with the answers of its services. */
export type FoundDelivery = Omit<Found, "state" | "searchState"> & {
  state: DeliveryState;
  searchState: ReferralState;
};

/** The provider's own delivery of a referral; null when there is none that this actor may see. */
export async function findDelivery(tx: Tx, actor: Actor, reference: string): Promise<FoundDelivery | null> {
  if (actor.kind !== "provider") return null;
  const found = await tx.delivery.findFirst({
    where: { AND: [deliveryScope(actor), { reference }] },
    select: COLUMNS,
  });
  return (
    found && {
      ...found,
      state: found.state as DeliveryState,
      searchState: found.searchState as ReferralState,
    }
  );
}

/**
 * The same, locked until the transaction ends: two colleagues who answer for two homes at once come one after the
 * other, so that the second sees the first's answer.
 */
export async function lockDelivery(tx: Tx, actor: Actor, reference: string): Promise<FoundDelivery | null> {
  if (actor.kind !== "provider") return null;
  await tx.$queryRaw`
    select id from deliveries where reference = ${reference} and provider_id = ${actor.organisationId}::uuid for no key update`;
  return findDelivery(tx, actor, reference);
}
