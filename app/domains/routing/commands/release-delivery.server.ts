import { type Once, write } from "~/domains/access/acting.server";
import type { Actor } from "~/domains/access/actor";
import type { CommandError } from "~/platform/forms/submission.server";
import { err, ok, type Result } from "~/platform/result";
import { may } from "../delivery.policy";
import { findDelivery } from "./find-delivery.server";
import { moveDelivery } from "./move-delivery.server";
import type { Moved } from "./pick-up-delivery.server";

/** Nobody has it any more (a shift is over): whoever holds it may, and an officer or admin for them. */
export function releaseDelivery(
  actor: Actor,
  input: { reference: string; once?: Once<Moved> },
): Promise<Result<Moved, CommandError>> {
  return write<Moved, CommandError>(actor, input.once, async (tx) => {
    const delivery = await findDelivery(tx, actor, input.reference);
    if (!delivery) return err({ type: "not-found" });
    const permission = may(actor, "release", delivery);
    if (permission !== true) {
      return permission.code === "state"
        ? err({ type: "illegal-move", words: permission.words })
        : err({ type: "forbidden", words: permission.words });
    }
    const moved = await moveDelivery(tx, actor, delivery, {
      moves: ["release"],
      set: { pickedUpById: null },
      event: { kind: "delivery-released", data: { held: delivery.pickedUpById } },
    });
    return moved.ok ? ok({ reference: delivery.reference }) : moved;
  });
}
