import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { type LockedOffer, lockOffersOf } from "~/domains/offers/commands/lock-offers.server";
import type { OfferSubject } from "~/domains/offers/offer.policy";
import { holdAlerts } from "~/domains/providers/commands/lock-alerts.server";
import { type Standing, standingStop } from "~/domains/providers/confirmation.rules";
import { providerStanding } from "~/domains/providers/queries/provider-standing.server";
import { type PlacementBlocks, placementBlocksOf } from "~/domains/providers/queries/standing-alerts.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import { type LockedDelivery, lockDeliveries } from "~/domains/routing/commands/search-state.server";
import type { Denied } from "~/platform/permission";
import { type Refusal, refusalOf } from "~/platform/refusal";

export type LockedSearch = {
  referral: FoundReferral;
  deliveries: LockedDelivery[];
  /** Every submitted offer of the referral. */
  offers: LockedOffer[];
};

/**
 * A referral with its deliveries and offers, locked in this order until the transaction ends, so that two decisions
 * on one referral come one after the other. Undefined where the actor sees no such referral.
 */
export async function lockSearch(tx: Tx, actor: Actor, reference: string): Promise<LockedSearch | undefined> {
  const referral = await lockReferral(tx, actor, reference);
  if (!referral) return undefined;
  const deliveries = await lockDeliveries(tx, referral);
  const offers = await lockOffersOf(tx, actor, referral);
  return { referral, deliveries, offers };
}

/** What the policy of offers must know of one of them. */
export function offerSubject(
  offer: LockedOffer,
  referral: FoundReferral,
  placementBlocks?: Pick<HeldPlacementBlocks, "stopped" | "standing">,
): OfferSubject {
  return {
    councilId: offer.councilId,
    providerId: offer.providerId,
    state: offer.state,
    confirmedEdition: offer.confirmedEdition,
    latestEdition: referral.editionNumber,
    searchState: referral.state,
    notSafeAt: offer.notSafeAt,
    stopped:
      placementBlocks &&
      (placementBlocks.stopped ?? standingStop(placementBlocks.standing, purposeOf(referral))),
  };
}

/** Why the child is looked after elsewhere, as the referral says it now. */
export function purposeOf(referral: Pick<FoundReferral, "content">): string | null {
  return referral.content.draft.purpose?.purpose ?? null;
}

/** What stands against a placement, and whether the provider that offers it is confirmed. */
export type HeldPlacementBlocks = PlacementBlocks & { standing: Standing };

/** What stands against a placement in the service of an offer, held as it is until the transaction ends: the last lock. */
export async function lockPlacementBlocks(
  tx: Tx,
  offer: Pick<LockedOffer, "serviceId" | "providerId">,
): Promise<HeldPlacementBlocks> {
  await holdAlerts(tx);
  const standing = await providerStanding(tx, offer.providerId);
  return { ...(await placementBlocksOf(tx, offer.serviceId)), standing };
}

/** What a policy about funding has denied; a try without the right to it goes on the record. */
export function refusedFunding(denied: Denied): Refusal {
  return refusalOf(denied, { tried: "funding" });
}
