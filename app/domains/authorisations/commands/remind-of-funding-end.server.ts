import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { addDays, londonToUtc } from "~/platform/time";
import { TELL_FUNDING_END } from "../authorisation.jobs";
import { FUNDING_REMINDED_DAYS } from "../funded-until.rules";

/** Has those who decide reminded four weeks before the last day of funding, or at once where that is nearer. */
export async function remindOfFundingEnd(
  tx: Tx,
  { id, councilId }: { id: string; councilId: string },
  fundedUntil: string | null,
): Promise<void> {
  if (fundedUntil === null) return;
  const runAt = londonToUtc(addDays(fundedUntil, -FUNDING_REMINDED_DAYS), "09:00");
  const options = runAt.ok && runAt.at > now() ? { runAt: runAt.at } : {};
  await enqueue(
    tx,
    TELL_FUNDING_END,
    { authorisationId: id, organisationId: councilId, fundedUntil },
    options,
  );
}
