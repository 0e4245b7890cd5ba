import { type Actor, holds } from "~/domains/access/actor";
import { OWNER_GROUPERS } from "~/domains/access/role-groups";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type OwnerGroupAction = "set";

/** Whether the actor may say which group an owner of the register belongs to: the hub, once for all councils. */
export function may(actor: Actor, _action: OwnerGroupAction, _subject: null): Permission {
  return holds(actor, ...OWNER_GROUPERS) || deny("role", "The regional hub enters the group above an owner");
}

export const { abilities: ownerGroupAbilities } = definePolicy({ set: true }, may);
