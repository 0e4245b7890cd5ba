import { listInvited } from "~/domains/access/queries/list-invited.server";
import { TOLD_IN_ORDER } from "~/domains/access/role-groups";
import { recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";
import { DELIVERY_EVENTS } from "../delivery.events";
import { TELL_BROKER, TELL_PROVIDER } from "../delivery.jobs";
import { mailTheDelivery, TOLD_OF, type ToldDelivery } from "./delivery-mail.server";
import { mailTheInvited } from "./invited.server";
import { firstReachable } from "./recipients.server";

/**
 * The job `tell-provider` `{ deliveryId, organisationId: the provider }`: one mail to each person who answers
 * referrals there, else to its admins, else to who was invited to and has not answered; with nobody to tell, the
 * delivery is undeliverable and the broker hears of it. Run twice it tells once: the moment of telling is written with the mails.
 */
export const tellProvider = handle(TELL_PROVIDER, async ({ deliveryId, organisationId }) => {
  await transaction("worker", { "app.org_id": organisationId }, (tx) => tell(tx, deliveryId));
});

async function tell(tx: Tx, deliveryId: string): Promise<void> {
  const delivery = await tx.delivery.findFirst({ where: { id: deliveryId }, select: TOLD_OF });
  // Not told twice, and not told of a search that ended while the job waited.
  if (!delivery || delivery.deliveredAt || delivery.state === "closed") return;
  const reachable = await firstReachable(tx, delivery.providerId, new Set());
  if (reachable) {
    await deliver(tx, delivery, reachable.people.length);
    await mailTheDelivery(tx, delivery, reachable.people);
    return;
  }
  const invited = await listInvited(tx, delivery.providerId, TOLD_IN_ORDER);
  if (invited.length === 0) return giveUp(tx, delivery);
  await deliver(tx, delivery, invited.length);
  await mailTheInvited(tx, delivery, invited);
}

async function deliver(tx: Tx, delivery: ToldDelivery, people: number): Promise<void> {
  // Somebody may have read the inbox before the mail: then it stays opened, and its officers are told all the same.
  const waits = delivery.state === "queued" || delivery.state === "undeliverable";
  const to = waits ? "delivered" : delivery.state;
  const told = await tx.delivery.updateMany({
    where: { id: delivery.id, deliveredAt: null, state: delivery.state, version: delivery.version },
    data: { state: to, deliveredAt: now(), version: { increment: 1 } },
  });
  if (told.count === 0) throw new Error("The delivery changed while it was told of: try again.");
  await recordEvent(tx, null, DELIVERY_EVENTS, {
    kind: "delivery-delivered",
    audience: "both",
    councilId: delivery.councilId,
    providerId: delivery.providerId,
    subject: "delivery",
    subjectId: delivery.id,
    referralId: delivery.referralId,
    from: delivery.state,
    to,
    data: { people },
  });
}

async function giveUp(tx: Tx, delivery: ToldDelivery): Promise<void> {
  if (delivery.state !== "queued") return; // found before, or somebody has read it without a mail
  const moved = await tx.delivery.updateMany({
    where: { id: delivery.id, state: "queued", version: delivery.version },
    data: { state: "undeliverable", version: { increment: 1 } },
  });
  if (moved.count === 0) throw new Error("The delivery changed while it was told of: try again.");
  await recordEvent(tx, null, DELIVERY_EVENTS, {
    kind: "delivery-undeliverable",
    audience: "council",
    councilId: delivery.councilId,
    providerId: delivery.providerId,
    subject: "delivery",
    subjectId: delivery.id,
    referralId: delivery.referralId,
    from: "queued",
    to: "undeliverable",
    reason: "Nobody there answers referrals on the portal.",
  });
  await enqueue(tx, TELL_BROKER, {
    deliveryId: delivery.id,
    organisationId: delivery.councilId,
    template: "nobody-to-tell",
    about: `undeliverable:${delivery.version}`,
  });
}
