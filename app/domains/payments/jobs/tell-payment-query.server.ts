import { PAYMENT_SETTERS } from "~/domains/access/role-groups";
import { placementToTell } from "~/domains/agreements/queries/placement-to-tell.server";
import { notify } from "~/domains/notifications/commands/notify.server";
import { findRecipients, type Step } from "~/domains/notifications/queries/find-recipients.server";
import { whoAnswersForProvider } from "~/domains/routing/recipients.rules";
import { organisationPaths } from "~/paths";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { handle } from "~/platform/jobs/handle.server";
import { TELL_PAYMENT_QUERY, type TellPaymentQuery } from "../payment-query.jobs";
import { queryUntil } from "../payment-query.rules";

/**
 * The job `tell-payment-query`: the other side is told by mail. Of the council whoever is responsible, or every finance
 * officer, or without one whoever can invite one; of the provider who asked, and its finance. A colleague who has been made
 * responsible is told too. Told once: the outbox takes the same thing no second time.
 */
export const tellPaymentQuery = handle(TELL_PAYMENT_QUERY, async (job) => {
  await transaction("worker", { "app.org_id": job.organisationId }, (tx) => tell(tx, job));
});

async function tell(tx: Tx, job: TellPaymentQuery): Promise<void> {
  const found = await placementToTell(tx, job);
  const query = await tx.paymentQuery.findUnique({
    where: { id: job.queryId },
    select: {
      ...{ id: true, placementId: true, ownerId: true, raisedById: true },
      ...{ answerDue: true, firstAnsweredAt: true, closedAt: true },
    },
  });
  if (!found || query?.placementId !== found.placement.id) return;
  // Passed on again since: the job of that time tells them.
  if (job.what === "assigned" && query.ownerId !== job.ownerId) return;
  const steps = found.side === "council" ? councilSteps(job, query.ownerId) : providerSteps(query.raisedById);
  const readers = await findRecipients(tx, { organisationId: found.told.id, steps });
  if (!readers) return;
  // Whoever only invites people may not read the query: they are told what they can do.
  const unstaffed = found.side === "council" && readers.step >= FINANCE_STEPS;
  const facts = found.facts((page) => page.paymentQuery(query.id).page());
  const invite = `${env().APP_URL}${organisationPaths({ kind: found.side, slug: found.told.slug }).invite()}`;
  await notify(tx, {
    template: "payment-query",
    to: { organisationId: found.told.id, people: readers.people },
    props: (person) => ({
      ...facts(person),
      ...(unstaffed ? { link: invite } : {}),
      what: unstaffed ? ("unstaffed" as const) : job.what,
      until: queryUntil(query),
    }),
    dedupeKey: `${query.id}:${job.what}:${job.version}`,
  });
}

/** So many steps find who may answer; the one after finds who may invite somebody who may. */
const FINANCE_STEPS = 2;

function councilSteps({ what }: TellPaymentQuery, ownerId: string | null): readonly Step[] {
  if (what === "assigned") return [{ people: [ownerId] }];
  return [{ people: [ownerId] }, { roles: PAYMENT_SETTERS }, { roles: ["council-admin"] }];
}

const providerSteps = (raisedById: string): readonly Step[] => [
  { people: [raisedById], roles: ["provider-finance"] },
  ...whoAnswersForProvider,
];
