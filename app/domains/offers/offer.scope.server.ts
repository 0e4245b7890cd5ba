import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/**
 * The only where-builder for offers: a provider sees its own, drafts too; a council those made to it once they were
 * submitted, never a draft; everybody else none.
 */
export function offerScope(actor: Actor): Prisma.OfferWhereInput {
  if (actor.kind === "provider") return { providerId: actor.organisationId };
  if (actor.kind === "council") return { councilId: actor.organisationId, versionNumber: { gt: 0 } };
  return { id: { in: [] } };
}
