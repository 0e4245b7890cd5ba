import type { OrganisationKind, Role } from "~/domains/access/roles";

export type { OrganisationKind, Role } from "~/domains/access/roles";

/**
 * Who is asking: one person acting for one organisation (the address says which), with the union of the
 * roles held there. The kind picks the database role; a council's internal services answer as a provider.
 */
export type Actor = {
  readonly kind: OrganisationKind;
  readonly personId: string;
  readonly personName: string;
  readonly organisationId: string;
  readonly organisationSlug: string;
  readonly organisationName: string;
  readonly roles: readonly Role[];
};

/** Whether the actor holds at least one of these roles here. */
export function holds(actor: Actor, ...roles: Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
