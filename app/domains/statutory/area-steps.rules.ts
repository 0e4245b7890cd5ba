/** Where the register says another area than somebody told: what each asks for. Pure. */

import { areaWords } from "~/domains/providers/areas.rules";
import { areasOf, lawWhere, type PlacementFacts } from "./statutory-steps.rules";
import { stepTitle } from "./steps.options";

export type AreaSteps = {
  area: string;
  source: "register" | "told";
  /** The titles of the steps that the other area does not ask for. */
  steps: string[];
};

/** Both areas with the steps that each alone asks for; empty where they are the same, or one is not known. */
export function areaSteps(facts: PlacementFacts): AreaSteps[] {
  const areas = areasOf(facts).filter((area) => area !== null);
  if (facts.lookedAfter === "no" || areas.length < 2) return [];
  const codes = (area: string) => lawWhere(facts, area).steps.map(({ code }) => code);
  return areas.map((area) => {
    const others = new Set(areas.filter((one) => one !== area).flatMap(codes));
    return {
      area: areaWords(area),
      source: area === facts.registerArea ? "register" : "told",
      steps: codes(area)
        .filter((code) => !others.has(code))
        .map(stepTitle),
    };
  });
}
