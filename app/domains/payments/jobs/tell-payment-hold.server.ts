import { placementToTell } from "~/domains/agreements/queries/placement-to-tell.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients } from "~/domains/notifications/queries/find-recipients.server";
import { whoAnswersForProvider } from "~/domains/routing/recipients.rules";
import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { dayOfColumn } from "~/platform/time";
import { TELL_PAYMENT_HOLD } from "../payment-hold.jobs";

/**
 * The job `tell-payment-hold`: finance of the provider is told that the council holds something back, or has released it;
 * without finance, who answers for it. Why and how much stands behind the link.
 */
export const tellPaymentHold = handle(TELL_PAYMENT_HOLD, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, async (tx) => {
    const found = await placementToTell(tx, job);
    const hold = await tx.paymentHold.findUnique({
      where: { id: job.holdId },
      select: { placementId: true, periodFrom: true },
    });
    if (found?.side !== "provider" || hold?.placementId !== job.placementId) return;
    const steps = [{ roles: ["provider-finance" as const] }, ...whoAnswersForProvider];
    const readers = await findRecipients(tx, { organisationId: found.told.id, steps });
    if (!readers) return;
    const facts = found.facts((page) => page.paymentPeriod(dayOfColumn(hold.periodFrom)));
    await notify(tx, {
      template: "payment-hold",
      to: { organisationId: found.told.id, people: readers.people },
      props: (person) => ({ ...facts(person), what: job.what }),
      dedupeKey: `${job.holdId}:${job.what}`,
    });
  });
});
