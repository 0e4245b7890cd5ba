import { expect, it } from "vitest";
import { authoriseSchema, continueSchema } from "./authorisation.schema";
import { continuedUntilProblem, fundedUntilProblem, fundingStanding } from "./funded-until.rules";

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

it.each([
  ["2027-06-01", /must be after Tuesday 1 June 2027/],
  ["2027-06-02", undefined],
  ["2032-06-01", /within the next 5 years/],
])("funding until 1 June 2027, continued on 1 December 2026 until %s", (day, wanted) => {
  const problem = continuedUntilProblem(day, "2027-06-01", "2026-12-01");
  if (wanted) expect(problem).toMatch(wanted);
  else expect(problem).toBeUndefined();
});

it("what has passed is continued from a day to come", () => {
  expect(continuedUntilProblem("2026-11-30", "2026-11-01", "2026-12-01")).toMatch(/in the future/);
});

it.each([
  [{ how: "until", reason: "Why" }, ["fundedUntil"]],
  [{ how: "open", reason: "Why", fundedUntil: { day: "1", month: "6", year: "2027" } }, ["fundedUntil"]],
  [{ reason: "" }, ["how", "reason"]],
  [{ how: "open", reason: "Why" }, []],
])("continued with %j tells of %j", (sent, fields) => {
  const read = continueSchema.safeParse({ version: "1", ...sent });
  expect((read.error?.issues ?? []).map(({ path }) => path[0]).sort()).toEqual(fields);
});
