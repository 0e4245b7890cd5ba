import type { Actor } from "~/domains/access/actor";
import { namesOfPeople } from "~/domains/access/queries/names-of-people.server";
import { read, type Tx } from "~/domains/access/transactions.server";
import { dayWords } from "~/domains/offers/offer-words.rules";
import { now } from "~/platform/clock.server";
import { formatPence } from "~/platform/forms/money";
import { addDays, dayOfColumn, londonDate, momentOf } from "~/platform/time";
import { type CostOutcome, costOutcomeWords } from "../high-cost/cost-outcomes.options";
import { readsHighCost } from "../high-cost/high-cost.policy";
import { COST_REVIEW_DAYS, costReviewWords } from "../high-cost/high-cost.rules";
import { placementScope } from "../placement/placement.scope.server";
import { agreedFees } from "./agreed-fees.server";
import type { PlacementView } from "./view-placement.server";
import { type PlacementMove, readPlacementMove } from "./view-placement-move.server";

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

/**
 * What a week of a placement costs today, in pence, from its agreed fees with every authorised change; what a school bills
 * counts with seven days of its year. Null where no agreement is issued or nobody has moved in: then it is not known.
 */
export async function weeklyCostToday(tx: Tx, placementId: string, today: string): Promise<number | null> {
  const agreed = await agreedFees(tx, placementId);
  if (!agreed?.firstNight || !agreed.fees.some(({ by }) => by.what === "agreement")) return null;
  return agreed.fees
    .filter(({ from, to }) => from <= today && (to === "" || today <= to))
    .reduce(
      (sum, { pace, weeklyPence, yearlyPence }) =>
        sum +
        (pace === "nightly" ? weeklyPence : pace === "billed" ? Math.round((yearlyPence * 7) / 365) : 0),
      0,
    );
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
  { reference, today, state, started }: Pick<PlacementView, "reference" | "today" | "state" | "started">,
  moment: (at: Date) => string = momentOf(now()),
): Promise<HighCost | null> {
  if (!readsHighCost(actor)) return null;
  const row = await tx.placement.findFirst({
    where: { AND: [placementScope(actor), { reference }] },
    select: { id: true, costReviews: { orderBy: { number: "desc" } } },
  });
  if (!row) return null;
  const lived = state === "started" || state === "notice-given";
  const threshold = await costThreshold(tx, actor);
  const cost =
    lived && (threshold !== null || row.costReviews.length > 0)
      ? await weeklyCostToday(tx, row.id, today)
      : null;
  const listed = threshold !== null && cost !== null && cost >= threshold.pence;
  if (!listed && row.costReviews.length === 0) return null;
  const names = await namesOfPeople(
    tx,
    row.costReviews.map(({ reviewedById }) => reviewedById),
  );
  const next = dayOfColumn(row.costReviews[0]?.nextOn ?? null);
  const since = threshold && started && started > threshold.since ? started : threshold?.since;
  const dueOn = next ?? addDays(since ?? today, COST_REVIEW_DAYS);
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
