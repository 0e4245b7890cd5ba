import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { findNamesForColleagues } from "~/domains/referrals/queries/find-names-for-colleagues.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { reviewHeldProblem } from "../reviews/review.rules";
import type { ReviewOutcome } from "../reviews/review-outcomes.options";
import { recordPlacementEvent } from "./lock-placement.server";
import { addReview, reviewToChange } from "./lock-review.server";

export type RecordReview = {
  reference: string;
  /** Of the review that is open, 0 for none: one that nobody had entered is recorded all the same. */
  version: number;
  heldOn: string;
  outcome: ReviewOutcome;
  /** For the council's people; may be empty. */
  note: string;
  nextOn: string | null;
  idempotency?: Idempotency<null>;
};

/**
 * What came of a statutory review, as a code with a note that only the council's people read, and when the next one is. The
 * note is compared with the child: colleagues read it who may not know it.
 */
export function recordReview(actor: Actor, input: RecordReview): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await reviewToChange(tx, actor, input);
    if (!found.ok) return found;
    const { placement } = found.value;
    const wrong = reviewHeldProblem(input, londonDate(now()));
    if (wrong) return err(invalid(wrong.message, wrong.field));
    const { note } = input;
    const named = await findNamesForColleagues(tx, actor, placement.referralId, { note }, { whoever: true });
    if (named) return named;
    if (!found.value.open) await addReview(tx, actor, placement, input.heldOn);
    const { count } = await tx.placementReview.updateMany({
      where: { placementId: placement.id, decidedAt: null },
      data: {
        heldOn: columnOfDay(input.heldOn),
        outcome: input.outcome,
        note: note || null,
        decidedById: actor.personId,
        decidedAt: now(),
        version: { increment: 1 },
      },
    });
    if (count === 0) return err(conflict());
    await recordPlacementEvent(tx, actor, placement, {
      kind: "review-recorded",
      data: { placement: placement.reference, code: input.outcome, date: input.heldOn },
    });
    if (input.nextOn !== null) {
      await addReview(tx, actor, placement, input.nextOn);
      await recordPlacementEvent(tx, actor, placement, {
        kind: "review-date-set",
        data: { placement: placement.reference, date: input.nextOn },
      });
    }
    return ok(null);
  });
}
