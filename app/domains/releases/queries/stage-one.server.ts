import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { offerScope } from "~/domains/offers/offer.scope.server";
import { deliveryScope } from "~/domains/routing/delivery.scope.server";
import { STAGE_ONE_STATES } from "../release.rules";
import { TERMS } from "../terms.rules";

export type StageOne = {
  referralId: string;
  councilId: string;
  reference: string;
  headline: string;
  brokerId: string;
  /** Whether an offer of the provider is on the shortlist or further. */
  shortlisted: boolean;
  /** Whether this person has accepted the terms as they stand now. */
  accepted: boolean;
};

/** How stage 1 of a referral stands for somebody at a provider; null when it was not sent to their organisation. */
export async function findStageOne(tx: Tx, actor: Actor, reference: string): Promise<StageOne | null> {
  if (actor.kind !== "provider") return null;
  const delivery = await tx.delivery.findFirst({
    where: { AND: [deliveryScope(actor), { reference }] },
    select: { referralId: true, councilId: true, reference: true, headline: true, brokerId: true },
  });
  if (!delivery) return null;
  const { referralId } = delivery;
  const offers = await tx.offer.count({
    where: { AND: [offerScope(actor), { referralId, state: { in: [...STAGE_ONE_STATES] } }] },
  });
  const accepted = await tx.termsAcceptance.count({
    where: {
      referralId,
      personId: actor.personId,
      providerId: actor.organisationId,
      termsVersion: TERMS.version,
    },
  });
  return { ...delivery, shortlisted: offers > 0, accepted: accepted > 0 };
}
