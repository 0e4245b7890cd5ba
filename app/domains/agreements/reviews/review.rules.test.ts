import { expect, it } from "vitest";
import { nextReviewWords, reviewDayProblem, reviewHeldProblem } from "./review.rules";

const today = "2026-12-01";

it("the date of the next review is near enough to be no slip of the year, and may have passed", () => {
  expect(reviewDayProblem("2026-11-20", today)).toBeUndefined();
  expect(reviewDayProblem("2027-06-01", today)).toBeUndefined();
  expect(reviewDayProblem("2026-08-01", today)?.field).toBe("on");
  expect(reviewDayProblem("2028-01-01", today)?.field).toBe("on");
});

it("a review is recorded once it was held, and the next comes after it", () => {
  const held = (heldOn: string, nextOn: string | null = null) =>
    reviewHeldProblem({ heldOn, nextOn }, today)?.field;
  expect(held("2026-12-01", "2027-05-20")).toBeUndefined();
  expect(held("2026-12-02")).toBe("heldOn");
  expect(held("2025-11-01")).toBe("heldOn");
  expect(held("2026-11-30", "2026-11-30")).toBe("nextOn");
  expect(held("2026-11-30", "2028-05-20")).toBe("nextOn");
});

it("a day that has passed is said as one whose outcome nobody has recorded", () => {
  expect(nextReviewWords("2026-12-01", today)).toBe("Next review Tuesday 1 December 2026");
  expect(nextReviewWords("2026-11-30", today)).toBe(
    "Review was due Monday 30 November 2026, outcome not recorded",
  );
});
