import { expect, it } from "vitest";
import { nearestRank } from "./nearest-rank";
import { parseQuarter, quarterAt, quarterBefore, quarterOf } from "./quarters";

it.each([
  ["2026-12-31", "2026-Q4", "2026-10-01", "2027-01-01", "October to December 2026"],
  ["2026-01-01", "2026-Q1", "2026-01-01", "2026-04-01", "January to March 2026"],
])("%s is in %s", (day, key, from, to, label) => {
  expect(quarterOf(day)).toEqual({ key, from, to, label });
  expect(parseQuarter(key)).toEqual(quarterOf(day));
});

it("is read in London, goes back over the year, and an address names one or none", () => {
  // Half past midnight of 1 July in London.
  expect(quarterAt(new Date("2026-06-30T23:30:00Z")).key).toBe("2026-Q3");
  expect(quarterBefore(quarterOf("2026-02-03"), 5).key).toBe("2024-Q4");
  for (const none of [null, "", "2026", "2026-Q5", "1999-Q1", "2026-Q1 "])
    expect(parseQuarter(none)).toBeNull();
});

it("takes a value that was there", () => {
  expect([nearestRank([], 50), nearestRank([7], 90)]).toEqual([null, 7]);
  expect([nearestRank([4, 1, 3, 2], 50), nearestRank([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90)]).toEqual([2, 9]);
});
