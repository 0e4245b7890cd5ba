import type { Actor, Role } from "~/domains/access/actor";
import {
  ANSWERERS,
  BROKERS,
  CASE_WRITERS,
  OFFER_READERS,
  OWN_OFFER_READERS,
} from "~/domains/access/role-groups";
import { isSearchOpen, type ReferralState } from "~/domains/referrals/referral.machine";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import {
  isLive,
  NEEDS_LATEST_EDITION,
  type OfferEvent,
  type OfferState,
  offerMachine,
} from "./offer.machine";

/** What the policy must know of an offer; a new one is a `draft`. */
export type OfferSubject = {
  councilId: string;
  providerId: string;
  state: OfferState;
  /** The edition it was made or confirmed for, and the newest one. */
  confirmedEdition: number;
  latestEdition: number;
  searchState: ReferralState;
  /** Why its service takes no new placement, in words; read wherever an offer may be preferred or accepted. */
  stopped?: string | null;
  /** Since when the council says that it does not keep the child safe; read wherever an offer may be accepted. */
  notSafeAt?: Date | null;
};

export type OfferAction =
  | "view"
  | "view-draft"
  | "edit-draft"
  | "submit"
  | "send-impact"
  | "reply-impact"
  | "answer-impact"
  | "say-not-safe"
  | "withdraw-not-safe"
  | "amend"
  | "confirm"
  | "withdraw"
  | "shortlist"
  | "put-in-reserve"
  | "not-select"
  | "prefer"
  | "step-back"
  | "compare"
  | "ask-authorisation"
  | "accept"
  | "fall-through";

type Rule = { side: "council" | "provider" | "both"; roles: readonly Role[] };

const provider: Rule = { side: "provider", roles: ANSWERERS };
const council: Rule = { side: "council", roles: BROKERS };
/** The social worker knows the child: whoever works the case answers what the home says of it. */
const caseWorker: Rule = { side: "council", roles: CASE_WRITERS };

const ALLOWED_ROLES: Readonly<Record<OfferAction, Rule>> = {
  view: { side: "both", roles: [...OFFER_READERS, ...OWN_OFFER_READERS] },
  "view-draft": { side: "provider", roles: OWN_OFFER_READERS },
  "edit-draft": provider,
  submit: provider,
  "send-impact": provider,
  "reply-impact": provider,
  "answer-impact": caseWorker,
  "say-not-safe": caseWorker,
  "withdraw-not-safe": caseWorker,
  amend: provider,
  confirm: provider,
  withdraw: provider,
  shortlist: council,
  "put-in-reserve": council,
  "not-select": council,
  prefer: council,
  "step-back": council,
  compare: { side: "council", roles: OFFER_READERS },
  "ask-authorisation": council,
  accept: council,
  "fall-through": council,
};

const EVENT_OF: Partial<Record<OfferAction, OfferEvent>> = {
  submit: "submit",
  amend: "change-costing",
  withdraw: "withdraw",
  shortlist: "shortlist",
  "put-in-reserve": "put-in-reserve",
  "not-select": "not-select",
  prefer: "prefer",
  "step-back": "step-back",
  accept: "accept",
  "fall-through": "fall-through",
};

const WHILE_OPEN: readonly OfferAction[] = [
  "edit-draft",
  "submit",
  "amend",
  "shortlist",
  "put-in-reserve",
  "prefer",
  "ask-authorisation",
  "accept",
];

/** What is written about an assessment, on an offer that can still win or has won. */
const ABOUT_IMPACT: readonly OfferAction[] = ["send-impact", "reply-impact", "answer-impact"];

/** A restriction or suspension stops new placements (docs/domain.md, alert): none of these steps towards one is taken. */
const TOWARDS_A_PLACEMENT: readonly OfferAction[] = ["prefer", "ask-authorisation", "accept"];

/**
 * Whether this person may do this to this offer now: `true`, or a refusal with a code (`other-organisation`,
 * `role`, `draft`, `state`, `search`, `stopped`, `not-safe`, `edition`) and words. A draft is the provider's alone.
 */
export function may(actor: Actor, action: OfferAction, offer: OfferSubject): Permission {
  const rule = Object.hasOwn(ALLOWED_ROLES, action) ? ALLOWED_ROLES[action] : undefined;
  const own =
    (actor.kind === "council" && actor.organisationId === offer.councilId) ||
    (actor.kind === "provider" && actor.organisationId === offer.providerId);
  if (!rule || !own) return denyUnseen("other-organisation", "This offer belongs to another organisation");
  if (rule.side !== "both" && rule.side !== actor.kind) {
    return deny("role", rule.side === "council" ? "The placing council does this" : "The provider does this");
  }
  if (!actor.roles.some((role) => rule.roles.includes(role)))
    return deny("role", "Your role does not do this");
  if (actor.kind === "council" && offer.state === "draft")
    return denyNow("draft", "This offer is not submitted yet");
  if (action === "edit-draft" && offer.state !== "draft" && !isLive(offer.state)) return notIn(offer.state);
  if (action === "confirm") return mayConfirm(offer);
  // An emergency is accepted within hours: its assessment may follow after that.
  if (ABOUT_IMPACT.includes(action) && offer.state !== "accepted" && !isLive(offer.state))
    return notIn(offer.state);
  if (action === "say-not-safe" || action === "withdraw-not-safe") return mayChangeSafety(action, offer);
  if (action === "ask-authorisation" && offer.state !== "preferred") return notIn(offer.state);
  const event = EVENT_OF[action];
  if (event && !offerMachine.allows(offer.state, event)) {
    return action === "prefer" && offerMachine.allows(offer.state, "shortlist")
      ? denyNow("state", "The offer is not on the shortlist. Shortlist it first")
      : notIn(offer.state);
  }
  if (WHILE_OPEN.includes(action) && !isSearchOpen(offer.searchState)) {
    return denyNow(
      "search",
      offer.searchState === "paused" ? "The search is paused" : "The search is not open",
    );
  }
  if (action === "accept" && offer.notSafeAt)
    return denyNow(
      "not-safe",
      "Your council says that this placement does not keep the child safe. That must be withdrawn first",
    );
  if (offer.stopped && TOWARDS_A_PLACEMENT.includes(action)) return denyNow("stopped", offer.stopped);
  const bound =
    action === "ask-authorisation" || (event !== undefined && NEEDS_LATEST_EDITION.includes(event));
  if (bound && offer.confirmedEdition < offer.latestEdition) {
    return denyNow("edition", "The referral has changed: the provider must confirm the offer first");
  }
  return true;
}

function mayChangeSafety(action: "say-not-safe" | "withdraw-not-safe", offer: OfferSubject): Permission {
  if (!isLive(offer.state)) return notIn(offer.state);
  if (action === "say-not-safe" && offer.notSafeAt)
    return denyNow("not-safe", "Your council says so already");
  if (action === "withdraw-not-safe" && !offer.notSafeAt)
    return denyNow("not-safe", "Nobody says that it does not keep the child safe");
  return true;
}

function mayConfirm(offer: OfferSubject): Permission {
  if (!isLive(offer.state)) return notIn(offer.state);
  if (offer.confirmedEdition >= offer.latestEdition)
    return denyNow("edition", "It is confirmed for the latest edition");
  return true;
}

function notIn(state: OfferState): Permission {
  return denyNow("state", `This cannot be done to an offer that is ${state.replace("-", " ")}`);
}

/** Every action with whether it may be done now, for the view of an offer. */
export const { abilities: offerAbilities } = definePolicy(ALLOWED_ROLES, may);
