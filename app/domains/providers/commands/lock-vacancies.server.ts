import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";

/**
 * One change of an organisation's places at a time, so that confirming all of them never covers up a change that
 * nobody has looked at yet.
 */
export async function lockVacancies(tx: Tx, actor: Actor): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('vacancies:' || ${actor.organisationId}, 0))`;
}

/**
 * Of two who promise, give or confirm the places of one home, the second waits for the first, and counts what it did. Whoever
 * holds both locks takes that of the organisation first. The database takes the same one (`prisma/sql/offers/places.sql`).
 */
export async function lockPlaces(tx: Tx, serviceIds: readonly string[]): Promise<void> {
  for (const id of [...serviceIds].sort())
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('place:' || ${id}, 0))`;
}
