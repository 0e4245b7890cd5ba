import { type Actor, holds } from "~/domains/access/actor";
import { PAYMENT_SETTERS, PLACEMENT_READERS } from "~/domains/access/roles";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type PaymentsAction = "view-calendar" | "set-calendar";

/**
 * Whether this person may read or set how a council pays: whoever reads its placements reads it, a finance officer sets it.
 * The same in `prisma/sql/payments.sql`.
 */
export function may(actor: Actor, action: PaymentsAction, { councilId }: { councilId: string }): Permission {
  if (actor.kind !== "council" || actor.organisationId !== councilId)
    return deny("other-organisation", "Each council sets its own payment calendar");
  if (action === "view-calendar")
    return holds(actor, ...PLACEMENT_READERS, "council-admin") || deny("role", "Your role cannot see this");
  return (
    holds(actor, ...PAYMENT_SETTERS) || deny("role", "Only a finance officer can set the payment calendar")
  );
}

export const { abilities: paymentsAbilities } = definePolicy(
  { "view-calendar": true, "set-calendar": true },
  may,
);
