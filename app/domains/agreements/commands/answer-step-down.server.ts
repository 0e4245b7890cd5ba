import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import type { StepDownObjection } from "../step-down/step-down-targets.options";
import { placementToChange, recordPlacementEvent } from "./lock-placement.server";
import { planOf } from "./plan-step-down.server";
import { clearForOtherSide, tellOfStepDown } from "./tell-other-side.server";

export type AnswerStepDown = {
  reference: string;
  /** Of the plan that was read. */
  version: number;
  answer: "agreed" | "objected";
  /** Of an objection, a key of step-down-targets.options; empty where it is agreed. */
  objection: StepDownObjection | "";
  /** What the council reads beside it; may be empty. */
  words: string;
  idempotency?: Idempotency<null>;
};

/** The provider agrees to the plan that it has read, or objects with a reason; a later answer takes the place of the first. */
export function answerStepDown(actor: Actor, input: AnswerStepDown): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const { reference, answer } = input;
    const found = await placementToChange(tx, actor, { reference, action: "answer-step-down" });
    if (!found.ok) return found;
    const placement = found.value;
    const plan = await planOf(tx, placement.id);
    if (!plan) return err(notNow("The council has not entered a step-down plan"));
    if (plan.version !== input.version) return err(conflict());
    const told = await clearForOtherSide(tx, actor, placement, { words: input.words });
    if (!told.ok) return told;
    const objection = answer === "objected" && input.objection !== "" ? input.objection : null;
    const { count } = await tx.stepDownPlan.updateMany({
      where: { placementId: placement.id, version: plan.version },
      data: {
        answer,
        objection,
        words: told.value.words || null,
        answeredById: actor.personId,
        answeredAt: now(),
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    await recordPlacementEvent(tx, actor, placement, {
      kind: "step-down-answered",
      data: {
        placement: reference,
        serviceId: placement.serviceId,
        agreed: answer === "agreed",
        ...(objection === null ? {} : { code: objection }),
      },
    });
    await tellOfStepDown(tx, placement, plan.version + 1);
    return ok(null);
  });
}
