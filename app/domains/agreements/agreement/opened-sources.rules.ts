import type { Actor } from "~/domains/access/actor";
import { may as mayOffer } from "~/domains/offers/offer.policy";
import { may as mayReferral } from "~/domains/referrals/referral.policy";
import { may as mayDelivery } from "~/domains/routing/delivery.policy";

/** Which of the pages that an agreement or a placement came from its reader may open. */
export type OpensSources = { referral: boolean; offer: boolean };

/**
 * Asked of the policies of those pages, for one of the actor's own: whoever pays reads agreements and placements, and no
 * referral. `wasSent`: a provider reads no referral that was never sent, only placed by phone.
 */
export function opensSources(actor: Actor, wasSent = true): OpensSources {
  const own = { councilId: actor.organisationId, providerId: actor.organisationId };
  return {
    referral:
      wasSent &&
      (actor.kind === "provider"
        ? mayDelivery(actor, "view", {
            ...own,
            state: "closed",
            searchState: "agreed",
            pickedUpById: null,
          }) === true
        : mayReferral(actor, "view", { ...own, state: "agreed" }) === true),
    offer:
      mayOffer(actor, "view", {
        ...own,
        state: "accepted",
        confirmedEdition: 1,
        latestEdition: 1,
        searchState: "agreed",
      }) === true,
  };
}
