import { expect, it } from "vitest";
import { stepDownDayProblem, stepDownTerms, stepDownWords } from "./step-down.rules";

const today = "2026-12-01";

it("the day lies ahead and is no slip of the year", () => {
  expect(stepDownDayProblem(null, today)).toBeUndefined();
  expect(stepDownDayProblem("2027-06-01", today)).toBeUndefined();
  for (const wrong of ["2026-12-01", "2026-01-01", "2036-12-01"])
    expect([wrong, stepDownDayProblem(wrong, today)?.field]).toEqual([wrong, "dueOn"]);
});

it("is overdue from the day after, and an agreement says it with what comes first", () => {
  const plan = { target: "agency-family", dueOn: "2026-12-01", conditions: "" };
  expect(stepDownWords(plan, today)).toBe("Step-down to an agency foster family by Tuesday 1 December 2026");
  expect(stepDownWords(plan, "2026-12-02")).toBe(
    "Step-down to an agency foster family overdue since Tuesday 1 December 2026",
  );
  expect(stepDownWords({ target: "none", dueOn: null }, today)).toBe("No step-down is planned");
  expect(stepDownTerms({ ...plan, conditions: "No episode of going missing for 3 months" })).toBe(
    "An agency foster family by Tuesday 1 December 2026.\nFirst: No episode of going missing for 3 months",
  );
});
