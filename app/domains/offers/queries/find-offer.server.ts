import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { ReferralState } from "~/domains/referrals/referral.machine";
import type { Prisma } from "~prisma/client";
import type { OfferState } from "../offer.machine";
import type { OfferSubject } from "../offer.policy";
import { offerScope } from "../offer.scope.server";

const COLUMNS = {
  id: true,
  reference: true,
  referralId: true,
  deliveryId: true,
  serviceId: true,
  councilId: true,
  providerId: true,
  state: true,
  versionNumber: true,
  confirmedEdition: true,
  heldUntil: true,
  fundingStage: true,
  notSafeAt: true,
  version: true,
  delivery: {
    select: { reference: true, state: true, searchState: true, editionNumber: true, answerBy: true },
  },
} as const satisfies Prisma.OfferSelect;

type Row = Prisma.OfferGetPayload<{ select: typeof COLUMNS }>;
/** An offer as the commands need it. What the policy asks is in `subject`. */
export type FoundOffer = Omit<Row, "state"> & { state: OfferState; subject: OfferSubject };

/** The offer with this reference where the actor may see it, or null. The search is read from its delivery. */
export async function findOffer(tx: Tx, actor: Actor, reference: string): Promise<FoundOffer | null> {
  const row = await tx.offer.findFirst({
    where: { AND: [offerScope(actor), { reference }] },
    select: COLUMNS,
  });
  return row && { ...row, state: row.state as OfferState, subject: subjectOf(row) };
}

type Subject = Pick<Row, "councilId" | "providerId" | "state" | "confirmedEdition"> & {
  notSafeAt?: Date | null;
  delivery: { searchState: string; editionNumber: number };
};

/** What the policy must know of an offer, from its row and its delivery. */
export function subjectOf(row: Subject): OfferSubject {
  return {
    councilId: row.councilId,
    providerId: row.providerId,
    state: row.state as OfferState,
    confirmedEdition: row.confirmedEdition,
    latestEdition: row.delivery.editionNumber,
    searchState: row.delivery.searchState as ReferralState,
    notSafeAt: row.notSafeAt ?? null,
  };
}
