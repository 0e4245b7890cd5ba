import type { Tx } from "~/domains/access/transactions.server";

/** One at a time brings an owner on, adds to it or raises an alert on it whole: who answers for it stays as it is read. */
export async function lockAdmissions(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('admit-provider', 0))`;
}
