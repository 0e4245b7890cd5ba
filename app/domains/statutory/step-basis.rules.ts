/** What a step was given on: the facts that decide whether it is needed, as they stood then. Pure. */

import { areaWords } from "~/domains/providers/areas.rules";
import type { PlacementFacts } from "./statutory-steps.rules";
import type { StepCode } from "./steps.options";

type Fact = "livesIn" | "registerArea" | "carer" | "schooling" | "emergency" | "lookedAfter";
export type Basis = Partial<Record<Fact, string>>;

const AREA: readonly Fact[] = ["livesIn", "registerArea", "carer"];
// In an emergency less is asked before the approval.
const AREA_APPROVAL: readonly Fact[] = [...AREA, "emergency"];

/** The other steps are needed of any placement, wherever the child lives: who was told was told. */
const DECIDE: Partial<Record<StepCode, readonly Fact[]>> = {
  "out-of-area-approval": AREA_APPROVAL,
  "at-a-distance-approval": AREA_APPROVAL,
  "area-authority-consulted": AREA,
  "emergency-follow-up": AREA,
  "key-stage-4-approval": ["livesIn", "registerArea", "schooling"],
  "outside-england-and-wales": ["livesIn", "registerArea", "lookedAfter"],
  "deprivation-of-liberty-scotland": ["livesIn", "registerArea"],
  "deprivation-of-liberty-elsewhere": ["livesIn", "registerArea"],
  "unregistered-approval": ["livesIn", "registerArea"],
  "notice-area-authority": ["livesIn", "registerArea"],
};

/** What decides whether this step is needed, as it stands. */
export function basisOf(code: StepCode, facts: PlacementFacts): Basis {
  const told = (DECIDE[code] ?? []).flatMap((fact) => {
    const value = facts[fact];
    return value === null ? [] : [[fact, String(value)]];
  });
  return Object.fromEntries(told);
}

const SAID: Readonly<Record<Fact, (value: string) => string>> = {
  livesIn: (area) => `child lives in ${areaWords(area)}`,
  registerArea: (area) => `registered in ${areaWords(area)}`,
  carer: (carer) =>
    carer === "own-carer"
      ? "own foster carer"
      : carer === "connected-person"
        ? "connected person"
        : "other foster carer",
  schooling: (schooling) => (schooling === "disrupted" ? "disrupts Key Stage 4" : "education stays the same"),
  emergency: (emergency) => (emergency === "true" ? "emergency" : "planned placement"),
  lookedAfter: (how) =>
    how === "in-care"
      ? "child in care"
      : how === "accommodated"
        ? "accommodated child"
        : "legal status not known",
};

/** Whether what was given still holds: what decides whether it is needed is the same. */
export function holds(given: Basis, now: Basis): boolean {
  return differing(given, now).length === 0;
}

function differing(given: Basis, now: Basis): Fact[] {
  return (Object.keys(SAID) as Fact[]).filter((fact) => given[fact] !== now[fact]);
}

/** "the circumstances have changed (before: child lives in Shropshire)": why what was given does not count any more. */
export function whyOutdated(given: Basis, now: Basis): string {
  const said = differing(given, now).flatMap((fact) => {
    const value = given[fact];
    return value === undefined ? [] : [SAID[fact](value)];
  });
  return said.length === 0
    ? "more is known now"
    : `the circumstances have changed (before: ${said.join("; ")})`;
}
