import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { holdOffersOf } from "~/domains/offers/commands/lock-offers.server";
import { isHoldOver } from "~/domains/offers/hold.rules";
import type { OfferState } from "~/domains/offers/offer.machine";
import type { OfferSubject } from "~/domains/offers/offer.policy";
import { offerScope } from "~/domains/offers/offer.scope.server";
import { holdAlerts } from "~/domains/providers/commands/lock-alerts.server";
import { type Standing, standingStop } from "~/domains/providers/confirmation.rules";
import { providerStanding } from "~/domains/providers/queries/provider-standing.server";
import { type PlacementBlocks, placementBlocksOf } from "~/domains/providers/queries/standing-alerts.server";
import { lockReferral } from "~/domains/referrals/commands/move-referral.server";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import { type LockedDelivery, lockDeliveries } from "~/domains/routing/commands/search-state.server";
import { now } from "~/platform/clock.server";
import type { Denied } from "~/platform/permission";
import { type Refusal, refusalOf } from "~/platform/refusal";
import { dayAndTime } from "~/platform/time";

export type LockedOffer = {
  id: string;
  reference: string;
  referralId: string;
  deliveryId: string;
  serviceId: string;
  providerId: string;
  councilId: string;
  state: OfferState;
  versionNumber: number;
  confirmedEdition: number;
  heldUntil: Date | null;
  version: number;
  /** Everybody who wrote or submitted it, in whichever organisation they acted. */
  madeByIds: string[];
  weeklyPence: number;
  firstYearPence: number;
};

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
  await holdOffersOf(tx, referral);
  const rows = await tx.offer.findMany({
    where: { AND: [offerScope(actor), { referralId: referral.id }] },
    select: {
      id: true,
      reference: true,
      referralId: true,
      deliveryId: true,
      serviceId: true,
      providerId: true,
      councilId: true,
      state: true,
      versionNumber: true,
      confirmedEdition: true,
      heldUntil: true,
      version: true,
      createdById: true,
      versions: { select: { number: true, submittedById: true, weeklyPence: true, firstYearPence: true } },
    },
    orderBy: { id: "asc" },
  });
  const offers = rows.map(({ versions, createdById, state, ...row }): LockedOffer => {
    const latest = versions.find(({ number }) => number === row.versionNumber);
    return {
      ...row,
      state: state as OfferState,
      madeByIds: [...new Set([createdById, ...versions.map((one) => one.submittedById)])],
      weeklyPence: latest?.weeklyPence ?? 0,
      firstYearPence: latest?.firstYearPence ?? 0,
    };
  });
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

/** Whether the place is still held; else the words for the person who wanted it. */
export function holdOf(
  offer: Pick<LockedOffer, "heldUntil">,
): { passed: false } | { passed: true; words: string } {
  const at = now();
  if (!offer.heldUntil || !isHoldOver(offer.heldUntil, at)) return { passed: false };
  const until = dayAndTime(offer.heldUntil, at);
  return { passed: true, words: `The place was held until ${until}: ask the provider to hold it again` };
}

/** What a policy about funding has denied; a try without the right to it goes on the record. */
export function refusedFunding(denied: Denied): Refusal {
  return refusalOf(denied, { tried: "funding" });
}
