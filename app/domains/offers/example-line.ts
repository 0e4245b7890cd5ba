import { type CostingLine, LINE_KINDS } from "./money.rules";

/** A line of a costing for tests: the core fee, charged in the usual way of its kind unless told otherwise. */
export function exampleLine(changed: Partial<CostingLine> = {}): CostingLine {
  const kind = changed.kind ?? "core";
  return {
    kind,
    description: "",
    basis: LINE_KINDS[kind].bases[0],
    unitPence: 500_000,
    hoursHundredths: null,
    staff: null,
    milesAWeek: null,
    timesAYear: null,
    from: "",
    to: "",
    charge: null,
    outcome: "",
    evidence: "",
    reviewOn: "",
    ...changed,
  };
}
