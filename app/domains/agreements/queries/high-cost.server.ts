import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { formatPence } from "~/platform/forms/money";
import { dayOfColumn, londonDate, momentOf } from "~/platform/time";
import { Prisma } from "~prisma/client";
import { type CostOutcome, costOutcomeWords } from "../high-cost/cost-outcomes.options";
import { readsHighCost } from "../high-cost/high-cost.policy";
import { costReviewWords } from "../high-cost/high-cost.rules";
import { isLivedIn } from "../placement/placement.machine";
import { placementScope } from "../placement/placement.scope.server";
import type { PlacementView } from "./view-placement.server";
import { type PlacementMove, readPlacementMove } from "./view-placement-move.server";
import { HIGH_COST } from "./weekly-cost.server";

/** From how much a week on a placement is on the actor's council's register, and since when; null where none is. */
export async function costThreshold(tx: Tx, actor: Actor): Promise<{ pence: number; since: string } | null> {
  const newest = await tx.costThreshold.findFirst({
    where: { councilId: actor.organisationId },
    select: { weeklyPence: true, setAt: true },
    orderBy: [{ setAt: "desc" }, { id: "desc" }],
  });
  if (newest?.weeklyPence == null) return null;
  return { pence: newest.weeklyPence, since: londonDate(newest.setAt) };
}

/** What a placement of the register costs today and when its review is due; `next` as the newest review said it. */
async function costToday(
  tx: Tx,
  placementId: string,
  today: string,
  { threshold, next }: { threshold: { pence: number; since: string } | null; next: string | null },
): Promise<{ pence: number | null; dueOn: string } | undefined> {
  const [row] = await tx.$queryRaw<{ pence: number | null; dueOn: string }[]>`
    select w.pence, k.due_on::text as "dueOn"
      from (select p.*, ${threshold?.pence ?? null}::int as threshold, ${threshold?.since ?? null}::date as threshold_since,
                   ${next}::date as next_on from placements p where p.id = ${placementId}::uuid) p
     cross join (select ${today}::date as day) d ${Prisma.raw(HIGH_COST)}`;
  return row;
}

/** The reviews of what a placement costs, for those of the council who read them. */
export type HighCost = {
  /** How many reviews there are: for the form of the next. */
  version: number;
  weekly: string;
  /** In one line: when the next review is due, or that it is overdue; null where it is below the threshold now. */
  due: string | null;
  overdue: boolean;
  threshold: string | null;
  reviews: {
    id: string;
    outcome: CostOutcome;
    words: string;
    weekly: string;
    note: string | null;
    who: string;
  }[];
};

/** That of a placement that the caller has read; null for a provider, a role that reads none, and where there is nothing to say. */
export async function readHighCost(
  tx: Tx,
  actor: Actor,
  { reference, today, state }: Pick<PlacementView, "reference" | "today" | "state">,
  moment: (at: Date) => string = momentOf(now()),
): Promise<HighCost | null> {
  if (!readsHighCost(actor)) return null;
  const row = await tx.placement.findFirst({
    where: { AND: [placementScope(actor), { reference }] },
    select: { id: true, costReviews: { orderBy: { number: "desc" } } },
  });
  if (!row) return null;
  const threshold = await costThreshold(tx, actor);
  const next = dayOfColumn(row.costReviews[0]?.nextOn ?? null);
  const { pence: cost = null, dueOn = "" } =
    (isLivedIn(state) && (threshold !== null || next !== null)
      ? await costToday(tx, row.id, today, { threshold, next })
      : undefined) ?? {};
  const listed = threshold !== null && cost !== null && cost >= threshold.pence;
  if (!listed && row.costReviews.length === 0) return null;
  const names = await namesOfPeople(
    tx,
    row.costReviews.map(({ reviewedById }) => reviewedById),
  );
  return {
    version: row.costReviews.length,
    weekly: cost === null ? "Not known" : formatPence(cost),
    due: listed ? costReviewWords(dueOn, today) : null,
    overdue: listed && dueOn < today,
    threshold: threshold === null ? null : formatPence(threshold.pence),
    reviews: row.costReviews.map((one) => ({
      id: one.id,
      outcome: one.outcome as CostOutcome,
      words: costOutcomeWords(one.outcome),
      weekly: formatPence(one.weeklyPence),
      note: one.note,
      who: `${names.get(one.reviewedById)?.name ?? "A former colleague"}, ${moment(one.reviewedAt)}. Next review ${dayWords(dayOfColumn(one.nextOn))}`,
    })),
  };
}

export type CostReviewMove = { move: PlacementMove; highCost: HighCost | null };

/** A placement before its cost is reviewed. 404 where the actor may not see it, 403 for a role. */
export function viewCostReview(actor: Actor, reference: string): Promise<CostReviewMove> {
  return read(actor, async (tx) => {
    const { placement, move } = await readPlacementMove(tx, actor, reference, "review-cost");
    const highCost = await readHighCost(tx, actor, placement);
    const whyNot = move.whyNot ?? (highCost?.due ? null : NOT_LISTED);
    return { move: { ...move, whyNot }, highCost };
  });
}

export const NOT_LISTED = "This placement is not on the high-cost register now";
