import { INTENTION_MOVERS } from "~/domains/access/role-groups";
import { notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients, type Step } from "~/domains/notifications/queries/find-recipients.server";
import { whoAnswersForProvider } from "~/domains/routing/recipients.rules";
import { sidePaths } from "~/paths";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { TELL_INTEREST, type TellInterest } from "../interests/interest.jobs";

/**
 * The job `tell-interest`: the other side is told by mail. Of the council its commissioners, or without one whoever can invite
 * one; of the provider who submitted it, or whoever answers for the provider. Told once: the outbox takes the same thing no
 * second time.
 */
export const tellInterest = handle(TELL_INTEREST, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

const COUNCIL: readonly Step[] = [{ roles: INTENTION_MOVERS }, { roles: ["council-admin"] }];

async function tell(
  tx: Tx,
  { interestId, organisationId, what, title, version }: TellInterest,
): Promise<void> {
  const interest = await tx.intentionInterest.findUnique({
    where: { id: interestId },
    select: { id: true, councilId: true, providerId: true, submittedById: true },
  });
  if (!interest) return;
  const rows = await tx.organisation.findMany({
    where: { id: { in: [interest.councilId, interest.providerId] } },
    select: { id: true, name: true, slug: true },
  });
  const told = rows.find(({ id }) => id === organisationId);
  const other = rows.find(({ id }) => id !== organisationId);
  if (!told || !other) return;
  const side = told.id === interest.councilId ? "council" : "provider";
  const steps =
    side === "council" ? COUNCIL : [{ people: [interest.submittedById] }, ...whoAnswersForProvider];
  const readers = await findRecipients(tx, { organisationId, steps });
  if (!readers) return;
  const link = `${env().APP_URL}${sidePaths({ kind: side, slug: told.slug }).interest(interest.id).page()}`;
  await notify(tx, {
    template: "intention-interest",
    to: { organisationId, people: readers.people },
    props: ({ name }) => ({ name, what, title, by: other.name, link }),
    dedupeKey: `${interest.id}:${what}:${version}`,
  });
}
