import { type Actor, holds } from "~/domains/access/actor";
import { ONBOARDING_OWN_ROLES, ONBOARDING_ROLES } from "~/domains/access/role-groups";
import { definePolicy, deny, type Permission } from "~/platform/permission";
import { councilArea } from "./council-areas";

/** Whose services they are, as far as the policy must know. */
export type OwnerSubject = {
  /** The council area of the region whose own services these are; null for other providers. */
  councilOwner: string | null;
  /** The area of the actor's council; null for the region. */
  actorArea: string | null;
};

export type OnboardingAction = "onboard";

/**
 * Whether the actor may bring an owner's services on, add to them or invite its first admin again: those who place children,
 * commissioners, council admins and hub officers. A council's own services become its internal provider, which
 * its commissioner or admin alone may do.
 */
export function may(actor: Actor, _action: OnboardingAction, owner: OwnerSubject): Permission {
  if (!holds(actor, ...ONBOARDING_ROLES))
    return deny(
      "role",
      "Brokers, team managers, the emergency duty team, commissioners and council admins can add providers. See People for who they are.",
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

export const { abilities: onboardingAbilities } = definePolicy({ onboard: true }, may);
