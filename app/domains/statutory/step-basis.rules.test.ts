import { describe, expect, it } from "vitest";
import type { PlacementFacts } from "./statutory-steps.rules";
import { basisOf, holds, whyOutdated } from "./step-basis.rules";
import { STEP_CODES, type StepCode } from "./steps.options";

const SHROPSHIRE = "E06000051";
const WOLVERHAMPTON = "E08000031";
const facts: PlacementFacts = {
  lookedAfter: "in-care",
  age: 14,
  kind: "local-authority-fostering",
  registered: true,
  councilCode: WOLVERHAMPTON,
  livesIn: SHROPSHIRE,
  registerArea: WOLVERHAMPTON,
  carer: "home",
  inEducation: true,
  schooling: "disrupted",
  deprivationOfLiberty: false,
  emergency: false,
  endsOn: null,
};
/** The steps that do not hold any more once this is so. */
const fallen = (change: Partial<PlacementFacts>) =>
  STEP_CODES.filter((code) => !holds(basisOf(code, facts), basisOf(code, { ...facts, ...change })));

const OF_THE_AREA: StepCode[] = [
  "out-of-area-approval",
  "at-a-distance-approval",
  "area-authority-consulted",
  "emergency-follow-up",
  "key-stage-4-approval",
  "outside-england-and-wales",
  "deprivation-of-liberty-scotland",
  "deprivation-of-liberty-elsewhere",
  "unregistered-approval",
  "notice-area-authority",
];

describe("what was given falls with what decided that it was needed", () => {
  it.each<[string, Partial<PlacementFacts>, StepCode[]]>([
    ["another area was told", { livesIn: "E06000019" }, OF_THE_AREA],
    ["the register says another area", { registerArea: "E08000030" }, OF_THE_AREA],
    ["the register says none any more", { registerArea: null }, OF_THE_AREA],
    [
      "another carer",
      { carer: "own-carer" },
      ["out-of-area-approval", "at-a-distance-approval", "area-authority-consulted", "emergency-follow-up"],
    ],
    ["it disrupts no schooling", { schooling: "kept" }, ["key-stage-4-approval"]],
    ["an emergency", { emergency: true }, ["out-of-area-approval", "at-a-distance-approval"]],
    ["another legal status", { lookedAfter: "accommodated" }, ["outside-england-and-wales"]],
    ["a birthday", { age: 15 }, []],
  ])("%s", (_, change, wanted) => {
    expect(fallen(change)).toEqual(wanted);
  });
});

it("says for what it was given, as far as that is not so any more", () => {
  const given = basisOf("at-a-distance-approval", facts);
  const now = basisOf("at-a-distance-approval", {
    ...facts,
    livesIn: "E06000019",
    carer: "connected-person",
  });
  expect(whyOutdated(given, now)).toBe(
    "the circumstances have changed (before: child lives in Shropshire; other foster carer)",
  );
  expect(whyOutdated({}, now)).toBe("more is known now");
  expect(whyOutdated({ emergency: "true" }, { emergency: "false" })).toBe(
    "the circumstances have changed (before: emergency)",
  );
});
