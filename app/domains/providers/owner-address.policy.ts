import { type Actor, holds } from "~/domains/access/actor";
import { CONFIRMS_ADDRESSES } from "~/domains/access/role-groups";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type OwnerAddressAction = "confirm";

/** Whether the actor may record an address for an owner that they have from a source of their own: the role decides. */
export function may(actor: Actor, _action: OwnerAddressAction, _subject: null): Permission {
  if (holds(actor, ...CONFIRMS_ADDRESSES)) return true;
  return deny(
    "role",
    "A commissioner, quality assurance officer or admin of a council, or the hub, confirms addresses",
  );
}

export const { abilities: ownerAddressAbilities } = definePolicy({ confirm: true }, may);
