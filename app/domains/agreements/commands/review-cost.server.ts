import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { now } from "~/platform/clock.server";
import { newId } from "~/platform/ids";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import type { CostOutcome } from "../high-cost/cost-outcomes.options";
import { costReviewProblem } from "../high-cost/high-cost.rules";
import { costThreshold, NOT_LISTED } from "../queries/high-cost.server";
import { weeklyCostOn } from "../queries/weekly-cost.server";
import { placementToChange, recordPlacementEvent } from "./lock-placement.server";

export type ReviewCost = {
  reference: string;
  /** How many reviews there were: a colleague's in between is read first. */
  version: number;
  outcome: CostOutcome;
  /** For the council's people; may be empty. */
  note: string;
  nextOn: string;
  idempotency?: Idempotency<null>;
};

/**
 * Records what came of a review of what a placement costs, with the cost of that day. The note is compared with the child:
 * colleagues read it who may not know it.
 */
export function reviewCost(actor: Actor, input: ReviewCost): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const { reference, outcome, note, nextOn } = input;
    const found = await placementToChange(tx, actor, { reference, action: "review-cost" });
    if (!found.ok) return found;
    const placement = found.value;
    const before = await tx.costReview.count({ where: { placementId: placement.id } });
    if (before !== input.version) return err(conflict());
    const today = londonDate(now());
    const [threshold, weeklyPence] = [
      await costThreshold(tx, actor),
      await weeklyCostOn(tx, placement.id, today),
    ];
    if (threshold === null || weeklyPence === null || weeklyPence < threshold.pence)
      return err(notNow(NOT_LISTED));
    const wrong = costReviewProblem(nextOn, today);
    if (wrong) return err(invalid(wrong.message, wrong.field));
    const named = await findNamesForColleagues(tx, actor, placement.referralId, { note }, { whoever: true });
    if (named) return named;
    await tx.costReview.createMany({
      data: [
        {
          id: newId(),
          placementId: placement.id,
          councilId: placement.councilId,
          number: before + 1,
          weeklyPence,
          outcome,
          note: note || null,
          nextOn: columnOfDay(nextOn),
          reviewedById: actor.personId,
          reviewedAt: now(),
        },
      ],
    });
    await recordPlacementEvent(tx, actor, placement, {
      kind: "cost-reviewed",
      data: { placement: reference, code: outcome, weeklyPence, date: nextOn },
    });
    return ok(null);
  });
}
