import type { Actor, Role } from "~/domains/access/actor";
import { ANSWER_FOR_HOMES, ANSWERERS, CASE_WRITERS, OFFER_READERS } from "~/domains/access/role-groups";
import { sideOf } from "~/domains/agreements/placement/placement.policy";
import { definePolicy, deny, denyUnseen, type Permission } from "~/platform/permission";

/** What the policy must know of the placement. */
export type FeedbackSubject = { councilId: string; providerId: string };

/** `give`: the provider's verdict, or a correction of it. `mark`: that the council has read it. */
export type VerdictAction = "view" | "give" | "mark";

/** Finance of either side reads none: a verdict says more than where a child lives. */
const ALLOWED_ROLES: Readonly<
  Record<VerdictAction, Readonly<Record<"council" | "provider", readonly Role[]>>>
> = {
  view: { council: OFFER_READERS, provider: ANSWER_FOR_HOMES },
  give: { council: [], provider: ANSWERERS },
  mark: { council: CASE_WRITERS, provider: [] },
};

/** Whether this person may do this to the verdicts on a placement: `true`, or a refusal (`other-organisation`, `role`). */
export function may(actor: Actor, action: VerdictAction, placement: FeedbackSubject): Permission {
  const side = sideOf(actor, placement);
  if (!side) return denyUnseen("other-organisation", "This placement belongs to other organisations");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action][side].includes(role)))
    return deny("role", "Your role does not do this");
  return true;
}

export const { abilities: verdictAbilities } = definePolicy(ALLOWED_ROLES, may);
