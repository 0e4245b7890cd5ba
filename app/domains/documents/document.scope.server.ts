import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/** The only where-builder for what is handed in on placements: each side sees that of its own placements, everybody else none. */
export function documentScope(actor: Actor): Prisma.PlacementDocumentWhereInput {
  if (actor.kind === "provider") return { providerId: actor.organisationId };
  if (actor.kind === "council") return { councilId: actor.organisationId };
  return { id: { in: [] } };
}
