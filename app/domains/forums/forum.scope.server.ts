import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/** The only where-builder for bookings: a provider its own, an owner those at its dates. */
export function bookingScope(actor: Actor): Prisma.ForumBookingWhereInput {
  return actor.kind === "provider"
    ? { providerId: actor.organisationId }
    : { ownerOrganisationId: actor.organisationId };
}

/** The where-builder for what an owner runs: its own series, dates and what belongs to them. */
export function ownedScope(actor: Actor): { ownerOrganisationId: string } {
  return { ownerOrganisationId: actor.organisationId };
}
