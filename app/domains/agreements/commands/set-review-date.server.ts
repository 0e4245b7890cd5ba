import type { Actor } from "~/domains/access/actor";
import { type Idempotency, write } from "~/domains/access/transactions.server";
import { now } from "~/platform/clock.server";
import { conflict, invalid, notNow, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";
import { columnOfDay, londonDate } from "~/platform/time";
import { reviewDayProblem } from "../reviews/review.rules";
import { recordPlacementEvent } from "./lock-placement.server";
import { addReview, reviewToChange } from "./lock-review.server";

export type SetReviewDate = {
  reference: string;
  /** Of the review that is open, 0 for none. */
  version: number;
  on: string;
  idempotency?: Idempotency<null>;
};

/** The council enters when the next statutory review is, or another day for it. The case system owns its clock. */
export function setReviewDate(actor: Actor, input: SetReviewDate): Promise<Result<null, Refusal>> {
  return write<null, Refusal>(actor, input.idempotency, async (tx) => {
    const found = await reviewToChange(tx, actor, input);
    if (!found.ok) return found;
    const { placement, open } = found.value;
    const wrong = reviewDayProblem(input.on, londonDate(now()));
    if (wrong) return err(invalid(wrong.message, wrong.field));
    if (open?.on === input.on) return err(notNow("Nothing has changed"));
    if (open) {
      const { count } = await tx.placementReview.updateMany({
        where: { id: open.id, version: open.version, decidedAt: null },
        data: {
          dueOn: columnOfDay(input.on),
          setById: actor.personId,
          setAt: now(),
          version: { increment: 1 },
        },
      });
      if (count === 0) return err(conflict());
    } else await addReview(tx, actor, placement, input.on);
    await recordPlacementEvent(tx, actor, placement, {
      kind: "review-date-set",
      data: { placement: placement.reference, date: input.on },
    });
    return ok(null);
  });
}
