import type { Actor, Role } from "~/domains/access/actor";
import {
  PLACEMENT_APPROVERS,
  PLACEMENT_APPROVERS_AT_A_DISTANCE,
  REFERRAL_READERS,
  STEP_RECORDERS,
} from "~/domains/access/role-groups";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import { type Giver, STEPS, type StepCode } from "./steps.options";

/** A step is given in these states of its placement; the same in `prisma/sql/statutory.sql`. */
export const GIVEN_IN = ["planned", "started", "notice-given"] as const;

/** What is done about its ending, also once it has ended: an immediate risk ends it first; the same in `prisma/sql/statutory.sql`. */
export const ENDING_GIVEN_IN = ["notice-given", "ended"] as const;

/** What the policy must know of a placement. */
export type StatutorySubject = {
  councilId: string;
  state: string;
  /** Whether the reader took part in finding it: `found_placement` of `prisma/sql/statutory.sql` says who did. */
  foundIt: boolean;
};

export type StatutoryAction = "view" | "record" | "record-ending" | "approve" | "approve-at-a-distance";

/** The roles that an approval is asked of. */
export const APPROVERS: Readonly<Record<Exclude<Giver, "case-worker">, readonly Role[]>> = {
  "nominated-officer": PLACEMENT_APPROVERS,
  director: PLACEMENT_APPROVERS_AT_A_DISTANCE,
};

const ALLOWED_ROLES: Readonly<Record<StatutoryAction, readonly Role[]>> = {
  view: REFERRAL_READERS,
  record: STEP_RECORDERS,
  "record-ending": STEP_RECORDERS,
  approve: PLACEMENT_APPROVERS,
  "approve-at-a-distance": PLACEMENT_APPROVERS_AT_A_DISTANCE,
};

const WHOSE: Readonly<Record<StatutoryAction, string>> = {
  view: "Your role does not read the statutory steps of a placement",
  record: "Only a broker, social worker, team manager or the emergency duty team does this",
  "record-ending": "Only a broker, social worker, team manager or the emergency duty team does this",
  approve: "Only the nominated officer approves this",
  "approve-at-a-distance": "Only the director of children's services approves this",
};

/** What giving a step is called here. */
export function actionOf(code: StepCode): StatutoryAction {
  const { group, giver } = STEPS[code];
  return group === "ending" ? "record-ending" : ACTION_OF[giver];
}

const ACTION_OF: Readonly<Record<Giver, StatutoryAction>> = {
  "nominated-officer": "approve",
  director: "approve-at-a-distance",
  "case-worker": "record",
};

/**
 * Whether this person of the placing council may do this now. Nobody approves a placement that they took part in finding, or
 * takes its approval away. Refusals: `other-organisation`, `role`, `state`, `found-it`.
 */
export function may(actor: Actor, action: StatutoryAction, placement: StatutorySubject): Permission {
  if (actor.kind !== "council" || actor.organisationId !== placement.councilId)
    return denyUnseen("other-organisation", "This placement belongs to another council");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action].includes(role))) return deny("role", WHOSE[action]);
  if (action === "view") return true;
  const states: readonly string[] = action === "record-ending" ? ENDING_GIVEN_IN : GIVEN_IN;
  if (!states.includes(placement.state))
    return denyNow("state", "This placement is over, so its steps do not change");
  const approves = action !== "record" && action !== "record-ending";
  if (approves && placement.foundIt)
    return deny("found-it", "You took part in finding this placement, so someone else must approve it");
  return true;
}

export const { abilities: statutoryAbilities } = definePolicy(ALLOWED_ROLES, may);
