import { type Actor, holds, type Role } from "~/domains/access/actor";
import { ANSWER_FOR_HOMES, ANSWERERS, DELIVERY_RELEASERS } from "~/domains/access/role-groups";
import { isSearchOpen, type ReferralState } from "~/domains/referrals/referral.machine";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import { type DeliveryState, deliveryMachine } from "./delivery.machine";

/** What the policy must know of a delivery; `searchState` is the referral's state that the delivery carries. */
export type DeliverySubject = {
  providerId: string;
  state: DeliveryState;
  searchState: ReferralState;
  pickedUpById: string | null;
};

export type DeliveryAction = "view" | "pick-up" | "release" | "pass-on" | "answer" | "offer";

const ALLOWED_ROLES: Readonly<Record<DeliveryAction, readonly Role[]>> = {
  view: ANSWER_FOR_HOMES,
  "pick-up": ANSWERERS,
  release: ANSWERERS,
  "pass-on": ANSWERERS,
  answer: ANSWERERS,
  offer: ANSWERERS,
};

/**
 * Whether this person may do this to this delivery of the provider now: `true`, or a refusal with a code
 * (`other-organisation`, `role`, `search`, `state`, `held`) and words. Reading is never an obstacle to anyone.
 */
export function may(actor: Actor, action: DeliveryAction, delivery: DeliverySubject): Permission {
  if (actor.kind !== "provider" || actor.organisationId !== delivery.providerId) {
    return denyUnseen("other-organisation", "This referral was not sent to your organisation");
  }
  const roles = Object.hasOwn(ALLOWED_ROLES, action) ? ALLOWED_ROLES[action] : [];
  if (!actor.roles.some((role) => roles.includes(role))) {
    return deny("role", "Your role in this organisation does not do this");
  }
  if (action === "view") return true;
  const held = delivery.pickedUpById;
  const mine = held === actor.personId;
  const releases = holds(actor, ...DELIVERY_RELEASERS);
  if (action === "release") {
    if (!deliveryMachine.allows(delivery.state, "release"))
      return denyNow("state", "Nobody has picked it up");
    return mine || releases ? true : deny("held", "A colleague has picked it up and can release it");
  }
  if (delivery.state === "closed") return denyNow("state", "This search is closed for you");
  if (!isSearchOpen(delivery.searchState)) return denyNow("search", searchWords(delivery.searchState));
  if (action === "pick-up") {
    if (mine) return denyNow("held", "You have picked it up already");
    if (held !== null) return denyNow("held", "A colleague has picked it up: ask for it to be passed on");
    return true;
  }
  if (action === "pass-on" && held !== null && !mine && !releases) {
    return denyNow("held", "A colleague has picked it up and can pass it on");
  }
  return true;
}

function searchWords(state: ReferralState): string {
  if (state === "paused") return "The council has paused this search";
  return "This search is not open any more";
}

/** Every action with whether it may be done now, for the view of a delivery. */
export const { abilities: deliveryAbilities } = definePolicy(ALLOWED_ROLES, may);
