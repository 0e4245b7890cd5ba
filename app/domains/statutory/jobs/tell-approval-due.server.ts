import { TELL_APPROVAL_DUE } from "~/domains/agreements/placement/placement.jobs";
import { placementToTell } from "~/domains/agreements/queries/placement-to-tell.server";
import { whoWorksOnPlacement } from "~/domains/agreements/queries/who-works-on-placement.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { councilPaths } from "~/paths";
import { transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { chasedFirst, missingSteps, type StatutoryFacts } from "../missing-steps.rules";
import { GIVEN_IN } from "../statutory.policy";

/**
 * The job `tell-approval-due`: whoever works the case is reminded by mail of an approval that the placement needs and nobody has
 * requested, of consulting that comes before one, or of what has to be told first. Told once: the outbox takes the same thing no second time.
 */
export const tellApprovalDue = handle(TELL_APPROVAL_DUE, async (job) => {
  const { organisationId, placementId } = job;
  await transaction("worker", { "app.org_id": organisationId }, async (tx) => {
    const found = await placementToTell(tx, job);
    if (found?.side !== "council" || !(GIVEN_IN as readonly string[]).includes(found.placement.state)) return;
    const [row] = await tx.$queryRaw<{ told: StatutoryFacts | null; start: string }[]>`
      select public.statutory_facts(q.id) as told, to_char(q.planned_start, 'YYYY-MM-DD') as start
        from public.placements q where q.id = ${placementId}::uuid`;
    const act = row?.told ? chasedFirst(missingSteps(row.told, row.start)) : null;
    if (!row || act === null) return;
    const { placement, told, facts } = found;
    const link = `${env().APP_URL}${councilPaths(told.slug).statutory(placement.reference).page()}`;
    const movesIn = placement.state === "planned" ? dayWords(row.start) : null;
    await notify(tx, {
      template: "approval-to-ask",
      to: { organisationId, steps: await whoWorksOnPlacement(tx, "council", placement) },
      props: (person) => ({ ...facts((page) => page.page())(person), link, movesIn, act }),
      dedupeKey: `${placementId}:approval-to-ask`,
    });
  });
});
