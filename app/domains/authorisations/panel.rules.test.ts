import { expect, it } from "vitest";
import { panelSchema } from "./authorisation.schema";
import { panelNameSchema } from "./deciders.schema";
import { panelDayProblem } from "./panel.rules";

it.each([
  ["2026-12-02", /today or in the past/],
  ["2026-12-01", undefined],
  ["2025-11-30", undefined],
  ["2025-11-29", /last 12 months/],
])("a panel of %s, recorded on 1 December 2026", (day, wanted) => {
  const problem = panelDayProblem(day, "2026-12-01");
  if (wanted) expect(problem).toMatch(wanted);
  else expect(problem).toBeUndefined();
});

it("the form tells of the day and of the words in one round", () => {
  const sent = { version: "1", panelOn: { day: "2", month: "12", year: "2026" }, panelWords: " " };
  const read = panelSchema(new Date("2026-12-01T09:00:00Z")).safeParse(sent);
  expect(read.error?.issues.map(({ path }) => path[0]).sort()).toEqual(["panelOn", "panelWords"]);
});

it("the name of a panel is one short line, or none", () => {
  expect(panelNameSchema.safeParse({ name: " resource panel " })).toMatchObject({
    data: { name: "resource panel" },
  });
  expect(panelNameSchema.safeParse({ name: "" }).success).toBe(true);
  for (const name of ["p".repeat(61), "resource\npanel"])
    expect(panelNameSchema.safeParse({ name }).success).toBe(false);
});
