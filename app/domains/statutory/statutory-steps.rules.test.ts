import { describe, expect, it } from "vitest";
import { dueDay, type PlacementFacts } from "./statutory-steps.rules";
import { STEP_CODES, STEPS, type StepCode, stepsOf } from "./steps.options";
import { codeOf, law, stepOf } from "./testing/example-facts";

/** Beyond the plan and the notices that every placement has. */
const codes = (told: Partial<PlacementFacts> = {}) =>
  law(told)
    .steps.map(({ code }) => code)
    .filter((code) => code !== "placement-plan" && !code.startsWith("notice-"));

const SHROPSHIRE = { livesIn: codeOf("Shropshire") };
const STAFFORDSHIRE = { livesIn: codeOf("Staffordshire") };
const SCOTLAND = { livesIn: "scotland" };
const NOTICES: StepCode[] = [
  "notice-child",
  "notice-parents",
  "notice-contact",
  "notice-previous-carer",
  "notice-icb",
  "notice-gp",
  "notice-school",
  "notice-iro",
];

it.each<[string, Partial<PlacementFacts>, StepCode[]]>([
  ["in the council's own area", {}, []],
  ["in an adjoining council's area: the nominated officer", STAFFORDSHIRE, ["out-of-area-approval"]],
  [
    "at a distance: the director, and the area authority consulted",
    SHROPSHIRE,
    ["at-a-distance-approval", "area-authority-consulted"],
  ],
  [
    "an adjoining Welsh council: the nominated officer, and nothing of paragraph 19",
    { councilCode: codeOf("Shropshire"), livesIn: codeOf("Powys") },
    ["out-of-area-approval"],
  ],
  ["elsewhere in Wales", { livesIn: "other-wales" }, ["at-a-distance-approval", "area-authority-consulted"]],
  [
    "in Wales with a deprivation of liberty order",
    { livesIn: "other-wales", deprivationOfLiberty: true },
    ["at-a-distance-approval", "area-authority-consulted", "deprivation-of-liberty-elsewhere"],
  ],
  [
    "in Scotland",
    SCOTLAND,
    ["at-a-distance-approval", "area-authority-consulted", "outside-england-and-wales"],
  ],
  [
    "in Scotland with a deprivation of liberty order",
    { ...SCOTLAND, deprivationOfLiberty: true },
    [
      "at-a-distance-approval",
      "area-authority-consulted",
      "outside-england-and-wales",
      "deprivation-of-liberty-scotland",
    ],
  ],
  [
    "in Northern Ireland with a deprivation of liberty order",
    { livesIn: "northern-ireland", deprivationOfLiberty: true },
    [
      "at-a-distance-approval",
      "area-authority-consulted",
      "outside-england-and-wales",
      "deprivation-of-liberty-elsewhere",
    ],
  ],
  ["in England with a deprivation of liberty order", { deprivationOfLiberty: true }, []],
  [
    "an emergency in an adjoining area",
    { ...STAFFORDSHIRE, emergency: true },
    ["out-of-area-approval", "emergency-follow-up"],
  ],
  [
    "an emergency at a distance",
    { ...SHROPSHIRE, emergency: true },
    ["at-a-distance-approval", "area-authority-consulted", "emergency-follow-up"],
  ],
  [
    "one of the council's own foster carers, at a distance",
    { ...SHROPSHIRE, kind: "local-authority-fostering", carer: "own-carer" },
    [],
  ],
  [
    "a connected person, at a distance",
    { ...SHROPSHIRE, kind: "local-authority-fostering", carer: "connected-person" },
    [],
  ],
  [
    "another council's foster carer, at a distance",
    { ...SHROPSHIRE, kind: "local-authority-fostering", carer: "home" },
    ["at-a-distance-approval", "area-authority-consulted"],
  ],
  [
    "an agency's foster carer is never exempt, whatever was told",
    { ...SHROPSHIRE, kind: "fostering-agency", carer: "own-carer" },
    ["at-a-distance-approval", "area-authority-consulted"],
  ],
  [
    "an unregistered home",
    { registered: false },
    ["unregistered-approval", "unregistered-ofsted", "unregistered-review"],
  ],
  ["a move that disrupts Key Stage 4", { age: 15, schooling: "disrupted" }, ["key-stage-4-approval"]],
  ["a move in Key Stage 4 that keeps the school", { age: 15, schooling: "kept" }, []],
  ["Key Stage 4 in an emergency", { age: 15, schooling: "disrupted", emergency: true }, []],
  ["Key Stage 4 without a school", { age: 15, schooling: "disrupted", inEducation: false }, []],
  ["too young for Key Stage 4", { age: 13, schooling: "disrupted" }, []],
  ["past Key Stage 4", { age: 17, schooling: "disrupted" }, []],
  ["a short break under section 17", { ...SHROPSHIRE, lookedAfter: "no", registered: false }, []],
])("needs the approvals of %s", (_, told, wanted) => {
  expect(codes(told)).toEqual(wanted);
});

