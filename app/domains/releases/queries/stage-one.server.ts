import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { offerScope } from "~/domains/offers/offer.scope.server";
import { findSent, type SentReferral } from "~/domains/routing/queries/find-sent.server";
import { STAGE_ONE_STATES } from "../release.rules";
import { TERMS } from "../terms.rules";
import { overOffers } from "./over-offers.server";

export type StageOne = SentReferral & {
  /** Whether an offer of the provider is on the shortlist or further, and not over with its placement. */
  shortlisted: boolean;
  /** Whether this person has accepted the terms as they stand now. */
  accepted: boolean;
};

/** How stage 1 of a referral stands for somebody at a provider; null when it was not sent to their organisation. */
export async function findStageOne(tx: Tx, actor: Actor, reference: string): Promise<StageOne | null> {
  const sent = await findSent(tx, actor, reference);
  if (!sent) return null;
  const { referralId } = sent;
  const offers = await tx.offer.count({
    where: {
      AND: [
        offerScope(actor),
        { referralId, state: { in: [...STAGE_ONE_STATES] }, id: { notIn: await overOffers(tx, referralId) } },
      ],
    },
  });
  const accepted = await tx.termsAcceptance.count({
    where: {
      referralId,
      personId: actor.personId,
      providerId: actor.organisationId,
      termsVersion: TERMS.version,
    },
  });
  return { ...sent, shortlisted: offers > 0, accepted: accepted > 0 };
}
