import { recordEvent } from "~/domains/audit/record-event.server";
import { wasTold } from "~/domains/audit/was-told.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { providerPaths } from "~/paths";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { DELIVERY_EVENTS } from "../delivery.events";
import { type OutcomeJob, TELL_OUTCOME } from "../delivery.jobs";
import { whoAnswersForProvider } from "../recipients.rules";
import { namesOf, TOLD_OF } from "./delivery-mail.server";

/**
 * The job `tell-outcome`: a decision or a changed plan, told by mail to whoever has the delivery and to those who
 * had a hand in it; where nobody of them is left, to the people who answer for the organisation. Told once.
 */
export const tellOutcome = handle(TELL_OUTCOME, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

async function tell(tx: Tx, job: OutcomeJob): Promise<void> {
  const delivery = await tx.delivery.findFirst({
    where: { id: job.deliveryId, providerId: job.organisationId },
    select: { ...TOLD_OF, pickedUpById: true },
  });
  if (!delivery) return;
  const told = { kind: "provider-told", subject: "delivery", subjectId: delivery.id, about: job.about };
  if (await wasTold(tx, told)) return;
  const names = await namesOf(tx, delivery);
  const paths = providerPaths(names.providerSlug);
  const { offerReference } = job;
  const page = offerReference ? paths.offer(offerReference) : paths.referral(delivery.reference);
  const link = `${env().APP_URL}${page.page()}`;
  const people = await notify(tx, {
    template: job.template,
    to: {
      organisationId: delivery.providerId,
      steps: [{ people: [delivery.pickedUpById, ...job.personIds] }, ...whoAnswersForProvider],
    },
    // Every mail of this job has the same props: docs/domain.md, rule 8.
    props: ({ name }) => ({
      name,
      reference: delivery.reference,
      council: names.council,
      provider: names.provider,
      emergency: delivery.emergency,
      link,
    }),
    dedupeKey: `${delivery.id}:${job.about}`,
  });
  await recordEvent(tx, null, DELIVERY_EVENTS, {
    kind: "provider-told",
    // The council's timeline would drown in these: it reads only where nobody could be told.
    audience: people === 0 ? "both" : "provider",
    councilId: delivery.councilId,
    providerId: delivery.providerId,
    subject: "delivery",
    subjectId: delivery.id,
    referralId: delivery.referralId,
    data: { about: job.about, template: job.template, people },
  });
}
