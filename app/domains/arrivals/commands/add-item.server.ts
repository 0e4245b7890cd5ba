import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { clearForOtherSide } from "~/domains/agreements/commands/tell-other-side.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { MAX_OWN_ITEMS } from "../plan-items.rules";
import { lockPlan, nextVersion, type PlanNamed, recordPlanEvent } from "./lock-plan.server";

export type AddItem = PlanNamed & {
  version: number;
  label: string;
  before: boolean;
  idempotency?: Idempotency<PlanNamed>;
};

/** Adds an item to one's own side's list, which the other side reads: ten at a time, and the eleventh is refused. */
export function addItem(actor: Actor, input: AddItem): Promise<Result<PlanNamed, Refusal>> {
  return write<PlanNamed, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await lockPlan(tx, actor, input);
    if (!found.ok) return found;
    const plan = found.value;
    const taken = new Set(plan.items.flatMap(({ stored }) => stored?.ownNumber ?? []));
    const ownNumber = Array.from({ length: MAX_OWN_ITEMS }, (_, index) => index + 1).find(
      (number) => !taken.has(number),
    );
    if (ownNumber === undefined)
      return err(notNow(`Your side has added ${MAX_OWN_ITEMS} items already. Remove one first`));
    const told = await clearForOtherSide(tx, actor, plan.placement, { label: input.label });
    if (!told.ok) return told;
    const planId = await nextVersion(tx, actor, plan);
    if (!planId.ok) return planId;
    await tx.arrivalItem.createMany({
      data: [
        {
          id: newId(),
          planId: planId.value,
          councilId: plan.placement.councilId,
          providerId: plan.placement.providerId,
          ownNumber,
          label: told.value.label,
          before: input.before,
          recordedById: actor.personId,
          recordedAt: now(),
        },
      ],
    });
    await recordPlanEvent(tx, actor, plan, { kind: "arrival-item-added", data: { item: "own" } });
    return ok({ reference: plan.placement.reference, kind: plan.kind });
  });
}
