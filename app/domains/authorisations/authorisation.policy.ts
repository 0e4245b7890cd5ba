import type { Actor, Role } from "~/domains/access/actor";
import {
  BROKERS,
  FUNDING_DECIDERS_ABOVE_LIMIT,
  FUNDING_READERS,
  FUNDING_WORKERS,
} from "~/domains/access/role-groups";
import { definePolicy, deny, denyNow, type Permission } from "~/platform/permission";
import {
  type AuthorisationEvent,
  type AuthorisationState,
  authorisationMachine,
  isGivenByPhone,
  MOVED_ON_WORDS,
} from "./authorisation.machine";
import { type Deciders, decidesAs, whoDecidesWords } from "./deciders.rules";
import { PANEL_STATES } from "./panel.rules";

/** What the policy must know of an authorisation, and of the people who have a hand in the offer. */
export type AuthorisationSubject = {
  councilId: string;
  state: AuthorisationState;
  /** Everybody who asked for it, first or again. */
  askedByIds: readonly string[];
  /** People who wrote or submitted the offer, in whichever organisation they acted. */
  offeredByIds: readonly string[];
  /** Everybody who is or was the broker of the referral. */
  brokerIds: readonly string[];
  /** The version it is bound to, and the newest of the offer. */
  offerVersion: number;
  latestOfferVersion: number;
  /** Why the service takes no new placement now, in words. */
  stopped: string | null;
  /** The last day that it is authorised for, `YYYY-MM-DD`; null has none. */
  fundedUntil: string | null;
  /** What the first year costs, and who decides on how much: the council's limit and for whom the actor stands in. */
  firstYearPence: number;
  deciders: Deciders;
  /** Of what was given by phone: whether it has gone up to the director, who confirms it then whatever it costs. */
  escalated?: boolean;
  /** Whether either side has said that a child moved in on this offer; asked of one that has lapsed. */
  movedIn?: boolean;
};

const DECISIONS = ["authorise", "return", "refuse", "continue"] as const;
type DecisionAction = (typeof DECISIONS)[number];
export type AuthorisationAction = "view" | DecisionAction | "record-panel" | "ask-again" | "cancel";

/**
 * Everybody who asked for it, worked on its offer or is or was the broker of its referral: they do not decide, nor does a
 * deputy in their place. `took_part_in_offer` in `prisma/sql/authorisations.sql` says the same.
 */
export function tookPart({
  askedByIds,
  offeredByIds,
  brokerIds,
}: Pick<AuthorisationSubject, "askedByIds" | "offeredByIds" | "brokerIds">): string[] {
  return [...askedByIds, ...offeredByIds, ...brokerIds];
}

/** In whose place the actor would decide on this authorisation. */
export function decidesOn(actor: Actor, authorisation: AuthorisationSubject) {
  const { firstYearPence, deciders } = authorisation;
  if (wentUpTo(actor, authorisation)) return "own";
  return decidesAs(actor, firstYearPence, deciders, tookPart(authorisation));
}

/** Whether it was given by phone, not confirmed in time, and so is the director's to confirm. */
function wentUpTo(actor: Actor, { escalated = false }: AuthorisationSubject): boolean {
  const above: readonly Role[] = FUNDING_DECIDERS_ABOVE_LIMIT;
  return escalated && actor.roles.some((role) => above.includes(role));
}

/** For whom the actor would decide on it as their deputy: null in their own right. */
export function inPlaceOf(actor: Actor, authorisation: AuthorisationSubject): string | null {
  const as = decidesOn(actor, authorisation);
  return as === null || as === "own" ? null : as.personId;
}

/** Who decides is no role alone: `decidesAs`. */
const ALLOWED_ROLES: Readonly<Record<Exclude<AuthorisationAction, DecisionAction>, readonly Role[]>> = {
  view: FUNDING_READERS,
  // What the panel decided is recorded by whoever asks for funding or decides on it.
  "record-panel": FUNDING_WORKERS,
  "ask-again": BROKERS,
  cancel: BROKERS,
};

function isDecision(action: AuthorisationAction): action is DecisionAction {
  return (DECISIONS as readonly string[]).includes(action);
}

