import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { KindAndFacts, KindOf } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import type { ClearedText } from "~/platform/cleared-text";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { dayAndTime } from "~/platform/time";
import { isHoldOver } from "../hold.rules";
import { OFFER_EVENTS } from "../offer.events";
import { type OfferEvent, type OfferState, offerMachine } from "../offer.machine";
import { may, type OfferAction } from "../offer.policy";
import type { FoundOffer } from "../queries/find-offer.server";

/** Where the money of an offer stands, as its provider reads it. */
export type FundingStage = "asked" | "authorised" | "returned" | "refused" | "cancelled" | "lapsed";

type MoveKind = Exclude<
  KindOf<typeof OFFER_EVENTS>,
  `funding-${string}` | "accepted-in-spite-of-alert" | `offer-place-${string}`
>;

/** What a move needs of an offer. */
export type MovedOffer = Pick<
  FoundOffer,
  "id" | "reference" | "referralId" | "serviceId" | "councilId" | "providerId" | "state" | "version"
>;

/** And what its funding needs, which moves on without it. */
export type FundedOffer = Omit<MovedOffer, "state" | "version">;

export type CarriedMove = {
  move: OfferEvent;
  /** What both sides read of the state; left out, what stood there goes. */
  stateReason?: ClearedText | null;
  /** The money moves with it and the provider is told the stage; null forgets the stage without a word. */
  funding?: FundingStage | null;
  /** Audience `council` keeps who decides on money from the provider. */
  event: KindAndFacts<typeof OFFER_EVENTS, MoveKind>;
};

export type OfferMove = CarriedMove & {
  action: OfferAction;
  /** The version of the row that the person saw; 0 when the form carries none. */
  expectedVersion?: number;
};

/** Moves for which the place must still be held: an expired one cannot win any more. */
const WHILE_HELD: readonly OfferEvent[] = ["shortlist", "put-in-reserve", "prefer", "authorise", "accept"];

/** Moves an offer in the caller's transaction, which holds its lock: policy, hold, version, then `applyTransition`. */
export async function moveOffer(
  tx: Tx,
  actor: Actor,
  offer: FoundOffer,
  { action, expectedVersion, ...carried }: OfferMove,
): Promise<Result<OfferState, Refusal>> {
  const permission = may(actor, action, offer.subject);
  if (permission !== true) return err(refusalOf(permission));
  const at = now();
  if (WHILE_HELD.includes(carried.move) && offer.heldUntil && isHoldOver(offer.heldUntil, at)) {
    const until = dayAndTime(offer.heldUntil, at);
    return err(notNow(`The place was held until ${until}, and no longer.`));
  }
  if (expectedVersion && expectedVersion !== offer.version) return err(conflict());
  return applyTransition(tx, actor, offer, carried);
}

/**
 * The move itself, for a caller that holds the lock and has asked its own policy: machine, conditional write, event
 * for both sides. The version moves on, so that a page that was read before is refused. `by` is null for a job.
 */
export async function applyTransition(
  tx: Tx,
  by: Pick<Actor, "personId"> | null,
  offer: MovedOffer,
  { move, stateReason = null, funding, event }: CarriedMove,
): Promise<Result<OfferState, Refusal>> {
  const next = offerMachine.next(offer.state, move);
  if (!next.ok) return err(notNow());
  const at = now();
  const written = await tx.offer.updateMany({
    where: { id: offer.id, state: offer.state, version: offer.version },
    data: {
      state: next.value,
      stateReason,
      stateSince: at,
      updatedAt: at,
      version: { increment: 1 },
      ...(funding === undefined ? {} : fundingColumns(funding, at)),
    },
  });
  if (written.count === 0) return err(conflict());
  const data = { offer: offer.reference, serviceId: offer.serviceId, ...event.data };
  await recordOfferEvent(tx, by, offer, { ...event, data, from: offer.state, to: next.value });
  if (funding) await recordFunding(tx, offer, funding);
  return ok(next.value);
}

/** The money of an offer moves on without the offer: a question, or its answer. */
export async function setFunding(tx: Tx, offer: FundedOffer, stage: FundingStage): Promise<void> {
  const at = now();
  await tx.offer.updateMany({
    where: { id: offer.id, councilId: offer.councilId },
    data: { ...fundingColumns(stage, at), updatedAt: at, version: { increment: 1 } },
  });
  await recordFunding(tx, offer, stage);
}

function fundingColumns(fundingStage: FundingStage | null, at: Date) {
  return { fundingStage, fundingSince: fundingStage === null ? null : at };
}

/** For the provider: the stage and the time, without a person. */
function recordFunding(tx: Tx, offer: FundedOffer, stage: FundingStage): Promise<void> {
  return recordOfferEvent(tx, null, offer, {
    kind: `funding-${stage}`,
    to: stage,
    data: { offer: offer.reference, serviceId: offer.serviceId },
  });
}

/** An event of an offer. */
export function recordOfferEvent(
  tx: Tx,
  by: { personId: string } | null,
  offer: Pick<FoundOffer, "id" | "councilId" | "providerId" | "referralId">,
  event: KindAndFacts<typeof OFFER_EVENTS> & { from?: string; to?: string },
): Promise<void> {
  return recordEvent(tx, by, OFFER_EVENTS, {
    ...event,
    councilId: offer.councilId,
    providerId: offer.providerId,
    subject: "offer",
    subjectId: offer.id,
    referralId: offer.referralId,
  });
}
