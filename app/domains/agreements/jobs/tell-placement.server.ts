import { lapsedFunding } from "~/domains/authorisations/commands/phone-clock.server";
import { TELL_PHONE_PLACEMENT } from "~/domains/authorisations/phone-funding.jobs";
import { notify } from "~/domains/notifications/commands/notify.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";
import { TELL_PLACEMENT, type TellPlacement } from "../placement/placement.jobs";
import { placementToTell } from "../queries/placement-to-tell.server";
import { whoWorksOnPlacement, workersOf } from "../queries/who-works-on-placement.server";

/**
 * The job `tell-placement`: one side has said when the child moved in, given notice, recorded the end or an absence or
 * disputed an end or a start, and the other is told by mail; of a search that was begun from it, whoever works on its own referral is.
 * A council's people are the broker and social worker of the referral, a provider's its registered managers and who answers
 * for it. An authority given by phone that has lapsed, and who pays once the agreement in force says something else, are told to the provider. Told once: the outbox takes the same thing no second time.
 */
export const tellPlacement = handle(TELL_PLACEMENT, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

const TEMPLATES = {
  "moved-in": "placement-moved-in",
  notice: "placement-notice",
  ended: "placement-ended",
  "end-disputed": "placement-end-disputed",
  "start-disputed": "placement-start-disputed",
  "by-phone": "placement-by-phone",
  planned: "placement-planned",
  "authority-lapsed": "placement-authority-lapsed",
  "who-pays": "placement-who-pays",
} as const;

async function tell(tx: Tx, job: TellPlacement): Promise<void> {
  const found = await placementToTell(tx, job);
  if (!found) return;
  const { placement, told, side, names } = found;
  const facts = found.facts((page) => page.page());
  const { what, version, absence, search, byId } = job;
  const dedupeKey = `${absence?.id ?? search?.reference ?? placement.id}:${what}:${version}`;
  if (what === "searched-again") {
    if (!search) return;
    const people = (await workersOf(tx, placement)).filter((id) => id !== search.byId);
    await notify(tx, {
      template: "placement-searched-again",
      to: { organisationId: told.id, steps: [{ people }] },
      props: (person) => ({ ...facts(person), search: search.reference, by: search.by }),
      dedupeKey,
    });
    return;
  }
  // Colleagues of whoever did it are told besides, and nobody in their place where there are none.
  const steps = byId
    ? [{ people: (await workersOf(tx, placement)).filter((id) => id !== byId) }]
    : await whoWorksOnPlacement(tx, side, placement);
  const to = { organisationId: told.id, steps };
  if (what === "step-down") {
    const by = names[side === "council" ? "provider" : "council"];
    const props = (person: { name: string }) => ({ ...facts(person), by });
    await notify(tx, { template: "placement-step-down", to, props, dedupeKey });
    return;
  }
  if (what !== "absence") {
    // A child who has come meanwhile is no longer waited for.
    if (what === "authority-lapsed" && placement.state !== "planned") return;
    await notify(tx, { template: TEMPLATES[what], to, props: facts, dedupeKey });
    if (what === "moved-in" && side === "council") await tellDecidersOfLapsed(tx, placement);
    return;
  }
  if (!absence) return;
  const { change } = absence;
  const by = names[change !== "fee" && side === "council" ? "provider" : "council"];
  await notify(tx, {
    template: "placement-absence",
    to,
    props: (person) => ({ ...facts(person), change, by }),
    dedupeKey,
  });
}

/** Where the authority that was given by phone lapsed before the child came, its funding is to be decided on after all. */
async function tellDecidersOfLapsed(
  tx: Tx,
  { offerId, councilId }: { offerId: string; councilId: string },
): Promise<void> {
  const authorisationId = await lapsedFunding(tx, { offerId, councilId });
  if (authorisationId !== null)
    await enqueueAll(tx, [
      newJob(TELL_PHONE_PLACEMENT, { authorisationId, organisationId: councilId, what: "came" }),
    ]);
}
