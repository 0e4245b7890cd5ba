import type { Actor, Role } from "~/domains/access/actor";
import { PRIORITY_READERS, REPLY_TO_PRIORITIES } from "~/domains/access/role-groups";
import { definePolicy, deny, denyUnseen, type Permission } from "~/platform/permission";

export type PriorityAction = "drill-down" | "reply";
export type PrioritySubject = { councilId: string };

const ALLOWED_ROLES: Readonly<Record<PriorityAction, readonly Role[]>> = {
  "drill-down": PRIORITY_READERS,
  reply: REPLY_TO_PRIORITIES,
};

const ONLY: Readonly<Record<PriorityAction, string>> = {
  "drill-down": "Your role does not see what is behind these figures",
  reply: "Only a head of service, director or commissioner writes the council’s reply",
};

/** What is published is for everybody who has signed in; what is behind it, and the reply to it, is the council's own. */
export function may(actor: Actor, action: PriorityAction, { councilId }: PrioritySubject): Permission {
  if (actor.kind !== "council" || actor.organisationId !== councilId)
    return denyUnseen("other-organisation", "These figures are another council’s");
  return actor.roles.some((role) => ALLOWED_ROLES[action].includes(role)) || deny("role", ONLY[action]);
}

export const { abilities: priorityAbilities } = definePolicy(ALLOWED_ROLES, may);
