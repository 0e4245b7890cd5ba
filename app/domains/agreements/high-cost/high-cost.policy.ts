import { type Actor, holds } from "~/domains/access/actor";
import { HIGH_COST_READERS, SET_COST_THRESHOLD } from "~/domains/access/role-groups";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type HighCostAction = "view" | "set-threshold";
export type HighCostSubject = { councilId: string };

/** Who sets it, for whoever may not. */
export const THRESHOLD_WORDS = "Only a head of service or a commissioner can set the threshold";

/** Whether somebody reads what the council's placements cost at review: no provider ever does. */
export const readsHighCost = (actor: Actor): boolean =>
  actor.kind === "council" && holds(actor, ...HIGH_COST_READERS);

/** Whether this person may read the register of placements that cost much, or set from how much on one is. */
export function may(actor: Actor, action: HighCostAction, { councilId }: HighCostSubject): Permission {
  if (actor.kind !== "council" || actor.organisationId !== councilId)
    return deny("other-organisation", "Each council reviews its own costs");
  if (action === "view") return readsHighCost(actor) || deny("role", "Your role cannot see this");
  return holds(actor, ...SET_COST_THRESHOLD) || deny("role", THRESHOLD_WORDS);
}

export const { abilities: highCostAbilities } = definePolicy({ view: true, "set-threshold": true }, may);
