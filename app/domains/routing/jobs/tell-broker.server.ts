import { z } from "zod";
import { recordEvent } from "~/domains/audit/record-event.server";
import { councilPaths, type ReferralPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import type { Task } from "~/platform/jobs/jobs.server";
import { queueMail } from "~/platform/mailer/queue-mail.server";
import { absoluteDayAndTime } from "~/platform/time";
import type { InterestShownProps } from "~emails/interest-shown";
import type { NobodyToTellProps } from "~emails/nobody-to-tell";
import { DELIVERY_EVENTS } from "../delivery.events";
import { namesOf, TOLD_OF } from "./delivery-mail.server";
import { deliveryJob } from "./payload";
import type { Recipient } from "./recipients.server";

const payloadSchema = deliveryJob.extend({
  template: z.enum([
    "interest-shown",
    "nobody-to-tell",
    "offer-received",
    "offer-changed",
    "offer-confirmed",
    "offer-withdrawn",
    "offer-lapsed",
  ]),
  /** What the broker is told of: the same thing is told once. */
  about: z.string().max(100),
});

/**
 * The job `tell-broker` `{ deliveryId, organisationId: the council, template, about }`: a mail to the broker of
 * the referral; when the broker has left, to the council's duty owner, else to its other brokers.
 */
export const tellBroker: Task = async (payload) => {
  const job = payloadSchema.parse(payload);
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
};

async function tell(tx: Tx, job: z.infer<typeof payloadSchema>): Promise<void> {
  const delivery = await tx.delivery.findFirst({ where: { id: job.deliveryId }, select: TOLD_OF });
  if (!delivery || delivery.councilId !== job.organisationId) return;
  const before = await tx.event.findMany({
    where: { subject: "delivery", subjectId: delivery.id, kind: "broker-told" },
    select: { data: true },
  });
  if (before.some(({ data }) => isAbout(data, job.about))) return;
  const people = await whoAnswersFor(tx, delivery.councilId, delivery.brokerId);
  const names = await namesOf(tx, delivery);
  const page = pageOf(job.template, councilPaths(names.councilSlug).referral(delivery.reference));
  await queueMail(
    tx,
    ...people.map((person) => {
      const props: InterestShownProps & NobodyToTellProps = {
        name: person.name,
        reference: delivery.reference,
        council: names.council,
        emergency: delivery.emergency,
        answerBy: absoluteDayAndTime(delivery.answerBy, now()),
        link: `${env().APP_URL}${page}`,
      };
      return {
        organisationId: delivery.councilId,
        toPersonId: person.personId,
        template: job.template,
        props,
      };
    }),
  );
  await recordEvent(tx, null, DELIVERY_EVENTS, {
    kind: "broker-told",
    audience: "council",
    councilId: delivery.councilId,
    subject: "delivery",
    subjectId: delivery.id,
    referralId: delivery.referralId,
    data: { about: job.about, template: job.template, people: people.length },
  });
}

function pageOf(template: string, referral: ReferralPaths): string {
  if (template === "nobody-to-tell") return referral.deliveries();
  return template.startsWith("offer-") ? referral.offers() : referral.page();
}

function isAbout(data: unknown, about: string): boolean {
  return typeof data === "object" && data !== null && "about" in data && data.about === about;
}

async function whoAnswersFor(tx: Tx, councilId: string, brokerId: string): Promise<Recipient[]> {
  const council = await tx.organisation.findUnique({
    where: { id: councilId },
    select: { dutyOwnerId: true },
  });
  const members = await tx.membership.findMany({
    where: { organisationId: councilId, endedAt: null },
    select: { personId: true, roles: true, person: { select: { name: true } } },
  });
  const chosen =
    members.filter((member) => member.personId === brokerId)[0] ??
    members.filter((member) => member.personId === council?.dutyOwnerId)[0];
  const people = chosen ? [chosen] : members.filter((member) => member.roles.includes("broker"));
  return people.map((member) => ({ personId: member.personId, name: member.person.name }));
}
