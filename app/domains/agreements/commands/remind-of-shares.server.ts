import type { Tx } from "~/domains/access/transactions.server";
import { FUNDING_REMINDED_DAYS } from "~/domains/authorisations/funded-until.rules";
import { now } from "~/platform/clock.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { addDays, londonToUtc } from "~/platform/time";
import { addWorkingDays } from "~/platform/working-days";
import { TELL_PARTY_SHARE } from "../who-pays/who-pays.jobs";

/** A party that has not agreed by then is chased by mail. */
const CHASED_WORKING_DAYS = 5;

/** Has the broker reminded of shares that nobody has agreed to so many working days after they were recorded. */
export function remindOfShares(tx: Tx, councilId: string, shareIds: readonly string[]): Promise<void> {
  const runAt = addWorkingDays(now(), CHASED_WORKING_DAYS);
  return enqueueAll(
    tx,
    shareIds.map((shareId) =>
      newJob(TELL_PARTY_SHARE, { shareId, organisationId: councilId, what: "to-agree" }, { runAt }),
    ),
  );
}

/** Has the broker reminded four weeks before the last day that a party agreed to, or at once where that is nearer. */
export function remindOfShareEnd(
  tx: Tx,
  { shareId, councilId, until }: { shareId: string; councilId: string; until: string },
): Promise<void> {
  const runAt = londonToUtc(addDays(until, -FUNDING_REMINDED_DAYS), "09:00");
  const options = runAt.ok && runAt.at > now() ? { runAt: runAt.at } : {};
  return enqueueAll(tx, [
    newJob(TELL_PARTY_SHARE, { shareId, organisationId: councilId, what: "ends", until }, options),
  ]);
}
