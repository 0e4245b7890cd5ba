import type { Prisma } from "~prisma/client";

/** Who reads, as far as the scope must know: an actor. */
export type EventReader = { readonly kind: string; readonly organisationId: string };

/**
 * The only where-builder for events that people read: a council those of its rows that are meant for it, a provider
 * the same of its own; what one side tells itself is not for the other. Everybody else sees none.
 */
export function eventScope({ kind, organisationId }: EventReader): Prisma.EventWhereInput {
  if (kind === "council") return { councilId: organisationId, audience: { in: ["council", "both"] } };
  if (kind === "provider") return { providerId: organisationId, audience: { in: ["provider", "both"] } };
  return { id: { in: [] } };
}
