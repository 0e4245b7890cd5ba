import type { Actor, Role } from "~/domains/access/actor";
import { FUNDING_READERS, FUNDING_WORKERS } from "~/domains/access/role-groups";
import { definePolicy, deny, denyUnseen, type Permission } from "~/platform/permission";

export type FundingSharesAction = "view" | "change";

/** Who reads who pays, and who says it; the triggers of `prisma/sql/agreements/funding.sql` hold the same. */
const ALLOWED_ROLES: Readonly<Record<FundingSharesAction, readonly Role[]>> = {
  view: FUNDING_READERS,
  change: FUNDING_WORKERS,
};

const WHOSE: Readonly<Record<FundingSharesAction, string>> = {
  view: "Your role does not read who pays for a placement",
  change:
    "Only a broker, team manager, head of service, the director or the emergency duty team records who pays",
};

/**
 * Whether this person may read, or say, who pays for the children of a referral. Health and education often answer late, so
 * no state of the referral ends it. Refusals: `other-organisation`, `role`.
 */
export function may(actor: Actor, action: FundingSharesAction, referral: { councilId: string }): Permission {
  if (actor.kind !== "council" || actor.organisationId !== referral.councilId)
    return denyUnseen("other-organisation", "Only the placing council records who pays");
  return actor.roles.some((role) => ALLOWED_ROLES[action].includes(role)) || deny("role", WHOSE[action]);
}

export const { abilities: fundingSharesAbilities } = definePolicy(ALLOWED_ROLES, may);
