import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { lockPlan, nextVersion, type PlanNamed, recordPlanEvent } from "./lock-plan.server";

export type RemoveItem = PlanNamed & { item: string; version: number; idempotency?: Idempotency<PlanNamed> };

/** Takes an open item that one's own side added off its list. One that is ticked is unticked first. */
export function removeItem(actor: Actor, input: RemoveItem): Promise<Result<PlanNamed, Refusal>> {
  return write<PlanNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockPlan(tx, actor, input);
    if (!found.ok) return found;
    const plan = found.value;
    const item = plan.items.find(({ key, own }) => own && key === input.item);
    if (!item?.stored) return err(missing());
    if (item.doneAt !== null)
      return err(notNow("This is done or not needed. Put it back on your list first"));
    const next = await nextVersion(tx, actor, plan);
    if (!next.ok) return next;
    const { count } = await tx.arrivalItem.updateMany({
      where: { id: item.stored.id, doneAt: null, removedAt: null },
      data: { removedAt: now(), removedById: actor.personId },
    });
    if (count === 0) return err(conflict());
    await recordPlanEvent(tx, actor, plan, { kind: "arrival-item-removed", data: { item: "own" } });
    return ok({ reference: plan.placement.reference, kind: plan.kind });
  });
}
