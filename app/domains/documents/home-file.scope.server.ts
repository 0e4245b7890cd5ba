import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/**
 * The only where-builder for guides and photographs: a provider its own, a council those of homes that it has an offer of (row
 * security asks that), everybody else none.
 */
export function homeFileScope(actor: Actor): Prisma.HomeFileWhereInput {
  if (actor.kind === "provider") return { providerId: actor.organisationId };
  if (actor.kind === "council") return { state: { in: ["ready", "replaced"] } };
  return { id: { in: [] } };
}
