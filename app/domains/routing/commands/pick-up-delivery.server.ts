import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../delivery.policy";
import { findDelivery } from "./find-delivery.server";
import { moveDelivery } from "./move-delivery.server";

export type Moved = { reference: string };

/** The actor has it now. Of two who press at once, one has it and the other hears that somebody moved it on. */
export function pickUpDelivery(
  actor: Actor,
  input: { reference: string; idempotency?: Idempotency<Moved> },
): Promise<Result<Moved, Refusal>> {
  return write<Moved, Refusal>(actor, input.idempotency, async (tx) => {
    const delivery = await findDelivery(tx, actor, input.reference);
    if (!delivery) return err(missing());
    const permission = may(actor, "pick-up", delivery);
    if (permission !== true) return err(refusalOf(permission));
    const at = now();
    const toOpen = delivery.state === "queued" || delivery.state === "undeliverable";
    const moved = await moveDelivery(tx, actor, delivery, {
      moves: toOpen ? ["open", "pick-up"] : ["pick-up"],
      set: { pickedUpById: actor.personId, pickedUpAt: at, ...(toOpen ? { openedAt: at } : {}) },
      event: { kind: "delivery-picked-up" },
    });
    return moved.ok ? ok({ reference: delivery.reference }) : moved;
  });
}
