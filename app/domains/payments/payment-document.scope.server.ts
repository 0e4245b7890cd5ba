import type { Actor } from "~/domains/access/actor";
import type { Prisma } from "~prisma/client";

/** The only where-builder for invoices and credit notes: each side sees those that it sent or received. */
export function documentScope(actor: Actor): Prisma.PaymentDocumentWhereInput {
  if (actor.kind === "provider") return { providerId: actor.organisationId };
  if (actor.kind === "council") return { councilId: actor.organisationId };
  return { id: { in: [] } };
}
