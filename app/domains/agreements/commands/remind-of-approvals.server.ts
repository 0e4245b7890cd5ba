import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { dayOfColumn, londonToUtc } from "~/platform/time";
import { workingDaysBefore } from "~/platform/working-days";
import { TELL_APPROVAL_DUE } from "../placement/placement.jobs";

/** An approval that nobody has requested is reminded of so many working days before the child moves in. */
const REMINDED_WORKING_DAYS = 2;

/** Has it looked at then, or at once where that is over: whether an approval is missing is known no sooner. */
export async function remindOfApprovals(
  tx: Tx,
  placements: readonly { id: string; councilId: string; plannedStart: Date }[],
): Promise<void> {
  for (const { id, councilId, plannedStart } of placements) {
    const runAt = londonToUtc(workingDaysBefore(dayOfColumn(plannedStart), REMINDED_WORKING_DAYS), "09:00");
    const options = runAt.ok && runAt.at > now() ? { runAt: runAt.at } : {};
    await enqueue(tx, TELL_APPROVAL_DUE, { placementId: id, organisationId: councilId }, options);
  }
}