it("a short break under section 17 needs nothing at all", () => {
  expect(law({ lookedAfter: "no", livesIn: null, age: null, kind: "supported-accommodation" })).toEqual({
    blocks: [],
    questions: [],
    steps: [],
  });
});

describe("what is not known is asked", () => {
  it.each<[string, Partial<PlacementFacts>, string[]]>([
    ["where the child will live", { livesIn: null }, ["lives-in"]],
    ["the council's own area", { councilCode: null }, ["council"]],
    ["a council that is not of the region", { councilCode: "E06000049" }, ["council"]],
    [
      "whose carer it is outside the area",
      { ...STAFFORDSHIRE, kind: "local-authority-fostering" },
      ["carer"],
    ],
    ["not whose carer it is in the area", { kind: "local-authority-fostering" }, []],
    ["whether Key Stage 4 is disrupted", { age: 14 }, ["schooling"]],
    ["and at 16", { age: 16 }, ["schooling"]],
    ["and where the age is not known", { age: null }, ["schooling"]],
    [
      "the age, in supported accommodation",
      { kind: "supported-accommodation", age: null, schooling: "kept" },
      ["age"],
    ],
  ])("%s", (_, told, wanted) => {
    expect(law(told).questions).toEqual(wanted);
    expect(codes(told)).toEqual([]);
  });

  it("an area that is not known is never taken for the council's own", () => {
    const unknown = law({ livesIn: null });
    expect(unknown.steps.map(({ code }) => code)).not.toContain("notice-area-authority");
    expect(unknown.questions).toEqual(["lives-in"]);
    expect(codes({ livesIn: "somewhere" })).toContain("at-a-distance-approval");
  });
});

describe("what the law forbids", () => {
  it.each<[string, Partial<PlacementFacts>, string | null]>([
    ["15 in supported accommodation", { age: 15 }, "27A"],
    ["15 in supported accommodation that is not registered", { age: 15, registered: false }, "27A"],
    ["16 in registered supported accommodation", { age: 16 }, null],
    ["17 in registered supported accommodation", { age: 17 }, null],
    ["16 in supported accommodation that is not registered", { age: 16, registered: false }, "27C"],
    ["17 in supported accommodation that is not registered", { age: 17, registered: false }, "27C"],
  ])("%s", (_, told, wanted) => {
    const found = law({ kind: "supported-accommodation", schooling: "kept", ...told });
    expect(found.blocks.map(({ regulation }) => regulation.split(" ").at(-1))).toEqual(
      wanted === null ? [] : [wanted],
    );
    // No approval makes it lawful.
    expect(found.steps.map(({ code }) => code)).not.toContain("unregistered-approval");
  });
  it("15 in a children's home is no block", () => {
    expect(law({ age: 15, schooling: "kept" }).blocks).toEqual([]);
  });
});

describe("notices", () => {
  const notices = (told: Partial<PlacementFacts> = {}) =>
    law(told).steps.filter(({ code }) => code.startsWith("notice-"));
  it("go to everybody whom regulation 13 names, and outside the area to the area authority", () => {
    expect(notices().map(({ code }) => code)).toEqual(NOTICES);
    for (const told of [STAFFORDSHIRE, SHROPSHIRE, SCOTLAND])
      expect(notices(told).map(({ code }) => code)).toEqual([...NOTICES, "notice-area-authority"]);
    expect(
      notices({ ...SHROPSHIRE, kind: "local-authority-fostering", carer: "own-carer" }).map(
        ({ code }) => code,
      ),
    ).toContain("notice-area-authority");
    expect(notices({ inEducation: false }).map(({ code }) => code)).not.toContain("notice-school");
  });
  it("go out before the move, in an emergency within 5 working days", () => {
    expect(new Set(notices().map(({ due }) => due))).toEqual(new Set(["before"]));
    expect(new Set(notices({ emergency: true }).map(({ due }) => due))).toEqual(
      new Set(["five-working-days"]),
    );
  });
});

