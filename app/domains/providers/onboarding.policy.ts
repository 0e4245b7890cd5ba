import { type Actor, holds, type Role } from "~/domains/access/actor";
import { deny, type Permission } from "~/platform/permission";
import { councilArea } from "./council-areas";

/** Who brings providers on, and who makes a council's own homes its provider; the same in `prisma/sql/providers/confirming.sql`. */
export const ONBOARDING_ROLES: readonly Role[] = ["broker", "commissioner", "council-admin", "hub-officer"];
export const ONBOARDING_OWN_ROLES: readonly Role[] = ["council-admin", "commissioner"];

/** Whose services they are, as far as the policy must know. */
export type OwnerSubject = {
  /** The council area of the region whose own services these are; null for other providers. */
  councilOwner: string | null;
  /** The area of the actor's council; null for the region. */
  actorArea: string | null;
};

/**
 * Whether the actor may bring an owner's services on, add to them or invite its first admin again: brokers,
 * commissioners, council admins and hub officers. A council's own services become its internal provider, which
 * its commissioner or admin alone may do.
 */
export function mayOnboardProvider(actor: Actor, owner: OwnerSubject): Permission {
  if (!holds(actor, ...ONBOARDING_ROLES))
    return deny(
      "role",
      "A broker, commissioner or council admin brings providers on. The page of people says who that is.",
    );
  if (owner.councilOwner === null) return true;
  const council = councilArea(owner.councilOwner)?.name ?? "their council";
  if (owner.councilOwner !== owner.actorArea)
    return deny(
      "another-council",
      `These are services of the council of ${council}. Only that council brings them on, as its internal services.`,
    );
  if (!holds(actor, ...ONBOARDING_OWN_ROLES))
    return deny(
      "role",
      "These are your council's own services. A commissioner or council admin makes them your internal provider.",
    );
  return true;
}
