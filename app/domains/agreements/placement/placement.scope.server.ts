import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/** The only where-builder for placements: each side sees its own, everybody else none. */
export function placementScope(actor: Actor): Prisma.PlacementWhereInput {
  if (actor.kind === "provider") return { providerId: actor.organisationId };
  if (actor.kind === "council") return { councilId: actor.organisationId };
  return { id: { in: [] } };
}
