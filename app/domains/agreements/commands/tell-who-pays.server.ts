import type { Tx } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newJob } from "~/platform/jobs/define-job";
import { enqueueAll } from "~/platform/jobs/enqueue.server";
import type { AgreementContent } from "../agreement/agreement-content.rules";
import { TELL_PLACEMENT } from "../placement/placement.jobs";
import { OVER_IN } from "../placement/placement.machine";
import { splitsOfChild } from "../queries/splits-of-child.server";
import { payerWords } from "../who-pays/funding-shares.rules";

type OfChild = { councilId: string; referralChildId: string };

/**
 * What its provider would read of who pays for a child, in the next version of the agreement that is in force, and what it reads
 * in this one; null where none is. The caller holds the referral.
 */
async function payersOf(tx: Tx, child: OfChild) {
  const agreement = await tx.agreement.findFirst({
    where: { ...child, state: "in-force" },
    select: {
      acceptanceId: true,
      versions: { select: { content: true }, orderBy: { number: "desc" }, take: 1 },
    },
  });
  const content = agreement?.versions[0]?.content as AgreementContent | undefined;
  if (!agreement || !content) return null;
  const next = payerWords(content.parties.council, await splitsOfChild(tx, child), content.startOn);
  return {
    acceptanceId: agreement.acceptanceId,
    next: next.join("\n"),
    signed: (content.payers ?? []).join("\n"),
  };
}

/**
 * Changes who pays for a child, and has the provider told by mail where the agreement in force now says something else: until the
 * next version is signed it invoices by the old one.
 */
export async function changeWhoPays<T>(tx: Tx, child: OfChild, change: () => Promise<T>): Promise<T> {
  const before = await payersOf(tx, child);
  const done = await change();
  const after = before && (await payersOf(tx, child));
  if (!after || after.next === before.next || after.next === after.signed) return done;
  const placement = await tx.placement.findFirst({
    where: { acceptanceId: after.acceptanceId, state: { notIn: [...OVER_IN] } },
    select: { id: true, providerId: true },
  });
  if (placement)
    await enqueueAll(tx, [
      newJob(TELL_PLACEMENT, {
        ...{ placementId: placement.id, organisationId: placement.providerId },
        // A change has no version: each is told by its moment.
        ...{ what: "who-pays", version: now().getTime() },
      }),
    ]);
  return done;
}
