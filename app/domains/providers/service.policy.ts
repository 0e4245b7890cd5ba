import { type Actor, holds } from "~/domains/access/actor";
import { ANSWER_FOR_HOMES } from "~/domains/access/role-groups";
import { definePolicy, deny, type Permission } from "~/platform/permission";

export type ServiceAction = "declare";

/** Declares what a service is and confirms its places: its own organisation, in a role that knows. */
export function may(
  actor: Actor,
  _action: ServiceAction,
  service: { providerId: string | null },
): Permission {
  if (actor.kind !== "provider" || service.providerId !== actor.organisationId)
    return deny("another-organisation", "This service is not one of your organisation's");
  if (holds(actor, ...ANSWER_FOR_HOMES)) return true;
  return deny(
    "role",
    "An admin, registered manager, responsible individual or referrals officer of your organisation does this",
  );
}

export const { abilities: serviceAbilities } = definePolicy({ declare: true }, may);
