import type { Actor, Role } from "~/domains/access/actor";
import {
  BROKERS,
  CASE_WRITERS,
  NAME_DUTY_OWNER,
  NAME_REVIEWING_OFFICERS,
  REFERRAL_READERS,
} from "~/domains/access/role-groups";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import type { NamedPart } from "./case-parts.rules";
import {
  isBeingWritten,
  isFinished,
  type ReferralEvent,
  type ReferralState,
  referralMachine,
} from "./referral.machine";

/** What the policy must know of a referral; a new one has no state yet. */
export type ReferralSubject = { councilId: string; state: ReferralState };

export type ReferralAction =
  | "create"
  | "view"
  | "edit"
  | "edit-child"
  | "decide-gate"
  | "amend"
  | "widen"
  | "reassign"
  | "name-people"
  | "name-iro"
  | "set-duty-owner"
  | "record-phone-placement"
  | Extract<
      ReferralEvent,
      | "check"
      | "return-to-draft"
      | "send"
      | "pause"
      | "resume"
      | "search-on"
      | "withdraw"
      | "close"
      | "search-again"
      | "fall-through"
    >;

/**
 * Deny by default: an action is done by these roles of the placing council and by nobody else. Who may know who
 * the child is, is the vault's own policy.
 */
const ALLOWED_ROLES: Readonly<Record<ReferralAction, readonly Role[]>> = {
  create: CASE_WRITERS,
  view: REFERRAL_READERS,
  edit: CASE_WRITERS,
  "edit-child": CASE_WRITERS,
  "decide-gate": CASE_WRITERS,
  check: CASE_WRITERS,
  "return-to-draft": CASE_WRITERS,
  send: BROKERS,
  amend: BROKERS,
  widen: BROKERS,
  pause: BROKERS,
  resume: BROKERS,
  "search-on": BROKERS,
  withdraw: BROKERS,
  close: BROKERS,
  "search-again": BROKERS,
  "fall-through": BROKERS,
  reassign: BROKERS,
  "name-people": CASE_WRITERS,
  "name-iro": NAME_REVIEWING_OFFICERS,
  "set-duty-owner": NAME_DUTY_OWNER,
  "record-phone-placement": BROKERS,
};

/** The actions that need a referral in one of these states and are no move of it. */
const ONLY_IN: Partial<Record<ReferralAction, (state: ReferralState) => boolean>> = {
  edit: isBeingWritten,
  "decide-gate": (state) => isBeingWritten(state) || ["searching", "deciding", "paused"].includes(state),
  "edit-child": isInHands,
  amend: (state) => ["searching", "deciding", "paused"].includes(state),
  widen: (state) => state === "searching" || state === "deciding",
  reassign: isInHands,
  "name-people": isInHands,
  "name-iro": isInHands,
};

/** Whether somebody still works it. */
function isInHands(state: ReferralState): boolean {
  return !isFinished(state);
}

/** What naming each part of a case asks for. */
export const NAMES_PART = {
  "social-worker": "name-people",
  "team-manager": "name-people",
  iro: "name-iro",
} as const satisfies Record<NamedPart, ReferralAction>;

/**
 * Whether this person, acting for this organisation, may do this to this referral now: `true`, or a refusal with
 * a code (`other-organisation`, `role`, `state`) and words for the person. A referral of another organisation is
 * for the caller to answer as not found.
 */
export function may(actor: Actor, action: ReferralAction, referral: ReferralSubject): Permission {
  if (actor.kind !== "council" || actor.organisationId !== referral.councilId) {
    return denyUnseen("other-organisation", "This referral belongs to another organisation");
  }
  const roles = Object.hasOwn(ALLOWED_ROLES, action) ? ALLOWED_ROLES[action] : [];
  if (!actor.roles.some((role) => roles.includes(role))) {
    return deny("role", "Your role in this council does not do this");
  }
  if (ONLY_IN[action] && !ONLY_IN[action](referral.state))
    return denyNow("state", stateWords(referral.state));
  if (isMove(action) && !referralMachine.allows(stateToLeave(action, referral.state), action)) {
    return denyNow("state", stateWords(referral.state));
  }
  return true;
}

/** Pausing and closing also lead out of deciding, by way of searching: docs/domain.md has no other way. */
export function stateToLeave(action: ReferralAction | ReferralEvent, state: ReferralState): ReferralState {
  return state === "deciding" && (action === "pause" || action === "close") ? "searching" : state;
}

const MOVES: readonly string[] = [...new Set(referralMachine.moves().map((move) => move.event))];

function isMove(action: ReferralAction): action is ReferralAction & ReferralEvent {
  return MOVES.includes(action);
}

function stateWords(state: ReferralState): string {
  return state === "draft"
    ? "This referral has not been sent yet"
    : `This cannot be done to a referral that is ${state === "checking" ? "being checked" : state}`;
}

/** Every action with whether it may be done now, for the view of a referral. */
export const { abilities: referralAbilities } = definePolicy(ALLOWED_ROLES, may);
