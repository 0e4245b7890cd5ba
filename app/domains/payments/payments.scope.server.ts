import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/** The only where-builder for expected lines: each side of a placement sees those of its own, everybody else none. */
export function linesScope(actor: Actor): Prisma.ExpectedLineWhereInput {
  if (actor.kind === "provider") return { providerId: actor.organisationId };
  if (actor.kind === "council") return { councilId: actor.organisationId };
  return { id: { in: [] } };
}
