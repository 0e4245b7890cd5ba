import type { Tx } from "~/domains/access/transactions.server";
import { TELL_PHONE_PLACEMENT } from "~/domains/authorisations/phone-funding.jobs";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { addDays, londonToUtc } from "~/platform/time";
import { SETTLE_REFERRAL, TELL_PLACEMENT } from "../placement/placement.jobs";

type ByPhone = {
  placement: { id: string; councilId: string; providerId: string };
  authorisationId: string;
  confirmBy: Date;
  paperworkBy: Date;
  /** The last day of the authority, `YYYY-MM-DD`. */
  until: string;
};

/**
 * Sets the clocks of a placement that was made by phone, in the caller's transaction: who is told now, and what is looked at
 * when the funding has to be confirmed, when the paperwork is due and when the authority is over.
 */
export async function tellByPhone(
  tx: Tx,
  { placement, authorisationId, confirmBy, paperworkBy, until }: ByPhone,
): Promise<void> {
  const { id: placementId, councilId, providerId } = placement;
  const over = londonToUtc(addDays(until, 1), "00:05");
  const clock = (what: "recorded" | "overdue" | "paperwork" | "lapse", runAt?: Date) =>
    newJob(
      TELL_PHONE_PLACEMENT,
      { authorisationId, organisationId: councilId, what },
      runAt ? { runAt } : {},
    );
  await enqueueAll(tx, [
    newJob(TELL_PLACEMENT, { placementId, organisationId: providerId, what: "by-phone", version: 1 }),
    newJob(SETTLE_REFERRAL, { placementId, organisationId: councilId }),
    clock("recorded"),
    clock("overdue", confirmBy),
    clock("paperwork", paperworkBy),
    ...(over.ok ? [clock("lapse", over.at)] : []),
  ]);
}
