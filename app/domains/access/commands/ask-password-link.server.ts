import { countAttempt } from "~/domains/access/attempts.server";
import { transaction } from "~/platform/database/transaction.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { PASSWORD_LINK } from "../access.jobs";

/**
 * Asks for a link to a new password. Nothing is looked up here: a job finds out whether the email is known, so
 * that neither the answer nor its time tells. Tries beyond the limit are dropped without a word.
 */
export async function askPasswordLink(email: string, address: string): Promise<void> {
  const attempt = await countAttempt("password-link", { email, address });
  if (!attempt.allowed) return;
  const today = await countAttempt("password-link-day", { email, address });
  if (!today.allowed) return;
  await transaction("auth", {}, (tx) => enqueue(tx, PASSWORD_LINK, { email }));
}
