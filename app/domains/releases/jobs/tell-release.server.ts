import { notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients } from "~/domains/notifications/queries/find-recipients.server";
import { providerPaths } from "~/paths";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import type { ReferralFacts } from "~emails/referral-facts";
import { TELL_RELEASE, type TellRelease } from "../release.jobs";

/**
 * The job `tell-release`: the person of a release is told by mail that they may look, or that it ended. Nothing of
 * the child, the home or the reason is in it (docs/domain.md, rule 8). Somebody who has left is told nothing.
 */
export const tellReleaseTask = handle(TELL_RELEASE, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

async function tell(tx: Tx, job: TellRelease): Promise<void> {
  const release = await tx.informationRelease.findFirst({
    where: { id: job.releaseId, providerId: job.organisationId },
    select: { personId: true, councilId: true, providerId: true, deliveryId: true, endedAt: true },
  });
  // What ended before it was told is told as ended alone.
  if (!release || (job.what === "released" && release.endedAt)) return;
  const { providerId: organisationId, personId } = release;
  const found = await findRecipients(tx, { organisationId, steps: [{ people: [personId] }] });
  const [member] = found?.people ?? [];
  const delivery = await tx.delivery.findFirst({
    where: { id: release.deliveryId, providerId: release.providerId },
    select: { reference: true, emergency: true },
  });
  if (!member || !delivery) return;
  const organisations = await tx.organisation.findMany({
    where: { id: { in: [release.councilId, release.providerId] } },
    select: { id: true, name: true, slug: true },
  });
  const council = organisations.find(({ id }) => id === release.councilId);
  const provider = organisations.find(({ id }) => id === release.providerId);
  const page = `${env().APP_URL}${providerPaths(provider?.slug ?? "")
    .referral(delivery.reference)
    .page()}`;
  const props: ReferralFacts = {
    name: member.name,
    reference: delivery.reference,
    council: council?.name ?? "",
    emergency: delivery.emergency,
    link:
      job.what === "released"
        ? `${env().APP_URL}${providerPaths(provider?.slug ?? "")
            .referral(delivery.reference)
            .identity()}`
        : page,
  };
  await notify(tx, {
    template: job.what === "released" ? "identity-released" : "release-ended",
    to: { ...member, organisationId },
    props,
    dedupeKey: job.releaseId,
  });
}
