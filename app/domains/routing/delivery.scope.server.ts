import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/**
 * The only where-builder for deliveries: a council sees those of its referrals, a provider those that were sent
 * to it, everybody else none.
 */
export function deliveryScope(actor: Actor): Prisma.DeliveryWhereInput {
  if (actor.kind === "council") return { councilId: actor.organisationId };
  if (actor.kind === "provider") return { providerId: actor.organisationId };
  return { id: { in: [] } };
}

/** The settings under which row security reads, for lists that do not go through Prisma. */
export function deliverySettings(actor: Actor): { "app.org_id": string; "app.person_id": string } {
  return { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
}
