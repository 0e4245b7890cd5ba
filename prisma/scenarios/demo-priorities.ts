import type { Figure } from "~/domains/priorities/figures.rules";
import { publishFigures } from "~/domains/priorities/jobs/publish-priorities.server";
import { MEASURE_KEYS, type MeasureKey, measureOf } from "~/domains/priorities/measures.options";
import { now } from "~/platform/clock.server";
import { transaction } from "~/platform/database/transaction.server";
import { type Quarter, quarterAt, quarterBefore } from "~/platform/quarters";

/** So many quarters before the first day of the demo, of which the demo has no events: their figures are invented. */
const QUARTERS = 3;

/** A number between 0 and 1 that is the same each time the demo is made. */
function noise(...of: (string | number)[]): number {
  let hash = 2166136261;
  for (const char of of.join()) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0;
  return (hash % 1_000) / 1_000;
}

/** What is usual of a measure, in its unit. */
const USUAL: Partial<Record<MeasureKey, number>> = {
  "payment-days": 24,
  "query-answer": 600,
  publish: 420,
  "offer-answer": 1_300,
  authorise: 500,
  sign: 1_500,
  score: 84,
  "issue-answer": 300,
  "issue-resolved": 1_500,
};

function invented(council: string, measure: MeasureKey, quarter: Quarter): Figure {
  const { met, stays } = measureOf(measure);
  const skill = 0.55 + 0.4 * noise(council, measure) + 0.08 * (noise(council, measure, quarter.key) - 0.5);
  const counted = Math.round(4 + 60 * noise(council, "size") * (0.5 + noise(measure, quarter.key)));
  const usual = USUAL[measure];
  const median =
    usual === undefined ? null : Math.round(usual * (measure === "score" ? 0.8 + skill / 5 : 1.6 - skill));
  return {
    measure,
    counted,
    met: met === null ? null : Math.round(counted * Math.min(1, skill)),
    openLate: stays ? Math.round(8 * (1 - skill) * noise(council, "size", quarter.key)) : null,
    median,
    ninetieth:
      median === null ? null : Math.round(measure === "score" ? Math.min(100, median * 1.12) : median * 2.1),
    pence: [],
  };
}

/** The published quarters of every council of the demo. */
export async function demoPriorities(): Promise<void> {
  const councils = await transaction("worker", {}, (tx) =>
    tx.organisation.findMany({ where: { kind: "council" }, select: { id: true, slug: true } }),
  );
  for (let back = QUARTERS; back > 0; back -= 1) {
    const quarter = quarterBefore(quarterAt(now()), back);
    await publishFigures(
      quarter,
      councils.map(({ id, slug }) => ({
        councilId: id,
        figures: MEASURE_KEYS.map((measure) => invented(slug, measure, quarter)),
      })),
    );
  }
}
