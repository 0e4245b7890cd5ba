import type { Actor, Role } from "~/domains/access/actor";
import { OWN_OFFER_READERS, PAYMENT_SETTERS, PLACEMENT_READERS } from "~/domains/access/role-groups";
import { sideOf } from "~/domains/agreements/placement/placement.policy";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import { holdMachine, type PaymentHoldState } from "./payment-hold.machine";

export type PaymentHoldAction = "view" | "place" | "release";
/** The placement that it is of; `state` of the hold, and null before there is one. */
export type PaymentHoldSubject = { councilId: string; providerId: string; state: PaymentHoldState | null };
type Allowed = Readonly<Record<"council" | "provider", readonly Role[]>>;

const ALLOWED_ROLES: Readonly<Record<PaymentHoldAction, Allowed>> = {
  view: { council: PLACEMENT_READERS, provider: OWN_OFFER_READERS },
  place: { council: PAYMENT_SETTERS, provider: [] },
  release: { council: PAYMENT_SETTERS, provider: [] },
};
const ONLY: Readonly<Record<PaymentHoldAction, string>> = {
  view: "Your role cannot see payments",
  place: "Only a finance officer of the council can put a payment on hold",
  release: "Only a finance officer of the council can release a payment",
};

/**
 * Whether this person may hold something back of a payment, or release it. The role is held by `guard_holder` and the move by
 * `guard_hold_released` in `prisma/sql/payments/holds.sql` too.
 */
export function may(actor: Actor, action: PaymentHoldAction, hold: PaymentHoldSubject): Permission {
  const side = sideOf(actor, hold);
  if (!side) return denyUnseen("other-organisation", "These payments belong to other organisations");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action][side].includes(role)))
    return deny("role", ONLY[action]);
  if (action !== "release") return true;
  return (
    (hold.state !== null && holdMachine.allows(hold.state, "release")) ||
    denyNow("state", "This has been released already")
  );
}

export const { abilities: paymentHoldAbilities } = definePolicy(ALLOWED_ROLES, may);
