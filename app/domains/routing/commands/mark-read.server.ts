import type { Actor } from "~/domains/access/actor";
import { write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { missing, type Refusal, refusalOf } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { deliveryMachine } from "../delivery.machine";
import { may } from "../delivery.policy";
import { findDelivery } from "./find-delivery.server";
import { moveDelivery } from "./move-delivery.server";

/** The newest edition that this person had read before; null when it is new to them. */
export type ReadMark = { before: number | null };

/**
 * A person has read the current edition: an own mark, and for the first of the organisation the move to opened.
 * Reading closes nothing and picks nothing up.
 */
export function markRead(actor: Actor, reference: string): Promise<Result<ReadMark, Refusal>> {
  return write<ReadMark, Refusal>(actor, undefined, async (tx) => {
    const delivery = await findDelivery(tx, actor, reference);
    if (!delivery) return err(missing());
    const permission = may(actor, "view", delivery);
    if (permission !== true) return err(refusalOf(permission));
    const last = await tx.deliveryRead.findFirst({
      where: { deliveryId: delivery.id, personId: actor.personId },
      orderBy: { editionNumber: "desc" },
      select: { editionNumber: true },
    });
    const at = now();
    if (last?.editionNumber !== delivery.editionNumber) {
      // Two tabs may open it at the same moment: the second finds the mark made.
      await tx.$executeRaw`
        insert into delivery_reads (delivery_id, person_id, edition_number, council_id, provider_id, read_at)
        values (${delivery.id}::uuid, ${actor.personId}::uuid, ${delivery.editionNumber}, ${delivery.councilId}::uuid,
                ${delivery.providerId}::uuid, ${at})
        on conflict do nothing`;
    }
    if (deliveryMachine.allows(delivery.state, "open")) {
      const moved = await moveDelivery(tx, actor, delivery, {
        moves: ["open"],
        set: { openedAt: at },
        event: { kind: "delivery-opened" },
      });
      // A colleague opened it in the same moment, or the mail arrived: the read mark stands either way.
      if (!moved.ok && moved.error.kind !== "conflict") return moved;
    }
    return ok({ before: last?.editionNumber ?? null });
  });
}
