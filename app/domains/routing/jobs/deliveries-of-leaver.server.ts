import { COLLEAGUE_REMOVED } from "~/domains/access/access.jobs";
import { ANSWERERS } from "~/domains/access/role-groups";
import { recordEvent } from "~/domains/audit/record-event.server";
import { findRecipients, type Recipient } from "~/domains/notifications/queries/find-recipients.server";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { handle } from "~/platform/jobs/handle.server";
import { DELIVERY_EVENTS } from "../delivery.events";
import { type DeliveryState, deliveryMachine } from "../delivery.machine";
import { mailTheDelivery, TOLD_OF } from "./delivery-mail.server";
import { firstReachable } from "./recipients.server";

/** The roles that answer referrals, as the policy of deliveries has them. */

/**
 * The provider's part of the job `colleague-removed` `{ organisationId, personId }`: what the person had picked up
 * falls to the duty owner; where there is none, nobody has it any more and those who answer referrals are told again.
 * Every clock keeps running. Running it twice changes nothing more.
 */
export const deliveriesOfLeaver = handle(COLLEAGUE_REMOVED, async ({ organisationId, personId }) => {
  await transaction("worker", { "app.org_id": organisationId }, (tx) => handOn(tx, organisationId, personId));
});

async function handOn(tx: Tx, providerId: string, leaver: string): Promise<void> {
  const held = await tx.delivery.findMany({
    where: { providerId, pickedUpById: leaver, state: { not: "closed" } },
    select: TOLD_OF,
    orderBy: { id: "asc" },
  });
  if (held.length === 0) return;
  const heir = await dutyOwner(tx, providerId, leaver);
  const told = heir ? [heir] : ((await firstReachable(tx, providerId, new Set([leaver])))?.people ?? []);
  const at = now();
  for (const delivery of held) {
    const state = delivery.state as DeliveryState;
    const released = deliveryMachine.next(state, "release");
    const to = heir || !released.ok ? state : released.value;
    const { count } = await tx.delivery.updateMany({
      where: { id: delivery.id, pickedUpById: leaver, version: delivery.version },
      data: {
        state: to,
        pickedUpById: heir?.personId ?? null,
        pickedUpAt: heir ? at : null,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Error("The delivery changed while it was handed on: try again.");
    await recordEvent(tx, null, DELIVERY_EVENTS, {
      ...(heir
        ? { kind: "delivery-passed-on", audience: "provider", data: { toPersonId: heir.personId } }
        : { kind: "delivery-released", data: { held: leaver } }),
      councilId: delivery.councilId,
      providerId,
      subject: "delivery",
      subjectId: delivery.id,
      referralId: delivery.referralId,
      ...(to === state ? {} : { from: state, to }),
    });
    await mailTheDelivery(tx, delivery, told);
  }
}

/** The organisation's duty owner, if they are still there and answer referrals. */
async function dutyOwner(tx: Tx, organisationId: string, leaver: string): Promise<Recipient | undefined> {
  const found = await findRecipients(tx, {
    organisationId,
    steps: [{ dutyOwner: ANSWERERS }],
    without: new Set([leaver]),
  });
  return found?.people[0];
}
