import type { Tx } from "~/platform/database/transaction.server";
import { type Letter, notify } from "./notify.server";

/**
 * Tells every address that has subscribed to what an organisation publishes and has confirmed it, inside the worker's
 * transaction for that organisation. The same key tells each once.
 *
 * @returns how many addresses are told
 */
export async function notifySubscribers(
  tx: Tx,
  organisationId: string,
  letter: Letter,
  dedupeKey: string,
): Promise<number> {
  const subscribers = await tx.subscription.findMany({
    where: { organisationId, confirmedAt: { not: null } },
    select: { id: true, email: true },
    orderBy: { id: "asc" },
  });
  return notify(
    tx,
    ...subscribers.map(({ id, email }) => ({
      ...letter,
      to: { organisationId, email, name: "", contactId: id },
      dedupeKey,
    })),
  );
}
