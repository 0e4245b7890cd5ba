import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../delivery.policy";
import { findDelivery } from "./find-delivery.server";
import { moveDelivery } from "./move-delivery.server";
import type { Moved } from "./pick-up-delivery.server";

/** Nobody has it any more (a shift is over): whoever holds it may, and an officer or admin for them. */
export function releaseDelivery(
  actor: Actor,
  input: { reference: string; idempotency?: Idempotency<Moved> },
): Promise<Result<Moved, Refusal>> {
  return write<Moved, Refusal>(actor, input.idempotency, async (tx) => {
    const delivery = await findDelivery(tx, actor, input.reference);
    if (!delivery) return err(missing());
    const permission = may(actor, "release", delivery);
    if (permission !== true) return err(refusalOf(permission));
    const moved = await moveDelivery(tx, actor, delivery, {
      moves: ["release"],
      set: { pickedUpById: null },
      event: { kind: "delivery-released", data: { held: delivery.pickedUpById } },
    });
    return moved.ok ? ok({ reference: delivery.reference }) : moved;
  });
}
