import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import type { CommandError } from "~/platform/forms/submission.server";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../delivery.policy";
import { findDelivery } from "./find-delivery.server";
import { moveDelivery } from "./move-delivery.server";
import type { Moved } from "./pick-up-delivery.server";

/** Nobody has it any more (a shift is over): whoever holds it may, and an officer or admin for them. */
export function releaseDelivery(
  actor: Actor,
  input: { reference: string; idempotency?: Idempotency<Moved> },
): Promise<Result<Moved, CommandError>> {
  return write<Moved, CommandError>(actor, input.idempotency, async (tx) => {
    const delivery = await findDelivery(tx, actor, input.reference);
    if (!delivery) return err({ type: "not-found" });
    const permission = may(actor, "release", delivery);
    if (permission !== true) {
      return permission.reason === "state"
        ? err({ type: "illegal-move", message: permission.words })
        : err({ type: "forbidden", message: permission.words });
    }
    const moved = await moveDelivery(tx, actor, delivery, {
      moves: ["release"],
      set: { pickedUpById: null },
      event: { kind: "delivery-released", data: { held: delivery.pickedUpById } },
    });
    return moved.ok ? ok({ reference: delivery.reference }) : moved;
  });
}
