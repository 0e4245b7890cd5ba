import type { Tx } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import { type NewEvent, recordEvent } from "~/domains/audit/record-event.server";
import { now } from "~/platform/clock.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { dayAndTime } from "~/platform/london";
import type { Permission } from "~/platform/permission";
import { err, ok, type Result } from "~/platform/result";
import { type OfferEvent, type OfferState, offerMachine } from "../offer.machine";
import { may, type OfferAction } from "../offer.policy";
import type { FoundOffer } from "../queries/find-offer.server";

type Columns = {
  stateReason?: string | null;
  fundingStage?: string | null;
  fundingSince?: Date | null;
};

export type OfferMove = {
  action: OfferAction;
  move: OfferEvent;
  /** The version of the row that the person saw; 0 when the form carries none. */
  seen?: number;
  set?: Columns;
  event: Pick<NewEvent, "kind" | "reason" | "data"> & { audience?: NewEvent["audience"] };
};

/** Moves for which the place must still be held: an expired one cannot win any more. */
const WHILE_HELD: readonly OfferEvent[] = ["shortlist", "put-in-reserve", "prefer", "authorise", "accept"];

/**
 * Moves an offer in the caller's transaction, which holds its lock: policy, machine, conditional write, event for
 * both sides. Also for the domains above, with their own event and columns.
 */
export async function moveOffer(
  tx: Tx,
  actor: Actor,
  offer: FoundOffer,
  { action, move, seen, set = {}, event }: OfferMove,
): Promise<Result<OfferState, CommandError>> {
  const permission = may(actor, action, offer.subject);
  if (permission !== true) return err(refusedBy(permission));
  const next = offerMachine.next(offer.state, move);
  if (!next.ok) return err({ type: "illegal-move" });
  const at = now();
  if (WHILE_HELD.includes(move) && offer.heldUntil && offer.heldUntil <= at) {
    const until = dayAndTime(offer.heldUntil, at);
    return err({ type: "illegal-move", words: `The place was held until ${until}, and no longer.` });
  }
  if (seen && seen !== offer.version) return err({ type: "conflict" });
  const written = await tx.offer.updateMany({
    where: { id: offer.id, state: offer.state, version: offer.version },
    data: { state: next.value, stateSince: at, updatedAt: at, ...set, version: { increment: 1 } },
  });
  if (written.count === 0) return err({ type: "conflict" });
  await recordOfferEvent(tx, actor, offer, { ...event, from: offer.state, to: next.value });
  return ok(next.value);
}

/** A refusal of the policy as the answer of a command. */
export function refusedBy(permission: Exclude<Permission, true>): CommandError {
  if (permission.code === "other-organisation") return { type: "not-found" };
  const moves = ["state", "search", "edition", "draft"].includes(permission.code);
  return { type: moves ? "illegal-move" : "forbidden", words: `${permission.words}.` };
}

/** An event of an offer, which both sides may read unless said otherwise. */
export function recordOfferEvent(
  tx: Tx,
  by: { personId: string } | null,
  offer: Pick<FoundOffer, "id" | "councilId" | "providerId" | "referralId">,
  event: Pick<NewEvent, "kind" | "reason" | "data" | "from" | "to"> & { audience?: NewEvent["audience"] },
): Promise<void> {
  return recordEvent(tx, by, {
    audience: "both",
    ...event,
    councilId: offer.councilId,
    providerId: offer.providerId,
    subject: "offer",
    subjectId: offer.id,
    referralId: offer.referralId,
  });
}
