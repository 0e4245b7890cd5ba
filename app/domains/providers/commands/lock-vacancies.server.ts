import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";

/**
 * One change of an organisation's places at a time, so that confirming all of them never covers up a change that
 * nobody has looked at yet.
 */
export async function lockVacancies(tx: Tx, actor: Actor): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('vacancies:' || ${actor.organisationId}, 0))`;
}
