import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../delivery.policy";
import { findDelivery } from "./find-delivery.server";
import { moveDelivery } from "./move-delivery.server";

export type Moved = { reference: string };

/** The actor has it now. Of two who press at once, one has it and the other hears that somebody moved it on. */
export function pickUpDelivery(
  actor: Actor,
  input: { reference: string; idempotency?: Idempotency<Moved> },
): Promise<Result<Moved, CommandError>> {
  return write<Moved, CommandError>(actor, input.idempotency, async (tx) => {
    const delivery = await findDelivery(tx, actor, input.reference);
    if (!delivery) return err({ type: "not-found" });
    const permission = may(actor, "pick-up", delivery);
    if (permission !== true) {
      // Held by a colleague since the page was read: a conflict to be told of, not a lack of rights.
      return permission.reason === "held"
        ? err({ type: "conflict", message: permission.words })
        : err({ type: "forbidden", message: permission.words });
    }
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
