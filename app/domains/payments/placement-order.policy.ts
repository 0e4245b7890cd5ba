import type { Actor, Role } from "~/domains/access/actor";
import { ORDER_KEEPERS, OWN_OFFER_READERS, PLACEMENT_READERS } from "~/domains/access/role-groups";
import { sideOf } from "~/domains/agreements/placement/placement.policy";
import { definePolicy, deny, denyUnseen, type Permission } from "~/platform/permission";

export type PlacementOrderAction = "view" | "keep";
type Subject = { councilId: string; providerId: string };
type Allowed = Readonly<Record<"council" | "provider", readonly Role[]>>;

const ALLOWED_ROLES: Readonly<Record<PlacementOrderAction, Allowed>> = {
  view: { council: PLACEMENT_READERS, provider: OWN_OFFER_READERS },
  keep: { council: ORDER_KEEPERS, provider: [] },
};
const ONLY: Readonly<Record<PlacementOrderAction, string>> = {
  view: "Your role cannot see payments",
  keep: "Only a finance officer or a team manager of the council keeps the purchase order and codes",
};

/**
 * Whether this person may read the purchase order of a placement, or keep it and the codes; only who keeps them reads the
 * child's number in the case system. `guard_holder` in `prisma/sql/payments/orders.sql` holds the roles too.
 */
export function may(actor: Actor, action: PlacementOrderAction, placement: Subject): Permission {
  const side = sideOf(actor, placement);
  if (!side) return denyUnseen("other-organisation", "This placement belongs to other organisations");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action][side].includes(role)))
    return deny("role", ONLY[action]);
  return true;
}

export const { abilities: placementOrderAbilities } = definePolicy(ALLOWED_ROLES, may);
