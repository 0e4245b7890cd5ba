import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { brokersOf } from "~/domains/referrals/queries/brokers-of.server";
import { tookPart } from "../authorisation.policy";
import { askedBy } from "./asked-by.server";

export type WaitingRequest = {
  id: string;
  reference: string;
  emergency: boolean;
  firstYearPence: number;
  /** Who decides on it in no case. */
  tookPart: string[];
};

/** Every request of the actor's council that waits for a decision. */
export async function waitingRequests(tx: Tx, actor: Actor): Promise<WaitingRequest[]> {
  const rows = await tx.authorisation.findMany({
    where: { councilId: actor.organisationId, state: "asked" },
    select: {
      id: true,
      councilId: true,
      offerId: true,
      referralId: true,
      askedById: true,
      firstYearPence: true,
      referral: { select: { reference: true, purpose: true } },
      offer: { select: { createdById: true, versions: { select: { submittedById: true } } } },
    },
    orderBy: { askedAt: "asc" },
  });
  const waiting: WaitingRequest[] = [];
  for (const { referral, offer, ...row } of rows)
    waiting.push({
      id: row.id,
      reference: referral.reference,
      emergency: referral.purpose === "emergency",
      firstYearPence: row.firstYearPence,
      tookPart: tookPart({
        askedByIds: await askedBy(tx, row),
        offeredByIds: [offer.createdById, ...offer.versions.map(({ submittedById }) => submittedById)],
        brokerIds: await brokersOf(tx, row.referralId),
      }),
    });
  return waiting;
}
