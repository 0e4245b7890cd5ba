import type { Actor, Role } from "~/domains/access/actor";
import { deny, type Permission } from "~/platform/permission";

/** Who speaks for a service of their own organisation. */
const SPEAKERS: readonly Role[] = [
  "provider-admin",
  "registered-manager",
  "responsible-individual",
  "referrals-officer",
];

/** Declares what a service is and confirms its places: its own organisation, in a role that knows. */
export function mayDeclare(actor: Actor, service: { providerId: string | null }): Permission {
  if (actor.kind !== "provider" || service.providerId !== actor.organisationId)
    return deny("another-organisation", "This service is not one of your organisation's");
  if (actor.roles.some((role) => SPEAKERS.includes(role))) return true;
  return deny(
    "role",
    "An admin, registered manager, responsible individual or referrals officer of your organisation does this",
  );
}
