import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { dayAndTime, dayOfColumn } from "~/platform/time";
import { readsReviews } from "../placement/placement.policy";
import { placementScope } from "../placement/placement.scope.server";
import { nextReviewWords } from "../reviews/review.rules";
import { reviewOutcomeWords } from "../reviews/review-outcomes.options";
import type { PlacementView } from "./view-placement.server";
import { type PlacementMove, readPlacementMove } from "./view-placement-move.server";

/** The statutory reviews of a placement, for the council's people who read referrals. */
export type PlacementReviews = {
  /** Of the review that is open, 0 for none: for its forms. */
  version: number;
  next: { on: string; words: string; overdue: boolean } | null;
  held: { id: string; on: string; outcome: string; note: string | null; who: string }[];
};

/** Those of a placement that the caller has read; null for a provider, and for whoever only reads where a child lives. */
export async function readReviews(
  tx: Tx,
  actor: Actor,
  { reference, today }: Pick<PlacementView, "reference" | "today">,
): Promise<PlacementReviews | null> {
  if (!readsReviews(actor)) return null;
  const rows = await tx.placementReview.findMany({
    where: { placement: { AND: [placementScope(actor), { reference }] } },
    orderBy: [{ dueOn: "desc" }, { id: "desc" }],
  });
  const names = await namesOfPeople(
    tx,
    rows.map(({ decidedById }) => decidedById),
  );
  const open = rows.find(({ decidedAt }) => decidedAt === null);
  const on = open && dayOfColumn(open.dueOn);
  const at = now();
  return {
    version: open?.version ?? 0,
    next: on === undefined ? null : { on, words: nextReviewWords(on, today), overdue: on < today },
    held: rows.flatMap(({ id, heldOn, outcome, note, decidedById, decidedAt }) =>
      heldOn === null || decidedAt === null
        ? []
        : [
            {
              id,
              on: dayWords(dayOfColumn(heldOn)),
              outcome: reviewOutcomeWords(outcome ?? ""),
              note,
              who: `${names.get(decidedById ?? "")?.name ?? "A former colleague"}, ${dayAndTime(decidedAt, at)}`,
            },
          ],
    ),
  };
}

export type ReviewMove = { move: PlacementMove; reviews: PlacementReviews };

/** A placement before its review is dated or recorded. 404 where the actor may not see it, 403 for a role. */
export function viewReview(actor: Actor, reference: string): Promise<ReviewMove> {
  return read(actor, async (tx) => {
    const { placement, move } = await readPlacementMove(tx, actor, reference, "record-review");
    const reviews = await readReviews(tx, actor, placement);
    return { move, reviews: reviews ?? { version: 0, next: null, held: [] } };
  });
}
