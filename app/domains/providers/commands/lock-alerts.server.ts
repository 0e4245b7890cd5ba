import type { Tx } from "~/domains/access/transactions.server";

/**
 * Whoever decides on an offer holds the alerts until the end of the transaction, after the locks on the referral,
 * its deliveries, its offers and its authorisation: none is raised or ended between the look and the decision.
 */
export async function holdAlerts(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('alerts', 0))`;
}

/** Whoever raises, keeps or ends an alert waits for the decisions under way, and for each other. */
export async function lockAlerts(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('alerts', 0))`;
}
