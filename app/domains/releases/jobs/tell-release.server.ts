import { providerPaths } from "~/paths";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import type { Task } from "~/platform/jobs/jobs.server";
import { queueMail } from "~/platform/mailer/queue-mail.server";
import type { IdentityReleasedProps } from "~emails/identity-released";
import { type TellReleaseJob, tellReleaseJob } from "./payload";

/**
 * The job `tell-release`: the person of a release is told by mail that they may look, or that it ended. Nothing of
 * the child, the home or the reason is in it (docs/domain.md, rule 8). Somebody who has left is told nothing.
 */
export const tellReleaseTask: Task = async (payload) => {
  const job = tellReleaseJob.parse(payload);
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
};

async function tell(tx: Tx, job: TellReleaseJob): Promise<void> {
  const release = await tx.informationRelease.findFirst({
    where: { id: job.releaseId, providerId: job.organisationId },
    select: { personId: true, councilId: true, providerId: true, deliveryId: true, endedAt: true },
  });
  // What ended before it was told is told as ended alone.
  if (!release || (job.what === "released" && release.endedAt)) return;
  const member = await tx.membership.findFirst({
    where: { organisationId: release.providerId, personId: release.personId, endedAt: null },
    select: { person: { select: { name: true } } },
  });
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
  const props: IdentityReleasedProps = {
    name: member.person.name,
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
  await queueMail(tx, {
    organisationId: release.providerId,
    toPersonId: release.personId,
    template: job.what === "released" ? "identity-released" : "release-ended",
    props,
  });
}
