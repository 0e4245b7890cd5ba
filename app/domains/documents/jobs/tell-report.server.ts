import { placementToTell } from "~/domains/agreements/queries/placement-to-tell.server";
import { whoWorksOnPlacement } from "~/domains/agreements/queries/who-works-on-placement.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { TELL_REPORT, type TellReport } from "../document.jobs";

/**
 * The job `tell-report`: the provider is told by mail that the council asked for a report, the council of one that should be read
 * today, and whoever handed something in that it could not be opened. Each once: the outbox takes the same thing no second time.
 */
export const tellReport = handle(TELL_REPORT, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

async function tell(tx: Tx, { what, id, personId, ...job }: TellReport): Promise<void> {
  const found = await placementToTell(tx, job);
  if (!found) return;
  const { placement, told, side } = found;
  const facts = found.facts((page) => page.reports());
  const others = await whoWorksOnPlacement(tx, side, placement);
  await notify(tx, {
    template: "placement-report",
    to: { organisationId: told.id, steps: personId ? [{ people: [personId] }, ...others] : others },
    props: (person) => ({ ...facts(person), what }),
    dedupeKey: `${id}:${what}`,
  });
}