/**
 * Whether this person may do this to this authorisation now: `true`, or a refusal with a code
 * (`other-organisation`, `role`, `asked-it`, `offered-it`, `brokered-it`, `deputy-of-asker`, `state`, `changed`, `stopped`,
 * `no-last-day`) and words. To continue funding past its last day is a decision like the others. Duties are separated by person, not by role: who asked never decides, nor who also works for the provider and
 * made the offer, nor who is or was the referral's broker, nor the deputy of any of them.
 */
export function may(
  actor: Actor,
  action: AuthorisationAction,
  authorisation: AuthorisationSubject,
): Permission {
  if (actor.kind !== "council" || actor.organisationId !== authorisation.councilId) {
    return deny("other-organisation", "Only the placing council decides on its funding");
  }
  if (isDecision(action)) {
    const { firstYearPence, deciders } = authorisation;
    if (decidesAs(actor, firstYearPence, deciders) === null && !wentUpTo(actor, authorisation))
      return deny("role", whoDecidesWords(firstYearPence, deciders.limitPence));
  } else {
    const roles = Object.hasOwn(ALLOWED_ROLES, action) ? ALLOWED_ROLES[action] : [];
    if (!actor.roles.some((role) => roles.includes(role))) return deny("role", "Your role does not do this");
  }
  if (action === "view") return true;
  if (action === "record-panel") return mayRecordPanel(authorisation.state);
  if (isDecision(action)) {
    if (authorisation.askedByIds.includes(actor.personId)) {
      return deny("asked-it", "You requested this funding, so someone else must decide");
    }
    if (authorisation.offeredByIds.includes(actor.personId)) {
      return deny("offered-it", "You worked on this offer, so someone else must decide");
    }
    if (authorisation.brokerIds.includes(actor.personId)) {
      return deny("brokered-it", "You are or were the broker of this referral, so someone else must decide");
    }
    if (decidesOn(actor, authorisation) === null)
      return deny(
        "deputy-of-asker",
        "The person you are deputy for requested this funding, worked on the offer, or is or was the broker, so someone else must decide",
      );
  }
  if (action === "continue") return mayContinue(authorisation);
  // A child lives there: what was given by phone is not refused, but goes up to the director.
  if (action === "refuse" && authorisation.state === "verbal")
    return (
      authorisation.escalated !== true || denyNow("state", "This funding has already gone to the director")
    );
  // The fee is owed once a child lives there; a bed that nobody came to falls through.
  if (authorisation.state === "lapsed" && authorisation.movedIn !== true)
    return denyNow("state", MOVED_ON_WORDS.lapsed);
  if (!authorisationMachine.allows(authorisation.state, action satisfies AuthorisationEvent)) {
    return denyNow("state", MOVED_ON_WORDS[authorisation.state]);
  }
  if (action !== "cancel" && authorisation.offerVersion !== authorisation.latestOfferVersion) {
    return denyNow("changed", "The offer has changed since this was requested");
  }
  // Funding may still be refused, or a question asked; nothing goes on towards a placement.
  if (action === "authorise" && authorisation.stopped && !isGivenByPhone(authorisation.state))
    return denyNow("stopped", authorisation.stopped);
  return true;
}

/** Whoever asks or decides, also who took part: it says what others decided. */
function mayRecordPanel(state: AuthorisationState): Permission {
  const states: readonly AuthorisationState[] = PANEL_STATES;
  return (
    states.includes(state) ||
    denyNow("state", "What the panel decided is recorded for requests that are open or authorised")
  );
}

/** Only what is authorised until a day; alerts on the service do not matter, since nothing new is placed by it. */
function mayContinue({ state, fundedUntil }: AuthorisationSubject): Permission {
  if (state !== "authorised") return denyNow("state", "Only funding that is authorised can be continued");
  return fundedUntil !== null || denyNow("no-last-day", "This funding has no end date");
}

/** Every action with whether it may be done now, for the view of an authorisation. */
export const { abilities: authorisationAbilities } = definePolicy(
  { ...ALLOWED_ROLES, authorise: true, return: true, refuse: true, continue: true },
  may,
);
