import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { tellRelease } from "../commands/tell-release.server";
import { RELEASE_EVENTS } from "../release.events";
import { LAPSE_RELEASE } from "../release.jobs";

/**
 * The job `lapse-release`, due at the end date: the release ends and its person is told. The database refuses a look
 * from that moment on whether or not this has run. Throws while the portal's clock is behind the queue's.
 */
export const lapseRelease = handle(LAPSE_RELEASE, async ({ releaseId, organisationId }) => {
  await transaction("worker", { "app.org_id": organisationId }, (tx) => lapse(tx, releaseId, organisationId));
});

async function lapse(tx: Tx, id: string, councilId: string): Promise<void> {
  const at = now();
  const release = await tx.informationRelease.findFirst({
    where: { id, councilId, endedAt: null },
    select: { providerId: true, referralId: true, serviceId: true, personId: true, until: true },
  });
  if (!release?.until) return;
  if (release.until > at) throw new Error("The end date has not come: the clock is behind the queue.");
  const { count } = await tx.informationRelease.updateMany({
    where: { id, councilId, endedAt: null },
    data: { endedAt: at, endedBecause: "lapsed" },
  });
  if (count === 0) return;
  await recordEvent(tx, null, RELEASE_EVENTS, {
    kind: "release-ended",
    audience: "council",
    councilId,
    subject: "release",
    subjectId: id,
    referralId: release.referralId,
    from: "live",
    to: "ended",
    data: { because: "lapsed", serviceId: release.serviceId, toPersonId: release.personId },
  });
  await tellRelease(tx, { id, providerId: release.providerId }, "ended");
}
