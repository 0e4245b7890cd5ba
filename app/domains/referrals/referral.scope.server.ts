import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/** The only where-builder for referrals: a council sees its own, everybody else none. */
export function referralScope(actor: Actor): Prisma.ReferralWhereInput {
  return actor.kind === "council" ? { councilId: actor.organisationId } : { id: { in: [] } };
}
