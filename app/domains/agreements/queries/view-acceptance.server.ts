import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { toExplain } from "~/domains/authorisations/alert-reason.rules";
import { newestAuthorisation } from "~/domains/authorisations/queries/newest-authorisation.server";
import {
  type OfferDecision,
  readOfferDecision,
} from "~/domains/authorisations/queries/view-offer-decision.server";
import { isLive, type OfferState } from "~/domains/offers/offer.machine";
import { offerScope } from "~/domains/offers/offer.scope.server";
import { nameWithStanding, standingOf } from "~/domains/providers/confirmation.rules";
import { providerStanding } from "~/domains/providers/queries/provider-standing.server";
import { serviceFacts } from "~/domains/providers/queries/service-facts.server";
import { findReferral } from "~/domains/referrals/queries/find-referral.server";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { may } from "../acceptance/acceptance.policy";

export type AcceptanceView = OfferDecision & {
  /** The other offers that would not be selected. */
  others: { reference: string; service: string; provider: string }[];
  /** How many other organisations have an open delivery. */
  asked: number;
};

function shown(provider: { name: string; standing: string } | undefined): string {
  return provider ? nameWithStanding(provider.name, standingOf(provider.standing)) : "";
}

/** One offer before it is accepted, and whom that touches. 404 and 403 as for every decision on an offer. */
export async function viewAcceptance(
  actor: Actor,
  at: { reference: string; offer: string },
): Promise<AcceptanceView> {
  return read(actor, async (tx) => {
    const view = await readOfferDecision(tx, actor, at, "accept");
    const referral = await findReferral(tx, actor, at.reference);
    if (!referral) return notFound();
    const offers = await tx.offer.findMany({
      where: { AND: [offerScope(actor), { referralId: referral.id }] },
      select: {
        id: true,
        reference: true,
        serviceId: true,
        deliveryId: true,
        providerId: true,
        councilId: true,
        state: true,
        confirmedEdition: true,
        versionNumber: true,
        heldUntil: true,
      },
    });
    const offer = offers.find(({ reference }) => reference === at.offer);
    if (!offer) return notFound();
    const authorisation = await newestAuthorisation(tx, offer);
    const permission = may(actor, "accept", {
      offer: {
        ...offer,
        state: offer.state as OfferState,
        latestEdition: referral.editionNumber,
        searchState: referral.state,
        stopped: view.stopped,
        notSafeAt: view.notSafeAt,
      },
      offerVersion: offer.versionNumber,
      authorisation,
      standing: await providerStanding(tx, offer.providerId),
      heldUntil: offer.heldUntil,
      placeTaken: view.placeTaken,
      now: now(),
    });
    const others = offers.filter(({ id, state }) => id !== offer.id && isLive(state as OfferState));
    const names = await serviceFacts(
      tx,
      others.map(({ serviceId }) => serviceId),
    );
    const providers = await tx.organisation.findMany({
      where: { id: { in: others.map(({ providerId }) => providerId) } },
      select: { id: true, name: true, standing: true },
    });
    const asked = await tx.delivery.count({
      where: { referralId: referral.id, state: { not: "closed" }, id: { not: offer.deliveryId } },
    });
    return {
      ...view,
      whyNot: permission === true ? null : permission.message,
      // What the broker said why of and the head of service has read asks for nothing more.
      toExplain: toExplain(view.alerts, authorisation?.alertsRead),
      others: others.map(({ reference, serviceId, providerId }) => ({
        reference,
        service: names.get(serviceId)?.name ?? "A service",
        provider: shown(providers.find(({ id }) => id === providerId)),
      })),
      asked,
    };
  });
}
