import type pg from "pg";
import type { z } from "zod";
import { recordEvent } from "~/domains/audit/record-event.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { enqueue, enqueueOn } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";
import type { Undeliverable } from "~/platform/mailer/message";
import { DELIVERY_EVENTS } from "../delivery.events";
import { INVITED, TELL_BROKER, TELL_NEXT_CONTACT } from "../delivery.jobs";
import { mailTheDelivery, TOLD_OF } from "./delivery-mail.server";
import { firstReachable } from "./recipients.server";

/**
 * For the mailer's `onUndeliverable`: when the mail about a delivery bounced for good, the job that finds the
 * next contact is queued in the transaction that records the bounce. Other mails are left alone.
 */
export async function referralMailBounced(message: Undeliverable, db: pg.PoolClient): Promise<void> {
  const invited = message.template === "referral-waiting";
  if (!invited && message.template !== "referral-delivered") return;
  const personId = invited ? INVITED : message.toPersonId;
  if (!message.organisationId || !personId) return;
  const props = message.props;
  if (typeof props !== "object" || props === null || !("reference" in props)) return;
  const payload = {
    organisationId: message.organisationId,
    personId,
    reference: String(props.reference),
  };
  await enqueueOn(db, TELL_NEXT_CONTACT, payload, { key: message.id });
}

/**
 * The job `tell-next-contact` `{ organisationId: the provider, personId, reference }`: notes the bounce; while a
 * colleague of the same step was told too, that is all. Else the next step is told, or the broker.
 */
export const tellNextContact = handle(TELL_NEXT_CONTACT, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tellNext(tx, job));
});

async function tellNext(tx: Tx, job: z.infer<typeof TELL_NEXT_CONTACT.schema>): Promise<void> {
  const delivery = await tx.delivery.findFirst({
    where: { reference: job.reference, providerId: job.organisationId },
    select: TOLD_OF,
  });
  if (!delivery || delivery.state === "closed") return;
  const before = await tx.event.findMany({
    where: {
      subject: "delivery",
      subjectId: delivery.id,
      kind: { in: ["delivery-mail-bounced", "delivery-next-contact"] },
    },
    select: { kind: true, data: true },
  });
  const bounced = new Set(
    before.filter(({ kind }) => kind === "delivery-mail-bounced").map(({ data }) => personOf(data)),
  );
  if (bounced.has(job.personId)) return;
  const about = {
    audience: "both",
    councilId: delivery.councilId,
    providerId: delivery.providerId,
    subject: "delivery",
    subjectId: delivery.id,
    referralId: delivery.referralId,
  } as const;
  await recordEvent(tx, null, DELIVERY_EVENTS, {
    ...about,
    kind: "delivery-mail-bounced",
    data: { personId: job.personId },
  });

  const stepBefore = (await firstReachable(tx, delivery.providerId, new Set(bounced)))?.step;
  bounced.add(job.personId);
  const left = await firstReachable(tx, delivery.providerId, bounced);
  if (!left) {
    await enqueue(tx, TELL_BROKER, {
      deliveryId: delivery.id,
      organisationId: delivery.councilId,
      template: "nobody-to-tell",
      about: "bounced",
    });
    return;
  }
  if (left.step === stepBefore) return; // a colleague of the same step has the mail
  await mailTheDelivery(tx, delivery, left.people, true);
  await recordEvent(tx, null, DELIVERY_EVENTS, {
    ...about,
    kind: "delivery-next-contact",
    data: { people: left.people.length },
  });
}

function personOf(data: unknown): string {
  return typeof data === "object" && data !== null && "personId" in data ? String(data.personId) : "";
}
