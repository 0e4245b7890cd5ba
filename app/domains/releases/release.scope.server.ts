import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/**
 * The only where-builder for information releases: a council sees those it made, a person at a provider those made to
 * them while they act for it. Colleagues of that person see none.
 */
export function releaseScope(actor: Actor): Prisma.InformationReleaseWhereInput {
  if (actor.kind === "council") return { councilId: actor.organisationId };
  if (actor.kind === "provider") return { providerId: actor.organisationId, personId: actor.personId };
  return { id: { in: [] } };
}

/** Looks: a council sees those at its children, a person at a provider their own. */
export function lookScope(actor: Actor): Prisma.InformationLookWhereInput {
  if (actor.kind === "council") return { councilId: actor.organisationId };
  if (actor.kind === "provider") return { providerId: actor.organisationId, personId: actor.personId };
  return { id: { in: [] } };
}
