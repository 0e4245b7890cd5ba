import { COLLEAGUE_REMOVED } from "~/domains/access/access.jobs";
import { fallToDuty } from "~/domains/referrals/commands/fall-to-duty.server";
import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { carryBroker } from "../commands/carry-broker.server";

/**
 * The council's part of the job `colleague-removed` `{ organisationId, personId }`: what the person worked falls to the
 * duty owner, and its deliveries carry the new broker. Running it twice changes nothing more.
 */
export const referralsOfLeaver = handle(COLLEAGUE_REMOVED, async ({ organisationId, personId }) => {
  await transaction("worker", { "app.org_id": organisationId }, async (tx) => {
    const fallen = await fallToDuty(tx, organisationId, personId);
    if (fallen) await carryBroker(tx, organisationId, fallen);
  });
});
