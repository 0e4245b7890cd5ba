import { expect, it } from "vitest";
import { typedImpact } from "../../../../prisma/factories/offers";
import { homeForChild } from "./for-the-child.rules";

const { parts } = typedImpact({ subjects: [], culture: false, mayFollow: false });
const told = {
  state: "shortlisted" as const,
  serviceName: "Linden House",
  childrenLiving: 2,
  ageBands: ["10-12", "13-15"],
  parts: [
    ...Object.entries(parts).map(([part, words]) => ({ part, words })),
    { part: "need:self-harm", words: "Knives are locked away." },
  ],
};

it("tells a child how daily life is, and nothing that adults say of this child or of the others", () => {
  const sheet = homeForChild(told);
  expect(sheet.sections.map(({ title }) => title)).toEqual([
    "Your first days",
    "Who lives here",
    "What we eat",
    "Phones and the internet",
    "Bedtimes",
    "Going out and friends",
    "Looking after your hair and skin",
    "The languages we speak",
    "Your faith, and the days we celebrate",
  ]);
  const all = JSON.stringify(sheet);
  for (const hidden of ["Knives", parts.living, parts.staffing, parts.refusal, "Linden House"])
    expect(all).not.toContain(hidden);
  expect(sheet.sections[1]?.words).toBe("2 other children live here. Ages: 10 to 12, 13 to 15.");
});

it.each([
  ["submitted", false],
  ["shortlisted", false],
  ["reserve", false],
  ["preferred", true],
  ["authorised", true],
  ["accepted", true],
  ["not-selected", false],
  ["fallen-through", false],
] as const)("an offer that is %s calls the home by its name: %s", (state, named) => {
  expect(homeForChild({ ...told, state })).toMatchObject({
    named,
    title: named ? "Linden House" : "A home for you to think about",
  });
});

it.each([
  [0, ["nobody"], "No other children live here now."],
  [1, ["5-9"], "1 other child lives here. Ages: 5 to 9."],
  [null, ["16-17"], "Other children live here. Ages: 16 or 17."],
])("of %s children aged %j it says: %s", (childrenLiving, ageBands, words) => {
  const sheet = homeForChild({ ...told, childrenLiving, ageBands });
  expect(sheet.sections[1]?.words).toBe(words);
});
