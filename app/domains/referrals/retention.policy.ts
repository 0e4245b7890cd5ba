import { type Actor, holds } from "~/domains/access/actor";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type RetentionAction = "change";

/** Whether this person may say how long their council keeps who a child is. */
export function may(actor: Actor, _action: RetentionAction, council: { id: string }): Permission {
  if (actor.kind === "council" && actor.organisationId === council.id && holds(actor, "council-admin"))
    return true;
  return deny("not-an-admin", "Only an admin of the council decides how long it is kept.");
}

export const { abilities: retentionAbilities } = definePolicy({ change: true }, may);
