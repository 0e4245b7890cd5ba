import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/** The only where-builder for agreements: a council sees its own, a provider those that were issued to it. */
export function agreementScope(actor: Actor): Prisma.AgreementWhereInput {
  if (actor.kind === "council") return { councilId: actor.organisationId };
  if (actor.kind === "provider") return { providerId: actor.organisationId, versionNumber: { gt: 0 } };
  return { id: { in: [] } };
}

/** Accepted children for whom an agreement can be written: the council's alone. */
export function acceptanceScope(actor: Actor): Prisma.AcceptanceWhereInput {
  return actor.kind === "council" ? { councilId: actor.organisationId } : { id: { in: [] } };
}
