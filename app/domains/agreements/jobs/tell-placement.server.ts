import { CASE_WRITERS, PLACEMENT_TOLD } from "~/domains/access/roles";
import { notify } from "~/domains/notifications/commands/notify.server";
import type { Step } from "~/domains/notifications/queries/find-recipients.server";
import { whoAnswersForProvider } from "~/domains/routing/recipients.rules";
import { sidePaths } from "~/paths";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { TELL_PLACEMENT, type TellPlacement } from "../placement.jobs";

/**
 * The job `tell-placement`: one side has said when the child moved in, given notice, recorded the end or an absence or
 * disputed an end, and the other is told by mail; of a search that was begun from it, whoever works on its own referral is.
 * A council's people are the broker and social worker of the referral, a provider's its registered managers and who answers
 * for it. Told once: the outbox takes the same thing no second time.
 */
export const tellPlacement = handle(TELL_PLACEMENT, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

const TEMPLATES = {
  "moved-in": "placement-moved-in",
  notice: "placement-notice",
  ended: "placement-ended",
  "end-disputed": "placement-end-disputed",
} as const;

async function tell(tx: Tx, job: TellPlacement): Promise<void> {
  const placement = await tx.placement.findUnique({
    where: { id: job.placementId },
    select: { id: true, reference: true, referralId: true, councilId: true, providerId: true },
  });
  if (!placement) return;
  const rows = await tx.organisation.findMany({
    where: { id: { in: [placement.councilId, placement.providerId] } },
    select: { id: true, name: true, slug: true },
  });
  const council = rows.find(({ id }) => id === placement.councilId);
  const provider = rows.find(({ id }) => id === placement.providerId);
  const told = job.organisationId === placement.councilId ? council : provider;
  if (!told) return;
  const kind = told === council ? "council" : "provider";
  const page = sidePaths({ kind, slug: told.slug }).placement(placement.reference).page();
  const facts = ({ name }: { name: string }) => ({
    name,
    reference: placement.reference,
    council: council?.name ?? "",
    link: `${env().APP_URL}${page}`,
  });
  const { what, version, absence, search } = job;
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
  const steps = kind === "council" ? await councilSteps(tx, placement) : providerSteps;
  const to = { organisationId: told.id, steps };
  if (what !== "absence") {
    await notify(tx, { template: TEMPLATES[what], to, props: facts, dedupeKey });
    return;
  }
  if (!absence) return;
  const { change } = absence;
  const by = (change !== "fee" && told === council ? provider : council)?.name ?? "";
  await notify(tx, {
    template: "placement-absence",
    to,
    props: (person) => ({ ...facts(person), change, by }),
    dedupeKey,
  });
}

const providerSteps: readonly Step[] = [{ roles: PLACEMENT_TOLD }, ...whoAnswersForProvider];

/** Those who work the case; when nobody of them is left, the duty owner, else the council's other case workers. */
async function councilSteps(tx: Tx, placement: OfReferral): Promise<readonly Step[]> {
  return [{ people: await workersOf(tx, placement) }, { dutyOwner: true }, { roles: [...CASE_WRITERS] }];
}

type OfReferral = { referralId: string; councilId: string };

async function workersOf(tx: Tx, { referralId, councilId }: OfReferral): Promise<string[]> {
  const referral = await tx.referral.findFirst({
    where: { id: referralId, councilId },
    select: { brokerId: true },
  });
  const workers = await tx.assignment.findMany({
    where: { referralId, councilId, endedAt: null },
    select: { personId: true },
  });
  const people = [referral?.brokerId, ...workers.map(({ personId }) => personId)];
  return [...new Set(people.filter((id) => typeof id === "string"))];
}
