import { expect, it } from "vitest";
import { authoriseSchema } from "./authorisation.schema";
import { fundedUntilProblem, fundingStanding } from "./funded-until.rules";

it.each([
  ["2026-12-01", /in the future/],
  ["2026-11-30", /in the future/],
  ["2026-12-02", undefined],
  ["2031-12-01", undefined],
  ["2031-12-02", /within the next 5 years/],
])("a last day of %s, chosen on 1 December 2026", (day, wanted) => {
  const problem = fundedUntilProblem(day, "2026-12-01");
  if (wanted) expect(problem).toMatch(wanted);
  else expect(problem).toBeUndefined();
});

it("five years from a leap day reach to the end of a February", () => {
  expect(fundedUntilProblem("2033-02-28", "2028-02-29")).toBeUndefined();
  expect(fundedUntilProblem("2033-03-01", "2028-02-29")).toMatch(/5 years/);
});

it.each([
  [null, "open"],
  ["2026-12-30", "running"],
  ["2026-12-29", "ending"],
  ["2026-12-01", "ending"],
  ["2026-11-30", "over"],
])("funded until %s, on 1 December 2026: %s", (until, wanted) => {
  expect(fundingStanding(until, "2026-12-01")).toBe(wanted);
});

it("the form tells of a last day beside it, together with what else is wrong", () => {
  const sent = {
    version: "1",
    offerVersion: "1",
    conditions: "x".repeat(2_001),
    fundedUntil: { day: "1", month: "12", year: "2026" },
  };
  const read = authoriseSchema(new Date("2026-12-01T09:00:00Z")).safeParse(sent);
  expect(read.error?.issues.map(({ path }) => path[0]).sort()).toEqual(["conditions", "fundedUntil"]);
});
