import type { Actor, Role } from "~/domains/access/actor";
import { BROKERS, FUNDING_DECIDERS, FUNDING_READERS } from "~/domains/access/roles";
import { definePolicy, deny, denyNow, type Permission } from "~/platform/permission";
import {
  type AuthorisationEvent,
  type AuthorisationState,
  authorisationMachine,
} from "./authorisation.machine";

/** What the policy must know of an authorisation, and of the people who have a hand in the offer. */
export type AuthorisationSubject = {
  councilId: string;
  state: AuthorisationState;
  /** Everybody who asked for it, first or again. */
  askedByIds: readonly string[];
  /** People who wrote or submitted the offer, in whichever organisation they acted. */
  offeredByIds: readonly string[];
  /** The version it is bound to, and the newest of the offer. */
  offerVersion: number;
  latestOfferVersion: number;
  /** Why the service takes no new placement now, in words. */
  stopped: string | null;
};

export type AuthorisationAction = "view" | "authorise" | "return" | "refuse" | "ask-again" | "cancel";

const ALLOWED_ROLES: Readonly<Record<AuthorisationAction, readonly Role[]>> = {
  view: FUNDING_READERS,
  authorise: FUNDING_DECIDERS,
  return: FUNDING_DECIDERS,
  refuse: FUNDING_DECIDERS,
  "ask-again": BROKERS,
  cancel: BROKERS,
};

const DECISIONS: readonly AuthorisationAction[] = ["authorise", "return", "refuse"];

/**
 * Whether this person may do this to this authorisation now: `true`, or a refusal with a code
 * (`other-organisation`, `role`, `asked-it`, `offered-it`, `state`, `changed`, `stopped`) and words. Duties are separated by
 * person, not by role: who asked never decides, nor who also works for the provider and made the offer.
 */
export function may(
  actor: Actor,
  action: AuthorisationAction,
  authorisation: AuthorisationSubject,
): Permission {
  if (actor.kind !== "council" || actor.organisationId !== authorisation.councilId) {
    return deny("other-organisation", "Only the placing council decides on its money");
  }
  const roles = Object.hasOwn(ALLOWED_ROLES, action) ? ALLOWED_ROLES[action] : [];
  if (!actor.roles.some((role) => roles.includes(role))) {
    const decides = DECISIONS.includes(action);
    return deny("role", decides ? "Only a head of service decides on money" : "Your role does not do this");
  }
  if (action === "view") return true;
  if (DECISIONS.includes(action)) {
    if (authorisation.askedByIds.includes(actor.personId)) {
      return deny("asked-it", "You asked for this, so another head of service decides");
    }
    if (authorisation.offeredByIds.includes(actor.personId)) {
      return deny("offered-it", "You had a hand in this offer, so another head of service decides");
    }
  }
  if (!authorisationMachine.allows(authorisation.state, action satisfies AuthorisationEvent)) {
    return denyNow("state", `This request is ${authorisation.state} already`);
  }
  if (action !== "cancel" && authorisation.offerVersion !== authorisation.latestOfferVersion) {
    return denyNow("changed", "The offer has changed since this was asked");
  }
  // The money may still be refused, or a question asked; nothing goes on towards a placement.
  if (action === "authorise" && authorisation.stopped) return denyNow("stopped", authorisation.stopped);
  return true;
}

/** Every action with whether it may be done now, for the view of an authorisation. */
export const { abilities: authorisationAbilities } = definePolicy(ALLOWED_ROLES, may);
