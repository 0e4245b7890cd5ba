import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { answerStepDown } from "~/domains/agreements/commands/answer-step-down.server";
import { planStepDown } from "~/domains/agreements/commands/plan-step-down.server";
import { recordLeavingCare } from "~/domains/agreements/commands/record-leaving-care.server";
import { reviewCost } from "~/domains/agreements/commands/review-cost.server";
import { setCostThreshold } from "~/domains/agreements/commands/set-cost-threshold.server";
import type { CostOutcome } from "~/domains/agreements/high-cost/cost-outcomes.options";
import { thresholdAsSent } from "~/domains/agreements/high-cost/high-cost.rules";
import type { LeavingCareStep } from "~/domains/agreements/leaving-care/leaving-care.options";
import type {
  StepDownObjection,
  StepDownTarget,
} from "~/domains/agreements/step-down/step-down-targets.options";
import { addDays, londonDate } from "~/platform/time";
import { done } from "./demo-search.ts";

/** A day so many days from the one on which the demo opens. */
const day = (days: number) => addDays(londonDate(new Date()), days);

/** From how much a week on the council's placements are on its register. */
export const costThresholdSet = (who: Actor, pounds: number) =>
  done(
    `${who.personName} setting the threshold`,
    setCostThreshold(who, { expected: thresholdAsSent(null), weeklyPence: pounds * 100 }),
  );

/** What the council plans, reviews and records for the child of the placement that came of an offer. */
export function nextFor(offer: string) {
  const referenceFor = async (who: Actor) =>
    (
      await read(who, (tx) =>
        tx.placement.findFirstOrThrow({
          where: { offer: { reference: offer } },
          select: { reference: true },
        }),
      )
    ).reference;
  const stepDownOf = async (who: Actor) => {
    const reference = await referenceFor(who);
    const plan = await read(who, (tx) => tx.stepDownPlan.findFirst({ where: { placement: { reference } } }));
    return { reference, version: plan?.version ?? 0 };
  };
  return {
    plans: async (who: Actor, target: StepDownTarget, by: number | null, conditions: string) =>
      done(
        `${who.personName} planning a step-down`,
        planStepDown(who, {
          ...(await stepDownOf(who)),
          target,
          dueOn: by === null ? null : day(by),
          conditions,
        }),
      ),
    agrees: async (who: Actor, words = "") =>
      done(
        `${who.personName} agreeing to a step-down`,
        answerStepDown(who, { ...(await stepDownOf(who)), answer: "agreed", objection: "", words }),
      ),
    objects: async (who: Actor, objection: StepDownObjection, words: string) =>
      done(
        `${who.personName} objecting to a step-down`,
        answerStepDown(who, { ...(await stepDownOf(who)), answer: "objected", objection, words }),
      ),
    costReviewed: async (who: Actor, outcome: CostOutcome, nextOn: number, note: string) => {
      const reference = await referenceFor(who);
      const version = await read(who, (tx) => tx.costReview.count({ where: { placement: { reference } } }));
      await done(
        `${who.personName} reviewing a cost`,
        reviewCost(who, { reference, version, outcome, note, nextOn: day(nextOn) }),
      );
    },
    /** What was done before the young person leaves care, each so many days ago, in order. */
    leavingCare: async (
      who: Actor,
      ...steps: readonly { step: LeavingCareStep; ago: number; code?: string; note?: string }[]
    ) => {
      const reference = await referenceFor(who);
      for (const [version, { step, ago, code = "", note = "" }] of steps.entries())
        await done(
          `${who.personName} recording a step of leaving care`,
          recordLeavingCare(who, { reference, version, step, onDay: day(-ago), code, note }),
        );
    },
  };
}
