import { placementToTell } from "~/domains/agreements/queries/placement-to-tell.server";
import { whoWorksOnPlacement } from "~/domains/agreements/queries/who-works-on-placement.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { TELL_FEEDBACK } from "../feedback.jobs";

const TEMPLATES = {
  verdict: "verdict-differs",
  promise: "promise-differs",
  "promise-corrected": "promise-corrected",
} as const;

/**
 * The job `tell-feedback`: the council is told that something differs from its referral, the provider that something is not as
 * promised, or no longer. Whom a mail reaches is as for every mail about a placement. Told once: the outbox takes the same thing no second time.
 */
export const tellFeedback = handle(TELL_FEEDBACK, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, async (tx) => {
    const found = await placementToTell(tx, job);
    if (!found) return;
    const { placement, told, side } = found;
    await notify(tx, {
      template: TEMPLATES[job.what],
      to: { organisationId: told.id, steps: await whoWorksOnPlacement(tx, side, placement) },
      props: found.facts((page) => page.feedback()),
      dedupeKey: `${placement.id}:${job.what}:${job.about}`,
    });
  });
});
