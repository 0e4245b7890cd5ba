import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/** The only where-builder for interests in commissioning intentions: those that a council was told of, or a provider's own. */
export function interestsScope(actor: Actor): Prisma.IntentionInterestWhereInput {
  if (actor.kind === "council") return { councilId: actor.organisationId };
  return actor.kind === "provider" ? { providerId: actor.organisationId } : { id: { in: [] } };
}
