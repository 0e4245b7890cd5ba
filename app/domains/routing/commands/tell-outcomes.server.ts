import type { Tx } from "~/domains/access/transactions.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { type OutcomeJob, type OutcomeTemplate, TELL_OUTCOME } from "../delivery.jobs";

export type Outcome = {
  delivery: { id: string; providerId: string };
  template: OutcomeTemplate;
  /** What happened, with the row's version or a moment: the same thing is told once. */
  about: string;
  offerReference?: string;
  /** Who made the offer, told beside whoever has the delivery. */
  personIds?: readonly string[];
};

/** Has providers told by mail of what was decided, once the caller's transaction is committed. */
export function tellOutcomes(tx: Tx, outcomes: readonly Outcome[]): Promise<void> {
  return enqueueAll(
    tx,
    outcomes.map(({ delivery, template, about, offerReference, personIds = [] }) => {
      const payload: OutcomeJob = {
        deliveryId: delivery.id,
        organisationId: delivery.providerId,
        template,
        about,
        offerReference: offerReference ?? null,
        personIds: [...new Set(personIds)],
      };
      return newJob(TELL_OUTCOME, payload);
    }),
  );
}
