import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/** The only where-builder for authorisations: a council sees its own, everybody else none. */
export function authorisationScope(actor: Actor): Prisma.AuthorisationWhereInput {
  return actor.kind === "council" ? { councilId: actor.organisationId } : { id: { in: [] } };
}
