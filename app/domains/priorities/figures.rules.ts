/** From single facts to the figures of a council in a quarter. Pure. */
import { nearestRank } from "~/platform/nearest-rank";
import { daysFrom, londonDate } from "~/platform/time";
import { workingMinutes } from "~/platform/working-time";
import { MEASURE_KEYS, type MeasureKey, measureOf } from "./measures.options";

/** One thing that a measure counts. */
export type Fact = {
  measure: MeasureKey;
  /** Which it is, for the council alone. */
  reference: string;
  started: Date;
  /** Not yet, where it is empty. */
  ended: Date | null;
  /** By when it should have ended, and whether it counts as it passes, where the fact says so itself. */
  due: Date | null;
  elapsed: boolean;
  /** Whether it was as it should be, where that is no matter of time. */
  right: boolean | null;
  /** What it is worth, in the measure's own unit, where that is no matter of time. */
  value: number | null;
  pence: number | null;
  provider: string | null;
};

const MINUTE = 60_000;

/** How long a fact took until then, in the unit of its measure. */
function lengthOf({ measure, elapsed, started }: Fact, until: Date): number {
  if (measureOf(measure).unit === "days") return daysFrom(londonDate(started), londonDate(until));
  return elapsed
    ? Math.floor((until.getTime() - started.getTime()) / MINUTE)
    : workingMinutes(started, until);
}

/** The value of a fact that has ended; null where its measure has none. */
export function factValue(fact: Fact): number | null {
  const { unit } = measureOf(fact.measure);
  if (unit === "none") return null;
  if (unit === "points") return fact.value;
  return fact.ended && lengthOf(fact, fact.ended);
}

/** Whether a fact that has ended met the target of its measure; null where there is none. */
export function isMet(fact: Fact): boolean | null {
  const { met, target } = measureOf(fact.measure);
  if (met === null || fact.ended === null) return null;
  if (fact.right !== null) return fact.right;
  if (target !== null) return lengthOf(fact, fact.ended) <= target;
  return fact.due === null ? null : fact.ended <= fact.due;
}

/** Whether a fact that had not ended by then was past the target of its measure. */
export function isOpenLate(fact: Fact, at: Date): boolean {
  const { stays, target } = measureOf(fact.measure);
  if (!stays || (fact.ended !== null && fact.ended < at)) return false;
  return target === null ? fact.due !== null && fact.due < at : lengthOf(fact, at) > target;
}

/** What is counted of one measure, before anything is hidden. */
export type Figure = {
  measure: MeasureKey;
  counted: number;
  /** null where there is no target. */
  met: number | null;
  openLate: number | null;
  median: number | null;
  ninetieth: number | null;
  /** Of the money of what is counted, by provider, and of that what met the target. */
  pence: { provider: string; placements: number; pence: number; met: number }[];
};

/** The figures of a council in a quarter; `at` is its end, or now while it runs. */
export function figuresOf(facts: readonly Fact[], at: Date): Figure[] {
  return MEASURE_KEYS.map((measure) => {
    const of = facts.filter((fact) => fact.measure === measure);
    const closed = of.filter(({ ended }) => ended !== null && ended < at);
    const values = closed.map(factValue).filter((value) => value !== null);
    const { met, stays } = measureOf(measure);
    return {
      measure,
      counted: closed.length,
      met: met === null ? null : closed.filter(isMet).length,
      openLate: stays ? of.filter((fact) => isOpenLate(fact, at)).length : null,
      median: nearestRank(values, 50),
      ninetieth: nearestRank(values, 90),
      pence: penceByProvider(closed),
    };
  });
}

function penceByProvider(closed: readonly Fact[]): Figure["pence"] {
  const found = new Map<string, Figure["pence"][number]>();
  for (const fact of closed) {
    if (fact.pence === null || fact.provider === null) continue;
    const before = found.get(fact.provider) ?? { provider: fact.provider, placements: 0, pence: 0, met: 0 };
    found.set(fact.provider, {
      ...before,
      placements: before.placements + 1,
      pence: before.pence + fact.pence,
      met: before.met + (isMet(fact) ? fact.pence : 0),
    });
  }
  return [...found.values()];
}
