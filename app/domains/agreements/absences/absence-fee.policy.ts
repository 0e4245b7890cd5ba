import type { Actor, Role } from "~/domains/access/actor";
import { FUNDING_DEPUTIES, PLACEMENT_READERS } from "~/domains/access/role-groups";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";

/** What the policy must know of an absence whose fee is decided. */
export type AbsenceFeeSubject = {
  councilId: string;
  withdrawn: boolean;
  /** Whether the actor decides on the funding of this placement, and took no part in it or in the absence. */
  decides: boolean;
};

export type AbsenceFeeAction = "view" | "decide";

/** Who reads it; and who may be somebody who decides: by a role of their own, or as a deputy. */
const ALLOWED_ROLES: Readonly<Record<AbsenceFeeAction, readonly Role[]>> = {
  view: PLACEMENT_READERS,
  decide: FUNDING_DEPUTIES,
};

/**
 * Whether this person may decide what is paid while a child is away: whoever decides on the funding of the placement, and
 * never who asked for it or recorded the absence. `decides_fee_while_away` in `prisma/sql/agreements/absences.sql` holds it.
 */
export function may(actor: Actor, action: AbsenceFeeAction, subject: AbsenceFeeSubject): Permission {
  if (actor.kind !== "council" || actor.organisationId !== subject.councilId)
    return denyUnseen("other-organisation", "Only the placing council decides on its funding");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action].includes(role)))
    return deny("role", "Only a head of service, the director or their deputy decides the fee");
  if (action === "view") return true;
  if (!subject.decides)
    return deny(
      "took-part",
      "You cannot decide this fee: it is above your limit, or you requested the funding, worked on the offer, are or were the broker, or recorded the absence. Ask another head of service or the director",
    );
  if (subject.withdrawn) return denyNow("state", "This absence has been withdrawn");
  return true;
}

export const { abilities: absenceFeeAbilities } = definePolicy(ALLOWED_ROLES, may);
