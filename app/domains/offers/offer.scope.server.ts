import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";
import { ENDED_STATES } from "./offer.machine";

/**
 * The only where-builder for offers: a provider sees its own, drafts too; a council those made to it once they were
 * submitted, never a draft; everybody else none.
 */
export function offerScope(actor: Actor): Prisma.OfferWhereInput {
  if (actor.kind === "provider") return { providerId: actor.organisationId };
  if (actor.kind === "council") return { councilId: actor.organisationId, versionNumber: { gt: 0 } };
  return { id: { in: [] } };
}

/**
 * Offers that leave no room for another of the same service: they may still win, or a child is placed on them. One that was
 * accepted leaves room once no child is any more (`offer_is_over` in `prisma/sql/agreements.sql`).
 */
export const STANDING = {
  state: { notIn: [...ENDED_STATES] },
  NOT: { state: "accepted", acceptances: { some: {}, none: { endedAt: null } } },
} satisfies Prisma.OfferWhereInput;
