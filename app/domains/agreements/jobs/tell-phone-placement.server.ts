import { FUNDING_DECIDERS, FUNDING_DECIDERS_ABOVE_LIMIT } from "~/domains/access/role-groups";
import {
  escalateOverdue,
  lapseAuthority,
  type PhoneFunding,
  phoneFunding,
} from "~/domains/authorisations/commands/phone-clock.server";
import { whoDecides } from "~/domains/authorisations/commands/who-decides.server";
import { TELL_PHONE_PLACEMENT, type TellPhonePlacement } from "~/domains/authorisations/phone-funding.jobs";
import { notify } from "~/domains/notifications/commands/notify.server";
import type { Step } from "~/domains/notifications/queries/find-recipients.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";
import { absoluteDayAndTime } from "~/platform/time";
import type { PhonePlacementProps } from "~emails/phone-placement";
import { TELL_PLACEMENT } from "../placement/placement.jobs";
import { isLivedIn, type PlacementState } from "../placement/placement.machine";
import { placementToTell } from "../queries/placement-to-tell.server";
import { whoWorksOnPlacement, workersOf } from "../queries/who-works-on-placement.server";

/**
 * The job `tell-phone-placement`: the clocks of a placement that was made by phone. Those who may confirm its funding and those who
 * do the paperwork are told; what nobody confirmed in time goes up to the director; an authority on which nobody moved in
 * lapses, which the provider is told too, and who decides where a child moves in after that; an agreement that is not issued in time is chased. Run twice it changes and tells nothing more.
 */
export const tellPhonePlacement = handle(TELL_PHONE_PLACEMENT, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

type Found = NonNullable<Awaited<ReturnType<typeof placementToTell>>>;
type Act = PhonePlacementProps["act"];

async function tell(tx: Tx, job: TellPhonePlacement): Promise<void> {
  const funding = await phoneFunding(tx, job);
  const said = await tx.placement.findFirst({
    where: { offerId: funding?.offerId ?? job.authorisationId, councilId: job.organisationId },
    select: { id: true, state: true, councilMovedIn: true, providerMovedIn: true },
  });
  if (!funding || !said || said.state === "fallen-through") return;
  const found = await placementToTell(tx, { placementId: said.id, organisationId: job.organisationId });
  if (!found) return;
  const { placement } = found;
  const offer = await tx.offer.findUniqueOrThrow({
    where: { id: funding.offerId },
    select: {
      id: true,
      reference: true,
      referralId: true,
      serviceId: true,
      councilId: true,
      providerId: true,
    },
  });
  const paperwork = funding.paperworkBy ? absoluteDayAndTime(funding.paperworkBy, now()) : "";
  const workers = await whoWorksOnPlacement(tx, "council", placement);
  const due = funding.confirmBy ? absoluteDayAndTime(funding.confirmBy, now()) : "";
  const decision = `${env().APP_URL}${councilPaths(found.told.slug).authorisation(funding.id).page()}`;
  const mail = (act: Act, to: { steps: readonly Step[] }, words: string, link?: string) =>
    notify(tx, {
      template: "phone-placement",
      to: { organisationId: found.told.id, ...to },
      props: (person) => ({
        ...found.facts((page) => page.page())(person),
        ...(link ? { link } : {}),
        act,
        due: words,
      }),
      dedupeKey: `${placement.id}:by-phone:${act}`,
    });
  switch (job.what) {
    case "recorded": {
      if (funding.state === "verbal")
        await mail("confirm", { steps: [{ people: await deciders(tx, found, funding) }] }, due, decision);
      await mail("paperwork", { steps: workers }, paperwork);
      return;
    }
    case "overdue":
      if (await escalateOverdue(tx, { funding, offer })) await mail("overdue", DIRECTOR, due, decision);
      return;
    case "not-confirmed":
      if (funding.state === "verbal" && funding.escalatedAt !== null)
        await mail("not-confirmed", DIRECTOR, due, decision);
      return;
    case "paperwork":
      if (!(await isIssued(tx, funding))) await mail("unsigned", { steps: workers }, paperwork);
      return;
    case "lapse":
      if (said.state !== "planned" || said.councilMovedIn !== null || said.providerMovedIn !== null) return;
      if (await lapseAuthority(tx, { funding, offer })) {
        await mail("lapsed", { steps: workers }, dayWords(funding.verbalUntil ?? ""));
        await enqueueAll(tx, [
          newJob(TELL_PLACEMENT, {
            ...{ placementId: placement.id, organisationId: placement.providerId },
            ...{ what: "authority-lapsed", version: 1 },
          }),
        ]);
      }
      return;
    case "came":
      if (funding.state === "lapsed" && isLivedIn(said.state as PlacementState))
        await mail(
          "came",
          { steps: [{ people: await deciders(tx, found, funding) }] },
          dayWords(funding.verbalUntil ?? ""),
          decision,
        );
  }
}

const DIRECTOR = { steps: [{ roles: FUNDING_DECIDERS_ABOVE_LIMIT }, { roles: FUNDING_DECIDERS }] };

/** Those who may confirm it: neither who recorded it nor who works on the referral. */
async function deciders(tx: Tx, { told, placement }: Found, funding: PhoneFunding): Promise<string[]> {
  const people = await whoDecides(
    tx,
    { organisationId: told.id },
    {
      firstYearPence: funding.firstYearPence,
      without: [funding.askedById, ...(await workersOf(tx, placement))],
    },
  );
  return people.map(({ personId }) => personId);
}

/** Whether a version of the agreement was issued. */
async function isIssued(tx: Tx, { offerId, councilId }: PhoneFunding): Promise<boolean> {
  const agreement = await tx.agreement.findFirst({
    where: { offerId, councilId },
    select: { versionNumber: true },
  });
  return (agreement?.versionNumber ?? 0) > 0;
}
