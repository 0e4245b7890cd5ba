import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { newId } from "~/platform/ids";
import { count } from "~/platform/measurements.server";
import type { RefusedTry } from "~/platform/permission";

/**
 * Writes a refused try as an event, in a transaction that is not the command's, which has rolled back. At most one for
 * the same person and thing in ten minutes and forty for a person in a day: the database counts.
 */
export async function recordRefusal(
  tx: Tx,
  { tried, why, subjectId, referralId }: RefusedTry,
): Promise<void> {
  count("homeward_refused_tries_total", "Tries at identity, money and roles that were refused.", { tried });
  await tx.$executeRaw`
    select public.record_refusal(${newId()}::uuid, ${now()}::timestamptz, ${tried}, ${why},
      ${subjectId ?? null}::uuid, ${referralId ?? null}::uuid)`;
}
