import { placementToTell } from "~/domains/agreements/queries/placement-to-tell.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients } from "~/domains/notifications/queries/find-recipients.server";
import { whoAnswersForProvider } from "~/domains/routing/recipients.rules";
import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { TELL_PLACEMENT_ORDER } from "../placement-order.jobs";
import { orderChoice } from "../placement-order.rules";

/**
 * The job `tell-placement-order`: finance of the provider is told that the council has given, taken away or does not need a
 * purchase order; without finance, who answers for it. The number stands behind the link.
 */
export const tellPlacementOrder = handle(TELL_PLACEMENT_ORDER, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, async (tx) => {
    const found = await placementToTell(tx, job);
    if (found?.side !== "provider") return;
    const newest = await tx.placementOrder.findFirst({
      where: { placementId: job.placementId },
      orderBy: { number: "desc" },
      select: { number: true, orderNeeded: true, orderNumber: true },
    });
    // Changed again since: the job of that time tells them.
    if (newest?.number !== job.number) return;
    const steps = [{ roles: ["provider-finance" as const] }, ...whoAnswersForProvider];
    const readers = await findRecipients(tx, { organisationId: found.told.id, steps });
    if (!readers) return;
    const facts = found.facts((page) => page.payments());
    await notify(tx, {
      template: "placement-order",
      to: { organisationId: found.told.id, people: readers.people },
      props: (person) => ({ ...facts(person), order: orderChoice(newest) }),
      dedupeKey: `${job.placementId}:order:${job.number}`,
    });
  });
});
