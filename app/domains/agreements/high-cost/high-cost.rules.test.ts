import { expect, it } from "vitest";
import { costReviewProblem, costReviewWords } from "./high-cost.rules";

const today = "2026-12-01";

it("the next review comes within twelve weeks", () => {
  for (const right of ["2026-12-02", "2027-02-23"]) expect(costReviewProblem(right, today)).toBeUndefined();
  for (const wrong of [today, "2026-11-01", "2027-02-24"])
    expect([wrong, costReviewProblem(wrong, today)?.field]).toEqual([wrong, "nextOn"]);
});

it("is overdue from the day after", () => {
  expect(costReviewWords(today, today)).toBe("Review due Tuesday 1 December 2026");
  expect(costReviewWords(today, "2026-12-02")).toBe("Review overdue since Tuesday 1 December 2026");
});
