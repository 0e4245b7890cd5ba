import type { Actor, Role } from "~/domains/access/actor";
import { ANSWER_FOR_HOMES, ANSWERERS, CASE_WRITERS, REFERRAL_READERS } from "~/domains/access/role-groups";
import type { PlacementState } from "~/domains/agreements/placement/placement.machine";
import { sideOf } from "~/domains/agreements/placement/placement.policy";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import type { PlanKind } from "./plan-items.options";

/**
 * The states of its placement in which a plan is kept: that of an arrival until the child leaves, that of a leaving from when
 * an end may be planned, and after it, since records come back late. The same in `prisma/sql/arrivals.sql`.
 */
export const KEPT_IN = {
  arrival: ["planned", "started", "notice-given"],
  leaving: ["started", "notice-given", "ended"],
} as const satisfies Readonly<Record<PlanKind, readonly PlacementState[]>>;

/** What the policy must know of a plan. */
export type PlanSubject = { councilId: string; providerId: string; state: PlacementState; kind: PlanKind };

/** `keep`: ticks, unticks, notes and items of one's own side. */
export type PlanAction = "view" | "keep";

/** Each side for itself. A plan says more than where a child lives, so finance does not read it. */
const ALLOWED_ROLES: Readonly<Record<PlanAction, Readonly<Record<"council" | "provider", readonly Role[]>>>> =
  {
    view: { council: REFERRAL_READERS, provider: ANSWER_FOR_HOMES },
    keep: { council: CASE_WRITERS, provider: ANSWERERS },
  };

/**
 * Whether this person may do this to the plan of this placement now: `true`, or a refusal with a code
 * (`other-organisation`, `role`, `state`) and words.
 */
export function may(actor: Actor, action: PlanAction, plan: PlanSubject): Permission {
  const side = sideOf(actor, plan);
  if (!side) return denyUnseen("other-organisation", "This placement belongs to other organisations");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action][side].includes(role)))
    return deny("role", `Your role does not ${action === "view" ? "read" : "change"} this plan`);
  if (action === "view" || (KEPT_IN[plan.kind] as readonly PlacementState[]).includes(plan.state))
    return true;
  return denyNow("state", NOT_KEPT[plan.kind][plan.state] ?? "This plan cannot be changed any more");
}

const NOT_KEPT: Readonly<Record<PlanKind, Partial<Record<PlacementState, string>>>> = {
  arrival: { ended: "The child has left", "fallen-through": "This placement did not start" },
  leaving: {
    planned: "Neither side has confirmed that the child moved in",
    "fallen-through": "This placement did not start",
  },
};

export const { abilities: planAbilities } = definePolicy(ALLOWED_ROLES, may);
