import type { Actor, Role } from "~/domains/access/actor";
import { CASE_WRITERS, OFFER_READERS } from "~/domains/access/role-groups";
import { definePolicy, deny, denyUnseen, type Permission } from "~/platform/permission";
import type { FeedbackSubject } from "./verdict.policy";

/** `record`: whether the placement is what was promised. `send`: telling the provider what is not. `list`: what differs, of all placements. */
export type PromiseAction = "view" | "record" | "send" | "list";

/** The placing council's alone: a provider reads what it is sent. Whoever works the case records it, first the social worker. */
const ALLOWED_ROLES: Readonly<Record<PromiseAction, readonly Role[]>> = {
  view: OFFER_READERS,
  record: CASE_WRITERS,
  send: CASE_WRITERS,
  list: OFFER_READERS,
};

/** Whether this person may do this: `true`, or a refusal (`other-organisation`, `role`). */
export function may(
  actor: Actor,
  action: PromiseAction,
  placement: Pick<FeedbackSubject, "councilId">,
): Permission {
  if (actor.kind !== "council" || actor.organisationId !== placement.councilId)
    return denyUnseen("other-organisation", "This is the placing council’s");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action].includes(role)))
    return deny("role", "Your role does not do this");
  return true;
}

export const { abilities: promiseAbilities } = definePolicy(ALLOWED_ROLES, may);