it("in an emergency the approval comes first and the consulting within 5 working days", () => {
  const told = { ...SHROPSHIRE, emergency: true };
  expect(stepOf("at-a-distance-approval", told)).toMatchObject({ due: "before" });
  expect(stepOf("at-a-distance-approval", told)?.evidence).toHaveLength(2);
  expect(stepOf("at-a-distance-approval", SHROPSHIRE)?.evidence).toHaveLength(5);
  expect(stepOf("area-authority-consulted", told)?.due).toBe("five-working-days");
  expect(stepOf("emergency-follow-up", told)?.evidence).toHaveLength(1);
  expect(stepOf("emergency-follow-up", { ...STAFFORDSHIRE, emergency: true })?.evidence).toHaveLength(2);
});

it.each([
  ["in-care", ["court"]],
  ["accommodated", ["parental responsibility"]],
  ["not-sure", ["court", "parental responsibility"]],
] as const)("outside England and Wales, %s says whose approval it needs", (lookedAfter, wanted) => {
  const evidence = stepOf("outside-england-and-wales", { ...SCOTLAND, lookedAfter })?.evidence ?? [];
  expect(evidence).toHaveLength(wanted.length);
  for (const [index, word] of wanted.entries()) expect(evidence[index]).toContain(word);
});

it("each step names its regulation and whose it is", () => {
  const of = (code: StepCode) => STEPS[code].regulation.replace(/^.*Regulations 2010, regulation /, "");
  expect(Object.fromEntries(STEP_CODES.map((code) => [code, of(code)]))).toEqual({
    "ending-review": "14(1)",
    "ending-arrangements": "14(2)(a)",
    "ending-iro": "14(2)(b)",
    "ending-notices": "14(2)(c)",
    "out-of-area-approval": "11(1)(a) and (2)",
    "at-a-distance-approval": "11(1)(b) and (2)",
    "area-authority-consulted": "11(2)(d)(ii)",
    "emergency-follow-up": "11(3)",
    "key-stage-4-approval": "10(1) and (2)",
    "outside-england-and-wales": "Children Act 1989, Schedule 2, paragraph 19",
    "deprivation-of-liberty-scotland":
      "Cross-border Placements (Effect of Deprivation of Liberty Orders) (Scotland) Regulations 2022",
    "deprivation-of-liberty-elsewhere":
      "The law of the country where the child will live: ask legal services which regulations apply",
    "unregistered-approval": "Care Standards Act 2000, section 11",
    "unregistered-ofsted": "Care Standards Act 2000, section 11",
    "unregistered-review": "Care Standards Act 2000, section 11",
    "placement-plan": "9",
    "notice-child": "13(2)(a)",
    "notice-parents": "13(2)(b)",
    "notice-contact": "13(2)(c) and (d)",
    "notice-previous-carer": "13(2)(e)",
    "notice-icb": "13(2)(f)",
    "notice-gp": "13(2)(g)",
    "notice-school": "13(2)(h)",
    "notice-iro": "13(2)(i)",
    "notice-area-authority": "13(4)",
  });
  expect(stepsOf("nominated-officer")).toEqual(["out-of-area-approval", "key-stage-4-approval"]);
  expect(stepsOf("director")).toEqual(["at-a-distance-approval", "unregistered-approval"]);
  expect(STEP_CODES.every((code) => STEPS[code].evidence.length > 0)).toBe(true);
});

it("says by which day: over a weekend and Christmas", () => {
  expect(dueDay("before", "2026-12-23")).toBe("2026-12-23");
  // Thursday 24 December, then 25 and 28 are bank holidays.
  expect(dueDay("five-working-days", "2026-12-23")).toBe("2027-01-04");
  expect(dueDay("five-working-days", "2026-11-27")).toBe("2026-12-04");
  expect(dueDay("weekly", "2026-12-23")).toBe("2026-12-30");
  expect(dueDay("weekly", "2026-12-23", "2027-01-02")).toBe("2027-01-09");
});

it("the placement plan is due before the move, of an emergency within 5 working days of it", () => {
  expect(stepOf("placement-plan", {})?.due).toBe("before");
  expect(stepOf("placement-plan", { emergency: true })?.due).toBe("five-working-days");
});
