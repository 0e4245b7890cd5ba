import { transaction } from "~/platform/database/transaction.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";
import { writeExpectedLines } from "../commands/write-expected-lines.server";
import { BEGIN_PAYMENT_PERIODS, MAKE_EXPECTED_LINES, PRICE_PLACEMENTS } from "../payment.jobs";

/** The job `make-expected-lines`: what one placement should cost, whenever something that it follows from has changed. */
export const makeExpectedLines = handle(MAKE_EXPECTED_LINES, async ({ placementId, organisationId }) => {
  await transaction("worker", { "app.org_id": organisationId }, async (tx) => {
    await writeExpectedLines(tx, placementId);
  });
});

/** The job `price-placements`, once a council has set its calendar: each of its placements by a job of its own. */
export const pricePlacements = handle(PRICE_PLACEMENTS, async ({ organisationId }) => {
  await transaction("worker", { "app.org_id": organisationId }, async (tx) => {
    const placements = await tx.placement.findMany({
      where: { councilId: organisationId, state: { in: ["started", "notice-given", "ended"] } },
      select: { id: true },
    });
    await enqueueAll(
      tx,
      placements.map(({ id }) => jobOf(id, organisationId)),
    );
  });
});

/** The job `begin-payment-periods`, each day: where a child lives, the next period may have begun. */
export const beginPaymentPeriods = handle(BEGIN_PAYMENT_PERIODS, async () => {
  await transaction("worker", {}, async (tx) => {
    const rows = await tx.$queryRaw<{ placementId: string; organisationId: string }[]>`
      select placement_id as "placementId", organisation_id as "organisationId" from placements_to_price()`;
    await enqueueAll(
      tx,
      rows.map(({ placementId, organisationId }) => jobOf(placementId, organisationId)),
    );
  });
});

const jobOf = (placementId: string, organisationId: string) =>
  newJob(MAKE_EXPECTED_LINES, { placementId, organisationId }, { key: placementId });
