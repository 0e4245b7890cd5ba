import type { Actor } from "~/domains/access/actor";
import type { Tx } from "~/domains/access/transactions.server";
import type { KindAndFacts } from "~/domains/audit/events.rules";
import { recordEvent } from "~/domains/audit/record-event.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { DELIVERY_EVENTS } from "../delivery.events";
import { type DeliveryEvent, type DeliveryState, deliveryMachine } from "../delivery.machine";
import type { FoundDelivery } from "./find-delivery.server";

type Columns = {
  pickedUpById?: string | null;
  pickedUpAt?: Date | null;
  openedAt?: Date;
};

type Move = {
  /** The moves in order; several when answering picks up on the way. */
  moves: DeliveryEvent[];
  set?: Columns;
  event: KindAndFacts<typeof DELIVERY_EVENTS>;
};

/**
 * Moves a delivery in the caller's transaction: machine, conditional write on state and version, event for both
 * sides. A move that is not in the table is `not-now`, a row that changed meanwhile `conflict`.
 */
export async function moveDelivery(
  tx: Tx,
  actor: Actor,
  delivery: FoundDelivery,
  { moves, set = {}, event }: Move,
): Promise<Result<DeliveryState, Refusal>> {
  let to = delivery.state;
  for (const move of moves) {
    const next = deliveryMachine.next(to, move);
    if (!next.ok) return err(notNow());
    to = next.value;
  }
  const written = await tx.delivery.updateMany({
    where: { id: delivery.id, state: delivery.state, version: delivery.version },
    data: { state: to, ...set, version: { increment: 1 } },
  });
  if (written.count === 0) return err(conflict());
  await recordDeliveryEvent(tx, actor, delivery, { ...event, from: delivery.state, to });
  return ok(to);
}

/** An event of a delivery. */
export function recordDeliveryEvent(
  tx: Tx,
  actor: Actor,
  delivery: Pick<FoundDelivery, "id" | "councilId" | "providerId" | "referralId">,
  event: KindAndFacts<typeof DELIVERY_EVENTS> & { from?: string | null; to?: string | null },
): Promise<void> {
  return recordEvent(tx, actor, DELIVERY_EVENTS, {
    ...event,
    councilId: delivery.councilId,
    providerId: delivery.providerId,
    subject: "delivery",
    subjectId: delivery.id,
    referralId: delivery.referralId,
  });
}
