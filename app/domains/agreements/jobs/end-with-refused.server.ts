import { recordEvents } from "~/domains/audit/record-event.server";
import { holdOffersBetween } from "~/domains/offers/commands/lock-offers.server";
import { applyTransition } from "~/domains/offers/commands/move-offer.server";
import { isLive, type OfferState } from "~/domains/offers/offer.machine";
import { END_WITH_REFUSED, TELL_STANDING } from "~/domains/providers/provider.jobs";
import { closeRefused } from "~/domains/routing/commands/close-refused.server";
import { DELIVERY_EVENTS } from "~/domains/routing/delivery.events";
import { ownWords } from "~/platform/cleared-text";
import { type Tx, transaction } from "~/platform/database/transaction.server";
import { enqueue } from "~/platform/jobs/enqueue.server";
import { handle } from "~/platform/jobs/handle.server";

/**
 * The job `end-with-refused` `{ confirmationId }`: what a refused provider has open ends, council by council, each in
 * one transaction: live offers are withdrawn (which cancels their money and ends what was released for them), deliveries
 * closed. A placement that was accepted stands: the child may live there, and the council decides. Then everybody
 * concerned is told. Running it twice changes nothing more.
 */
export const endWithRefused = handle(END_WITH_REFUSED, async ({ confirmationId }) => {
  const refused = await transaction("worker", {}, async (tx) => {
    const row = await tx.providerConfirmation.findUnique({ where: { id: confirmationId } });
    if (row?.state !== "refused") return null;
    const councils = await tx.$queryRaw<{ id: string }[]>`
      select council_id as id from access.councils_concerned(${row.providerId}::uuid, array[]::text[])`;
    return { providerId: row.providerId, councils };
  });
  if (!refused) return;
  for (const { id } of refused.councils)
    await transaction("worker", { "app.org_id": id }, (tx) => endAt(tx, refused.providerId, id));
  await transaction("worker", {}, (tx) =>
    enqueue(tx, TELL_STANDING, { confirmationId }, { key: `${confirmationId}:decided` }),
  );
});

/** What the council reads beside what ended. */
const REASON = ownWords("A second person found that the provider is not who it said it was");

async function endAt(tx: Tx, providerId: string, councilId: string): Promise<void> {
  const closed = await closeRefused(tx, { providerId, councilId, reason: REASON });
  await holdOffersBetween(tx, { providerId, councilId });
  const offers = await tx.offer.findMany({
    where: { providerId, councilId, versionNumber: { gt: 0 } },
    select: {
      id: true,
      reference: true,
      referralId: true,
      serviceId: true,
      councilId: true,
      providerId: true,
      state: true,
      version: true,
    },
    orderBy: { id: "asc" },
  });
  for (const { state, ...offer } of offers) {
    if (!isLive(state as OfferState)) continue;
    const moved = await applyTransition(
      tx,
      null,
      { ...offer, state: state as OfferState },
      { move: "withdraw", stateReason: REASON, event: { kind: "offer-withdrawn", reason: REASON } },
    );
    if (!moved.ok) throw new Error("The offer changed while it was withdrawn: try again.");
  }
  await recordEvents(
    tx,
    null,
    DELIVERY_EVENTS,
    closed.map((delivery) => ({
      kind: "closed-with-provider" as const,
      councilId,
      providerId,
      subject: "delivery" as const,
      subjectId: delivery.id,
      referralId: delivery.referralId,
      from: delivery.state,
      to: "closed",
      reason: REASON,
    })),
  );
}
