import { type Actor, holds, type Role } from "~/domains/access/actor";
import {
  ANSWER_FOR_HOMES,
  ANSWERERS,
  BROKERS,
  CASE_WRITERS,
  COST_REVIEWERS,
  KNOW_EVERY_CHILD,
  OFFER_READERS,
  OWN_OFFER_READERS,
  PLACEMENT_READERS,
  REFERRAL_READERS,
  REVIEW_RECORDERS,
} from "~/domains/access/role-groups";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import { ABSENCES_IN } from "../absences/absence.rules";
import { CHANGES_IN } from "../changes/change.rules";
import { LEAVING_CARE_IN } from "../leaving-care/leaving-care.rules";
import { REVIEWS_IN } from "../reviews/review.rules";
import { STEP_DOWNS_IN } from "../step-down/step-down.rules";
import { isLivedIn, type PlacementState } from "./placement.machine";

/** What the policy must know of a placement. */
export type PlacementSubject = {
  councilId: string;
  providerId: string;
  state: PlacementState;
  /** The provider has recorded the end, and the council has not confirmed it. */
  endToConfirm: boolean;
  /** The provider alone has said that the child moved in; read wherever the council may dispute that. */
  startToConfirm?: boolean;
};

export type PlacementAction =
  | "view"
  | "confirm-move-in"
  | "dispute-start"
  | "give-notice"
  | "end"
  | "confirm-end"
  | "record-absence"
  | "ask-change"
  | "dispute-end"
  | "search-again"
  | "record-review"
  | "plan-step-down"
  | "answer-step-down"
  | "review-cost"
  | "record-leaving-care";

/** Whether somebody reads what is reviewed of a child: whoever only pays, or buys places, is told where children live. */
export const readsReviews = (actor: Actor): boolean =>
  actor.kind === "council" && holds(actor, ...REFERRAL_READERS);

/** Whether somebody is told what was recorded before a young person leaves care: an age can be read from it. */
export const readsLeavingCare = (actor: Actor): boolean =>
  actor.kind === "council" && holds(actor, ...KNOW_EVERY_CHILD, "broker");

/** Whether somebody reads where a child should live next: whoever only pays is told where children live now. */
export const readsStepDown = (actor: Actor): boolean =>
  holds(actor, ...(actor.kind === "council" ? OFFER_READERS : ANSWER_FOR_HOMES));

/** Each side for itself: who reads, and who says what happened. Of absences and changes the same in `prisma/sql/agreements`. */
const ALLOWED_ROLES: Readonly<
  Record<PlacementAction, Readonly<Record<"council" | "provider", readonly Role[]>>>
> = {
  view: { council: PLACEMENT_READERS, provider: OWN_OFFER_READERS },
  "confirm-move-in": { council: CASE_WRITERS, provider: ANSWERERS },
  "dispute-start": { council: CASE_WRITERS, provider: [] },
  "give-notice": { council: CASE_WRITERS, provider: ANSWERERS },
  end: { council: CASE_WRITERS, provider: ANSWERERS },
  "confirm-end": { council: CASE_WRITERS, provider: [] },
  "record-absence": { council: CASE_WRITERS, provider: ANSWERERS },
  "ask-change": { council: CASE_WRITERS, provider: ANSWERERS },
  "dispute-end": { council: CASE_WRITERS, provider: [] },
  "search-again": { council: BROKERS, provider: [] },
  "record-review": { council: REVIEW_RECORDERS, provider: [] },
  "plan-step-down": { council: CASE_WRITERS, provider: [] },
  "answer-step-down": { council: [], provider: ANSWERERS },
  "review-cost": { council: COST_REVIEWERS, provider: [] },
  "record-leaving-care": { council: CASE_WRITERS, provider: [] },
};

/** The states in which it can be done; a word that the child moved in can be corrected while the child lives there. */
const ONLY_IN: Partial<Record<PlacementAction, (placement: PlacementSubject) => boolean>> = {
  "confirm-move-in": ({ state }) => state === "planned" || isLivedIn(state),
  "dispute-start": ({ startToConfirm }) => startToConfirm === true,
  "give-notice": ({ state }) => state === "started",
  end: ({ state }) => isLivedIn(state),
  "confirm-end": ({ endToConfirm }) => endToConfirm,
  "record-absence": ({ state }) => (ABSENCES_IN as readonly PlacementState[]).includes(state),
  "ask-change": ({ state }) => (CHANGES_IN as readonly PlacementState[]).includes(state),
  "dispute-end": ({ endToConfirm }) => endToConfirm,
  // Whether there is one already, and whether what fell through needs one: search-again.rules.
  "search-again": ({ state }) => state !== "planned",
  "record-review": ({ state }) => (REVIEWS_IN as readonly PlacementState[]).includes(state),
  "plan-step-down": ({ state }) => (STEP_DOWNS_IN as readonly PlacementState[]).includes(state),
  "answer-step-down": ({ state }) => (STEP_DOWNS_IN as readonly PlacementState[]).includes(state),
  "review-cost": ({ state }) => isLivedIn(state),
  "record-leaving-care": ({ state }) => (LEAVING_CARE_IN as readonly PlacementState[]).includes(state),
};

const NOT_IN: Readonly<Record<PlacementState, string>> = {
  planned: "Neither side has confirmed that the child moved in",
  started: "The child has moved in",
  "notice-given": "Notice has already been given",
  ended: "This placement has ended",
  "fallen-through": "This placement did not start",
};

/**
 * Whether this person may do this to this placement now: `true`, or a refusal with a code (`other-organisation`, `role`,
 * `state`) and words.
 */
export function may(actor: Actor, action: PlacementAction, placement: PlacementSubject): Permission {
  const side = sideOf(actor, placement);
  if (!side) return denyUnseen("other-organisation", "This placement belongs to other organisations");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action][side].includes(role)))
    return deny("role", "Your role does not do this");
  if (ONLY_IN[action] && !ONLY_IN[action](placement)) return denyNow("state", NOT_IN[placement.state]);
  return true;
}

/** The side of the placement that the actor acts for. */
export function sideOf(
  actor: Actor,
  placement: Pick<PlacementSubject, "councilId" | "providerId">,
): "council" | "provider" | undefined {
  if (actor.kind === "council" && actor.organisationId === placement.councilId) return "council";
  if (actor.kind === "provider" && actor.organisationId === placement.providerId) return "provider";
  return undefined;
}

export const { abilities: placementAbilities } = definePolicy(ALLOWED_ROLES, may);
