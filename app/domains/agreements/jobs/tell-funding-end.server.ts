import { TELL_FUNDING_END, type TellFundingEnd } from "~/domains/authorisations/authorisation.jobs";
import { whoDecides } from "~/domains/authorisations/commands/who-decides.server";
import { fundingToTell } from "~/domains/authorisations/queries/funding-to-tell.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { councilPaths } from "~/paths";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { isOver, type PlacementState } from "../placement/placement.machine";
import { workersOf } from "../queries/who-works-on-placement.server";

/**
 * The job `tell-funding-end`: those who decide on funding are reminded of its last day, unless that was moved meanwhile, or
 * nobody lives there any more. Told once: the outbox takes the same thing no second time.
 */
export const tellFundingEnd = handle(TELL_FUNDING_END, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

async function tell(tx: Tx, job: TellFundingEnd): Promise<void> {
  const funding = await fundingToTell(tx, job);
  if (!funding) return;
  const placements = await tx.placement.findMany({
    where: { offerId: funding.offerId, councilId: job.organisationId },
    select: { state: true },
  });
  if (placements.length > 0 && placements.every(({ state }) => isOver(state as PlacementState))) return;
  const council = await tx.organisation.findUniqueOrThrow({
    where: { id: job.organisationId },
    select: { name: true, slug: true },
  });
  const { reference } = await tx.referral.findUniqueOrThrow({
    where: { id: funding.referralId },
    select: { reference: true },
  });
  const people = await whoDecides(tx, job, {
    firstYearPence: funding.firstYearPence,
    // Who else took part in the offer is not the worker's to read: of them the page says it.
    without: [...funding.askedByIds, ...(await workersOf(tx, funding))],
  });
  const link = `${env().APP_URL}${councilPaths(council.slug).authorisation(funding.id).continue()}`;
  const until = dayWords(job.fundedUntil);
  await notify(tx, {
    template: "funding-ends",
    to: { organisationId: job.organisationId, people },
    props: ({ name }) => ({ name, reference, council: council.name, until, link }),
    dedupeKey: `${funding.id}:funding-ends:${job.fundedUntil}`,
  });
}
