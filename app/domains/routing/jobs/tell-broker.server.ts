import type { z } from "zod";
import { recordEvent } from "~/domains/audit/record-event.server";
import { wasTold } from "~/domains/audit/was-told.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { councilPaths, type ReferralPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { absoluteDayAndTime } from "~/platform/time";
import { DELIVERY_EVENTS } from "../delivery.events";
import { TELL_BROKER } from "../delivery.jobs";
import { namesOf, TOLD_OF } from "./delivery-mail.server";

/**
 * The job `tell-broker` `{ deliveryId, organisationId: the council, template, about, askedBy? }`: a mail to those who asked
 * and still have a role on the case, else to the broker of the referral; when the broker has left, to the council's duty owner, else to its other brokers.
 */
export const tellBroker = handle(TELL_BROKER, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

async function tell(tx: Tx, job: z.infer<typeof TELL_BROKER.schema>): Promise<void> {
  const delivery = await tx.delivery.findFirst({ where: { id: job.deliveryId }, select: TOLD_OF });
  if (!delivery || delivery.councilId !== job.organisationId) return;
  const told = { kind: "broker-told", subject: "delivery", subjectId: delivery.id, about: job.about };
  if (await wasTold(tx, told)) return;
  const names = await namesOf(tx, delivery);
  const page = pageOf(job.template, councilPaths(names.councilSlug).referral(delivery.reference));
  const asked = await stillOnCase(tx, delivery.referralId, job.askedBy ?? []);
  const { template } = job;
  const mail = {
    props: ({ name }: { name: string }) => ({
      name,
      reference: delivery.reference,
      council: names.council,
      emergency: delivery.emergency,
      answerBy: absoluteDayAndTime(delivery.answerBy, now()),
      link: `${env().APP_URL}${page}`,
    }),
    dedupeKey: `${delivery.id}:${job.about}`,
  };
  const organisationId = delivery.councilId;
  const people = await notify(tx, {
    ...mail,
    template,
    to: {
      organisationId,
      steps: [
        ...(asked.length > 0 ? [{ people: asked }] : []),
        { people: [delivery.brokerId] },
        { dutyOwner: true },
        { roles: ["broker"] },
      ],
    },
  });
  // The child's social worker hears of each offer, beside the broker and never in the broker's place.
  if (template === "offer-received")
    await notify(tx, {
      ...mail,
      template,
      to: {
        organisationId,
        steps: [{ people: await socialWorkersOf(tx, delivery.referralId) }],
        without: new Set([...asked, delivery.brokerId]),
      },
    });
  await recordEvent(tx, null, DELIVERY_EVENTS, {
    kind: "broker-told",
    audience: "council",
    councilId: delivery.councilId,
    subject: "delivery",
    subjectId: delivery.id,
    referralId: delivery.referralId,
    data: { about: job.about, template: job.template, people },
  });
}

async function socialWorkersOf(tx: Tx, referralId: string): Promise<string[]> {
  const rows = await tx.assignment.findMany({
    where: { referralId, role: "social-worker", endedAt: null },
    select: { personId: true },
    distinct: ["personId"],
  });
  return rows.map(({ personId }) => personId);
}

/** Those of these people who have a role on the referral now: whoever asks for the job may name anybody. */
async function stillOnCase(tx: Tx, referralId: string, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await tx.assignment.findMany({
    where: { referralId, personId: { in: [...personIds] }, endedAt: null },
    select: { personId: true },
    distinct: ["personId"],
  });
  return rows.map(({ personId }) => personId);
}

function pageOf(template: string, referral: ReferralPaths): string {
  if (template === "nobody-to-tell") return referral.deliveries();
  return template.startsWith("offer-") || template.startsWith("impact-")
    ? referral.offers()
    : referral.page();
}
