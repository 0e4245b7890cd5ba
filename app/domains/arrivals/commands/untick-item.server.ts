import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { onRecord } from "~/domains/agreements/commands/lock-placement.server";
import { clearForOtherSide } from "~/domains/agreements/commands/tell-other-side.server";
import { now } from "~/platform/clock.server";
import { conflict, missing, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { lockPlan, nextVersion, type PlanNamed, recordPlanEvent } from "./lock-plan.server";

export type UntickItem = PlanNamed & {
  item: string;
  version: number;
  /** Why it is not done after all, which the other side reads. */
  why: string;
  idempotency?: Idempotency<PlanNamed>;
};

/** A tick or a "not needed" that was wrong, or is so no longer, is taken back with a reason by the side whose item it is. */
export function untickItem(actor: Actor, input: UntickItem): Promise<Result<PlanNamed, Refusal>> {
  return write<PlanNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockPlan(tx, actor, input);
    if (!found.ok) return found;
    const plan = found.value;
    const item = plan.items.find(({ key }) => key === input.item);
    if (!item) return err(missing());
    if (!item.stored || item.doneAt === null) return err(notNow("This is on the list already"));
    const told = await clearForOtherSide(tx, actor, plan.placement, { why: input.why });
    if (!told.ok) return told;
    const next = await nextVersion(tx, actor, plan);
    if (!next.ok) return next;
    const { count } = await tx.arrivalItem.updateMany({
      where: { id: item.stored.id, doneAt: item.doneAt },
      data: {
        doneAt: null,
        doneById: null,
        notNeeded: false,
        undoneAt: now(),
        undoneById: actor.personId,
        undoneWhy: told.value.why,
      },
    });
    if (count === 0) return err(conflict());
    await recordPlanEvent(tx, actor, plan, {
      kind: "arrival-item-unticked",
      reason: onRecord(plan.placement, told.value.why),
      data: { item: item.own ? "own" : item.key },
    });
    return ok({ reference: plan.placement.reference, kind: plan.kind });
  });
}
