import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { writeAllocations } from "../commands/write-allocations.server";
import { MATCH_PAYMENTS } from "../payment.jobs";

/** The job `match-payments`: what a council paid a provider, beside what it should, whenever either has changed. */
export const matchPaymentsOf = handle(MATCH_PAYMENTS, async ({ organisationId, providerId }) => {
  await transaction("worker", { "app.org_id": organisationId }, (tx) =>
    writeAllocations(tx, { councilId: organisationId, providerId }),
  );
});
