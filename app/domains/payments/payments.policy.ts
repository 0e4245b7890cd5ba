import { type Actor, holds } from "~/domains/access/actor";
import {
  ORDER_KEEPERS,
  OWN_OFFER_READERS,
  PAYMENT_SETTERS,
  PLACEMENT_READERS,
} from "~/domains/access/role-groups";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type PaymentsAction =
  | "view"
  | "view-calendar"
  | "set-calendar"
  | "view-imports"
  | "send-file"
  | "link-supplier"
  | "match-payment"
  | "view-orders";

/**
 * Whether this person may see the payments of an organisation, or read or set how a council pays. Whoever reads placements
 * sees their payments; the calendar is also its admin's to read. A finance officer sets it, sends and reads what the finance system says
 * and links its suppliers, which `guard_holder` in `prisma/sql/payments.sql` and `payments/imports.sql` holds too.
 */
export function may(
  actor: Actor,
  action: PaymentsAction,
  { organisationId }: { organisationId: string },
): Permission {
  if (actor.organisationId !== organisationId)
    return deny("other-organisation", "These payments belong to another organisation");
  if (action === "view") {
    const readers = actor.kind === "council" ? PLACEMENT_READERS : OWN_OFFER_READERS;
    return holds(actor, ...readers) || deny("role", "Your role cannot see payments");
  }
  if (actor.kind !== "council") return deny("other-organisation", OF_COUNCILS[action]);
  if (action === "view-calendar")
    return (
      holds(actor, ...PLACEMENT_READERS, "council-admin") ||
      deny("role", "Your role cannot see the payment calendar")
    );
  if (action === "view-orders")
    return (
      holds(actor, ...ORDER_KEEPERS) ||
      deny("role", "Only a finance officer or a team manager sees which placements have no purchase order")
    );
  return holds(actor, ...PAYMENT_SETTERS) || deny("role", FINANCE_OFFICERS[action]);
}

const OF_COUNCILS = {
  "view-calendar": "Only the council can see its payment calendar",
  "set-calendar": "Each council sets its own payment calendar",
  "view-imports": "Only the council can see its payment files",
  "send-file": "Only the council can send its payment files",
  "link-supplier": "Only the council can link its suppliers",
  "match-payment": "Only the council can match its payments",
  "view-orders": "Only the council can see its purchase orders",
} satisfies Record<Exclude<PaymentsAction, "view">, string>;

const FINANCE_OFFICERS = {
  "set-calendar": "Only a finance officer can set the payment calendar",
  "view-imports": "Only a finance officer can see payment files",
  "send-file": "Only a finance officer can send payment files",
  "link-supplier": "Only a finance officer can link suppliers",
  "match-payment": "Only a finance officer can match payments",
} satisfies Record<Exclude<PaymentsAction, "view" | "view-calendar" | "view-orders">, string>;

export const { abilities: paymentsAbilities } = definePolicy(
  {
    view: true,
    "view-calendar": true,
    "set-calendar": true,
    "view-imports": true,
    "send-file": true,
    "link-supplier": true,
    "match-payment": true,
    "view-orders": true,
  },
  may,
);
