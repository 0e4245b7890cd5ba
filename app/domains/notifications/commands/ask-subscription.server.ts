import { countAttempt } from "~/domains/access/attempts.server";
import { transaction } from "~/platform/database/transaction.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { TELL_SUBSCRIPTION } from "../notification.jobs";

export type AskSubscription = { publisherId: string; email: string };

/**
 * Asks that an address is told when an organisation publishes. Nothing is looked up here: a job finds out whether it is told
 * already, so that neither the answer nor its time tells. Tries beyond the limit are dropped without a word.
 */
export async function askSubscription(
  { publisherId, email }: AskSubscription,
  address: string,
): Promise<void> {
  const attempt = await countAttempt("subscription", { email, address });
  if (!attempt.allowed) return;
  await transaction("auth", {}, (tx) => enqueue(tx, TELL_SUBSCRIPTION, { publisherId, email }));
}
