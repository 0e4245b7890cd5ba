import type { Tx } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { recordEvents } from "~/domains/audit/record-event.server";
import { type OfferEvent, type OfferState, offerMachine } from "~/domains/offers/offer.machine";
import { now } from "~/platform/clock.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { err, ok, type Result } from "~/platform/result";
import type { Prisma } from "~prisma/client";
import type { LockedOffer } from "./lock-offer.server";

export type FundingStage = "asked" | "authorised" | "returned" | "refused" | "cancelled";

type Move = {
  event: OfferEvent;
  kind: string;
  /** `both` shows the provider who did it: a broker; `council` keeps the head of service unnamed. */
  audience?: "both" | "council";
  /** What both sides read; null clears what stood there. */
  stateReason?: string | null;
  funding?: FundingStage;
};

/**
 * Moves a locked offer in the caller's transaction: machine, conditional write, event. The offer's version moves on,
 * so that a page that was read before is refused.
 */
export async function moveOffer(
  tx: Tx,
  actor: Actor,
  offer: LockedOffer & { referralId: string },
  { event, kind, audience = "both", stateReason = null, funding }: Move,
): Promise<Result<OfferState, CommandError>> {
  const next = offerMachine.next(offer.state, event);
  if (!next.ok) return err({ type: "illegal-move" });
  const at = now();
  const { count } = await tx.offer.updateMany({
    where: { id: offer.id, councilId: actor.organisationId, state: offer.state, version: offer.version },
    data: {
      state: next.value,
      stateReason,
      stateSince: at,
      updatedAt: at,
      version: { increment: 1 },
      ...(funding ? fundingColumns(funding, at) : {}),
    },
  });
  if (count === 0) return err({ type: "conflict" });
  const about = eventAbout(offer);
  await recordEvents(tx, actor, [
    { ...about, kind, audience, from: offer.state, to: next.value, reason: stateReason },
  ]);
  if (funding) await recordFunding(tx, offer, funding);
  return ok(next.value);
}

/** The money of an offer has moved on without the offer: a question, or its answer. */
export async function setFunding(
  tx: Tx,
  actor: Actor,
  offer: LockedOffer & { referralId: string },
  funding: FundingStage,
): Promise<void> {
  const at = now();
  await tx.offer.updateMany({
    where: { id: offer.id, councilId: actor.organisationId },
    data: { ...fundingColumns(funding, at), updatedAt: at, version: { increment: 1 } },
  });
  await recordFunding(tx, offer, funding);
}

function fundingColumns(fundingStage: FundingStage, fundingSince: Date): Prisma.OfferUpdateManyMutationInput {
  return { fundingStage, fundingSince };
}

/** For the provider: the stage and the time, without a person. */
function recordFunding(
  tx: Tx,
  offer: LockedOffer & { referralId: string },
  stage: FundingStage,
): Promise<void> {
  return recordEvents(tx, null, [
    { ...eventAbout(offer), kind: `funding-${stage}`, audience: "provider", to: stage },
  ]);
}

function eventAbout(offer: LockedOffer & { referralId: string }) {
  return {
    councilId: offer.councilId,
    providerId: offer.providerId,
    subject: "offer",
    subjectId: offer.id,
    referralId: offer.referralId,
    data: { offer: offer.reference, serviceId: offer.serviceId },
  } as const;
}
