import type { Actor, Role } from "~/domains/access/actor";
import { AGREEMENT_READERS, TEMPLATE_WRITERS } from "~/domains/access/role-groups";
import { definePolicy, deny, denyUnseen, type Permission } from "~/platform/permission";

export type TemplateAction = "view" | "write";
const ALLOWED_ROLES: Readonly<Record<TemplateAction, readonly Role[]>> = {
  view: AGREEMENT_READERS,
  write: TEMPLATE_WRITERS,
};

const REFUSED: Readonly<Record<TemplateAction, string>> = {
  view: "Your role does not do this",
  write: "A head of service or a commissioner writes the clauses of the agreement",
};

/** Whether this person may read or write the council's clauses of the agreement. */
export function may(actor: Actor, action: TemplateAction, { councilId }: { councilId: string }): Permission {
  if (actor.kind !== "council" || actor.organisationId !== councilId)
    return denyUnseen("other-organisation", "This is another council’s");
  if (!actor.roles.some((role) => ALLOWED_ROLES[action].includes(role))) return deny("role", REFUSED[action]);
  return true;
}

export const { abilities: templateAbilities } = definePolicy(ALLOWED_ROLES, may);
