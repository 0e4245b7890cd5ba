import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/** The only where-builder for statements that are being written: a council's own, and nobody else's. */
export function statementsScope(actor: Actor): Prisma.StatementWhereInput {
  return actor.kind !== "provider" ? { councilId: actor.organisationId } : { id: { in: [] } };
}
