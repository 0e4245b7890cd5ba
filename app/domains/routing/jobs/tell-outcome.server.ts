import { recordEvent } from "~/domains/audit/record-event.server";
import { providerPaths } from "~/paths";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import type { Task } from "~/platform/jobs/jobs.server";
import { queueMail } from "~/platform/mailer/queue-mail.server";
import type { OfferAcceptedProps } from "~emails/offer-accepted";
import { DELIVERY_EVENTS } from "../delivery.events";
import { namesOf, TOLD_OF } from "./delivery-mail.server";
import { type OutcomeJob, outcomeJob } from "./payload";
import { firstReachable, type Recipient } from "./recipients.server";

/**
 * The job `tell-outcome`: a decision or a changed plan, told by mail to whoever has the delivery and to those who
 * had a hand in it; where nobody of them is left, to the people who answer for the organisation. Told once.
 */
export const tellOutcome: Task = async (payload) => {
  const job = outcomeJob.parse(payload);
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
};

async function tell(tx: Tx, job: OutcomeJob): Promise<void> {
  const delivery = await tx.delivery.findFirst({
    where: { id: job.deliveryId, providerId: job.organisationId },
    select: { ...TOLD_OF, pickedUpById: true },
  });
  if (!delivery) return;
  const before = await tx.event.findMany({
    where: { subject: "delivery", subjectId: delivery.id, kind: "provider-told" },
    select: { data: true },
  });
  if (before.some(({ data }) => isAbout(data, job.about))) return;
  const people = await whoIsTold(tx, delivery.providerId, [delivery.pickedUpById, ...job.personIds]);
  const names = await namesOf(tx, delivery);
  const paths = providerPaths(names.providerSlug);
  const { offerReference } = job;
  const page = offerReference ? paths.offer(offerReference) : paths.referral(delivery.reference);
  const link = `${env().APP_URL}${page.page()}`;
  await queueMail(
    tx,
    ...people.map((person) => {
      // Every mail of this job has the same props: docs/domain.md, rule 8.
      const props: OfferAcceptedProps = {
        name: person.name,
        reference: delivery.reference,
        council: names.council,
        provider: names.provider,
        emergency: delivery.emergency,
        link,
      };
      return {
        organisationId: delivery.providerId,
        toPersonId: person.personId,
        template: job.template,
        props,
      };
    }),
  );
  await recordEvent(tx, null, DELIVERY_EVENTS, {
    kind: "provider-told",
    // The council's timeline would drown in these: it reads only where nobody could be told.
    audience: people.length === 0 ? "both" : "provider",
    councilId: delivery.councilId,
    providerId: delivery.providerId,
    subject: "delivery",
    subjectId: delivery.id,
    referralId: delivery.referralId,
    data: { about: job.about, template: job.template, people: people.length },
  });
}

function isAbout(data: unknown, about: string): boolean {
  return typeof data === "object" && data !== null && "about" in data && data.about === about;
}

async function whoIsTold(tx: Tx, providerId: string, wanted: (string | null)[]): Promise<Recipient[]> {
  const ids = [...new Set(wanted.filter((id): id is string => id !== null))];
  const members = await tx.membership.findMany({
    where: { organisationId: providerId, endedAt: null, personId: { in: ids } },
    select: { personId: true, person: { select: { name: true } } },
    orderBy: { startedAt: "asc" },
  });
  if (members.length > 0) return members.map(({ personId, person }) => ({ personId, name: person.name }));
  return (await firstReachable(tx, providerId, new Set()))?.people ?? [];
}
