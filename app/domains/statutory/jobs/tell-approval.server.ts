import { placementToTell } from "~/domains/agreements/queries/placement-to-tell.server";
import { whoWorksOnPlacement } from "~/domains/agreements/queries/who-works-on-placement.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { councilPaths } from "~/paths";
import { transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { TELL_APPROVAL } from "../statutory.jobs";

/**
 * The job `tell-approval`: the officers who may give an approval are told by mail that it is asked of them, and whoever asked
 * that it was given or returned. Told once: the outbox takes the same thing no second time.
 */
export const tellApproval = handle(TELL_APPROVAL, async (job) => {
  const { organisationId, requestId, what, officers, askedById, movesIn } = job;
  await transaction("worker", { "app.org_id": organisationId }, async (tx) => {
    const found = await placementToTell(tx, job);
    if (found?.side !== "council") return;
    const { placement, told, facts } = found;
    const link = `${env().APP_URL}${councilPaths(told.slug).statutory(placement.reference).page()}`;
    const props = (person: { name: string }) => ({ ...facts((page) => page.page())(person), link });
    const dedupeKey = `${requestId}:${what}`;
    if (what === "asked") {
      const to = { organisationId, steps: [{ people: officers }] };
      const day = movesIn === null ? null : dayWords(movesIn);
      await notify(tx, {
        template: "approval-asked",
        to,
        props: (person) => ({ ...props(person), movesIn: day }),
        dedupeKey,
      });
      return;
    }
    await notify(tx, {
      template: "approval-answered",
      // Whoever works the case, where whoever requested it has left.
      to: {
        organisationId,
        steps: [{ people: [askedById] }, ...(await whoWorksOnPlacement(tx, "council", placement))],
      },
      props: (person) => ({ ...props(person), answer: what }),
      dedupeKey,
    });
  });
});
