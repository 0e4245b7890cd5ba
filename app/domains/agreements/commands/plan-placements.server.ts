import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import { recordEvents } from "~/domains/audit/record-event.server";
import type { LockedOffer } from "~/domains/offers/commands/lock-offers.server";
import type { FoundReferral } from "~/domains/referrals/queries/find-referral.server";
import { now } from "~/platform/clock.server";
import { newId, newReference } from "~/platform/ids";
import { newJob } from "~/platform/jobs/define-job";
import { enqueue, enqueueAll } from "~/platform/jobs/enqueue.server";
import { dayOfColumn } from "~/platform/time";
import { PLACEMENT_EVENTS } from "../placement/placement.events";
import { TELL_PLACE_TAKEN, TELL_PLACEMENT } from "../placement/placement.jobs";
import { placementMachine } from "../placement/placement.machine";
import { remindOfApprovals } from "./remind-of-approvals.server";

/**
 * One placement for each child that an offer was just accepted for, planned from the day that the accepted version of
 * the offer names. In the caller's transaction, which holds the referral's lock.
 */
export async function planPlacements(
  tx: Tx,
  actor: Actor,
  {
    referral,
    offer,
    accepted,
  }: {
    referral: FoundReferral;
    offer: Pick<
      LockedOffer,
      "id" | "deliveryId" | "serviceId" | "councilId" | "providerId" | "versionNumber"
    >;
    accepted: readonly { id: string; referralChildId: string }[];
  },
): Promise<void> {
  const [version, delivery] = [
    await tx.offerVersion.findFirstOrThrow({
      where: { offerId: offer.id, number: offer.versionNumber },
      select: { startOn: true },
    }),
    await tx.delivery.findUniqueOrThrow({
      where: { id: offer.deliveryId },
      select: { reference: true, headline: true },
    }),
  ];
  const at = now();
  const placements = accepted.map(({ id, referralChildId }) => ({
    id: newId(),
    reference: newReference("PL"),
    acceptanceId: id,
    offerId: offer.id,
    deliveryId: offer.deliveryId,
    referralId: referral.id,
    referralChildId,
    serviceId: offer.serviceId,
    councilId: offer.councilId,
    providerId: offer.providerId,
    referralReference: delivery.reference,
    childNumber: referral.childIds.indexOf(referralChildId) + 1,
    childCount: referral.childIds.length,
    // Without the kind of service: "Girl, 14".
    headline: delivery.headline.split(" · ")[0] ?? "",
    state: placementMachine.begins[0] ?? "planned",
    stateSince: at,
    plannedStart: version.startOn,
    createdById: actor.personId,
    createdAt: at,
    updatedAt: at,
  }));
  await tx.placement.createMany({ data: placements });
  await remindOfApprovals(tx, placements);
  await enqueueAll(
    tx,
    placements.map(({ id: placementId, councilId: organisationId }) =>
      newJob(TELL_PLACEMENT, {
        placementId,
        organisationId,
        what: "planned",
        version: 1,
        byId: actor.personId,
      }),
    ),
  );
  // One home, so one telling for all children of the offer.
  const [first] = placements;
  if (first)
    await enqueue(tx, TELL_PLACE_TAKEN, {
      deliveryId: first.deliveryId,
      placementId: first.id,
      organisationId: first.providerId,
    });
  await recordEvents(
    tx,
    actor,
    PLACEMENT_EVENTS,
    placements.map((placement) => ({
      kind: "placement-planned" as const,
      councilId: placement.councilId,
      providerId: placement.providerId,
      subject: "placement" as const,
      subjectId: placement.id,
      referralId: placement.referralId,
      to: placement.state,
      data: {
        placement: placement.reference,
        serviceId: placement.serviceId,
        date: dayOfColumn(placement.plannedStart),
      },
    })),
  );
}
