import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/** The only where-builder for services that an organisation may speak for: those it answers for itself. */
export function ownServices(actor: Actor): Prisma.ServiceWhereInput {
  return actor.kind === "provider" ? { providerId: actor.organisationId } : { id: { in: [] } };
}
