import type { Actor } from "~/domains/access/actor";
import { type Idempotency, type Tx, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, dayOfColumn, londonDate } from "~/platform/time";
import { stepDownDayProblem } from "../step-down/step-down.rules";
import type { StepDownTarget } from "../step-down/step-down-targets.options";
import { placementToChange, recordPlacementEvent } from "./lock-placement.server";
import { clearForOtherSide, tellOfStepDown } from "./tell-other-side.server";

export type PlanStepDown = {
  reference: string;
  /** Of the plan, 0 where there is none. */
  version: number;
  target: StepDownTarget;
  /** Null where the child stays. */
  dueOn: string | null;
  /** What has to be true first; the provider reads it. */
  conditions: string;
  idempotency?: Idempotency<null>;
};

/**
 * The council says where the child of a placement should live next, by when and what has to be true first. What the provider
 * had answered was to what stood before, and goes.
 */
export function planStepDown(actor: Actor, input: PlanStepDown): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const { reference, target, dueOn } = input;
    const found = await placementToChange(tx, actor, { reference, action: "plan-step-down" });
    if (!found.ok) return found;
    const placement = found.value;
    const old = await planOf(tx, placement.id);
    if ((old?.version ?? 0) !== input.version) return err(conflict());
    const unchanged = old?.target === target && dayOfColumn(old.dueOn) === dueOn;
    if (unchanged && old.conditions === input.conditions) return err(notNow("Nothing has changed"));
    const wrong = unchanged ? undefined : stepDownDayProblem(dueOn, londonDate(now()));
    if (wrong) return err(invalid(wrong.message, wrong.field));
    const told = await clearForOtherSide(tx, actor, placement, { conditions: input.conditions });
    if (!told.ok) return told;
    const { id, councilId, providerId } = placement;
    const plan = {
      target,
      dueOn: dueOn === null ? null : columnOfDay(dueOn),
      conditions: told.value.conditions,
      setById: actor.personId,
      setAt: now(),
    };
    if (old) {
      const answer = { answer: null, objection: null, words: null, answeredById: null, answeredAt: null };
      const { count } = await tx.stepDownPlan.updateMany({
        where: { placementId: id, version: old.version },
        data: { ...plan, ...answer, version: { increment: 1 } },
      });
      if (count === 0) return err(conflict());
    } else
      await tx.stepDownPlan.createMany({
        data: [{ id: newId(), placementId: id, councilId, providerId, ...plan }],
      });
    await recordPlacementEvent(tx, actor, placement, {
      kind: "step-down-planned",
      data: {
        placement: reference,
        serviceId: placement.serviceId,
        code: target,
        ...(dueOn === null ? {} : { date: dueOn }),
      },
    });
    await tellOfStepDown(tx, placement, input.version + 1);
    return ok(null);
  });
}

/** The plan of a placement that the caller has locked; null where nobody has entered one. */
export function planOf(tx: Tx, placementId: string) {
  return tx.stepDownPlan.findUnique({
    where: { placementId },
    select: { version: true, target: true, dueOn: true, conditions: true },
  });
}
