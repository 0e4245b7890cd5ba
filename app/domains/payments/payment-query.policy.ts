import type { Actor, Role } from "~/domains/access/actor";
import {
  OWN_OFFER_READERS,
  PAYMENT_SETTERS,
  PLACEMENT_READERS,
  QUERY_RAISERS,
} from "~/domains/access/role-groups";
import { sideOf } from "~/domains/agreements/placement/placement.policy";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import { type PaymentQueryState, paymentQueryMachine } from "./payment-query.machine";

export type PaymentQueryAction = "view" | "raise" | "reply" | "answer" | "assign" | "dispute";

/** What the policy must know of a query, or of the placement that one is to be about. */
export type PaymentQuerySubject = {
  councilId: string;
  providerId: string;
  state: PaymentQueryState;
  /** Whether its answer is so new that it can be disputed (`canDispute`). */
  disputable: boolean;
};

type Allowed = Readonly<Record<"council" | "provider", readonly Role[]>>;
const ALLOWED_ROLES: Readonly<Record<PaymentQueryAction, Allowed>> = {
  view: { council: PLACEMENT_READERS, provider: OWN_OFFER_READERS },
  raise: { council: [], provider: QUERY_RAISERS },
  reply: { council: PAYMENT_SETTERS, provider: QUERY_RAISERS },
  answer: { council: PAYMENT_SETTERS, provider: [] },
  assign: { council: PAYMENT_SETTERS, provider: [] },
  dispute: { council: [], provider: QUERY_RAISERS },
};

const ONLY: Readonly<Record<PaymentQueryAction, string>> = {
  view: "Your role cannot see payments",
  raise: "Only the provider asks about its payments",
  reply: "Only a finance officer writes to the provider about a query",
  answer: "Only a finance officer of the council answers a query",
  assign: "Only a finance officer of the council takes a query or passes it on",
  dispute: "Only the provider that asked can dispute an answer",
};

/**
 * Whether this person may do this to a query about payments now. The roles are held by `guard_holder` and the moves by
 * `guard_query_moves` in `prisma/sql/payments/queries.sql` too.
 */
export function may(actor: Actor, action: PaymentQueryAction, query: PaymentQuerySubject): Permission {
  const side = sideOf(actor, query);
  if (!side) return denyUnseen("other-organisation", "These payments belong to other organisations");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action][side].includes(role)))
    return deny("role", ONLY[action]);
  if (action === "view" || action === "raise") return true;
  if (action === "dispute") {
    if (!paymentQueryMachine.allows(query.state, "dispute"))
      return denyNow("state", "This query is open: write a message");
    return query.disputable || denyNow("state", "The time to dispute this answer is over. Raise a new query");
  }
  return query.state === "open" || denyNow("state", "This query has been answered");
}

export const { abilities: paymentQueryAbilities } = definePolicy(ALLOWED_ROLES, may);
