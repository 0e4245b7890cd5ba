import { PAYMENT_SETTERS } from "~/domains/access/roles";
import { placementToTell } from "~/domains/agreements/queries/placement-to-tell.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import type { Step } from "~/domains/notifications/queries/find-recipients.server";
import { whoAnswersForProvider } from "~/domains/routing/recipients.rules";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { TELL_PAYMENT_QUERY, type TellPaymentQuery } from "../payment-query.jobs";

/**
 * The job `tell-payment-query`: the other side is told by mail. Of the council whoever is responsible, or every finance
 * officer; of the provider who asked, and its finance. Told once: the outbox takes the same thing no second time.
 */
export const tellPaymentQuery = handle(TELL_PAYMENT_QUERY, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

async function tell(tx: Tx, job: TellPaymentQuery): Promise<void> {
  const found = await placementToTell(tx, job);
  const query = await tx.paymentQuery.findUnique({
    where: { id: job.queryId },
    select: { id: true, placementId: true, ownerId: true, raisedById: true },
  });
  if (!found || query?.placementId !== found.placement.id) return;
  const facts = found.facts((page) => page.paymentQuery(query.id).page());
  const steps: readonly Step[] =
    found.side === "council"
      ? [{ people: [query.ownerId] }, { roles: PAYMENT_SETTERS }, { roles: ["council-admin"] }]
      : [{ people: [query.raisedById], roles: ["provider-finance"] }, ...whoAnswersForProvider];
  await notify(tx, {
    template: "payment-query",
    to: { organisationId: found.told.id, steps },
    props: (person) => ({ ...facts(person), what: job.what }),
    dedupeKey: `${query.id}:${job.what}:${job.version}`,
  });
}
