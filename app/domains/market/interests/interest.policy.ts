import type { Actor, Role } from "~/domains/access/actor";
import { INTENTION_MOVERS, INTEREST_SUBMITTERS, STATEMENT_READERS } from "~/domains/access/role-groups";
import { definePolicy, deny, denyNow, denyUnseen, type Permission } from "~/platform/permission";
import type { InterestState } from "./interest.machine";

export type InterestAction = "view" | "submit" | "answer" | "write" | "withdraw";

/** Whose it is and where it has got to; of one that is still to be said the state is null, and for its list the council too. */
export type InterestSubject = {
  councilId: string | null;
  providerId: string | null;
  state: InterestState | null;
};

type Allowed = Readonly<Record<"council" | "provider", readonly Role[]>>;
const ALLOWED_ROLES: Readonly<Record<InterestAction, Allowed>> = {
  view: { council: STATEMENT_READERS, provider: INTEREST_SUBMITTERS },
  submit: { council: [], provider: INTEREST_SUBMITTERS },
  answer: { council: INTENTION_MOVERS, provider: [] },
  write: { council: [], provider: INTEREST_SUBMITTERS },
  withdraw: { council: [], provider: INTEREST_SUBMITTERS },
};

const ONLY: Readonly<Record<InterestAction, string>> = {
  view: "Your role cannot see interest in commissioning intentions",
  submit: "Only people who answer for the provider can tell a council that it is interested",
  answer: "Only a commissioner can answer a provider’s interest",
  write: "Only the provider writes here. The council answers instead",
  withdraw: "Only the provider can withdraw its interest",
};

/**
 * Whether this person may do this with a provider's interest now. The roles are held by `guard_holder` and the moves by
 * `guard_interest_moves` in `prisma/sql/market/interests.sql` too.
 */
export function may(actor: Actor, action: InterestAction, interest: InterestSubject): Permission {
  const side = sideOf(actor, interest);
  if (!side) return denyUnseen("other-organisation", "This interest belongs to other organisations");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action][side].includes(role)))
    return deny("role", ONLY[action]);
  if (action === "view" || action === "submit") return true;
  return interest.state !== "withdrawn" || denyNow("state", "This interest has been withdrawn");
}

function sideOf(actor: Actor, { councilId, providerId }: InterestSubject): "council" | "provider" | null {
  if (actor.kind === "council" && actor.organisationId === councilId) return "council";
  return actor.kind === "provider" && actor.organisationId === providerId ? "provider" : null;
}

export const { abilities: interestAbilities } = definePolicy(ALLOWED_ROLES, may);
