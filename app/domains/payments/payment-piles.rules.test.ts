import { expect, it } from "vitest";
import { type PeriodSum, pilesOf } from "./payment-piles.rules";

const sum = (more: Partial<PeriodSum>): PeriodSum => ({
  placement: "PL-1",
  otherSide: "Wolverhampton",
  from: "2026-11-01",
  to: "2026-11-30",
  paysOn: "2026-12-10",
  pence: 100,
  ...more,
});

it("are by day: what is to come soonest first, what has passed newest first, nothing twice", () => {
  const piles = pilesOf(
    [
      sum({ paysOn: "2027-01-10", pence: 7 }),
      sum({ pence: 300 }),
      sum({ placement: "PL-2", otherSide: "Dudley", pence: 40 }),
      // An adjustment of an earlier month, paid with it.
      sum({ from: "2026-10-01", pence: -50 }),
      sum({ paysOn: "2026-11-10", pence: 9 }),
      sum({ paysOn: "2026-10-10", pence: 8 }),
    ],
    "2026-12-10",
  );
  expect(piles.due.map(({ on, pence }) => [on, pence])).toEqual([
    ["2026-12-10", 290],
    ["2027-01-10", 7],
  ]);
  expect(piles.passed.map(({ on, pence }) => [on, pence])).toEqual([
    ["2026-11-10", 9],
    ["2026-10-10", 8],
  ]);
  expect([piles.duePence, piles.payers]).toEqual([297, 2]);
  expect(piles.due[0]?.rows.map(({ otherSide, from }) => [otherSide, from])).toEqual([
    ["Dudley", "2026-11-01"],
    ["Wolverhampton", "2026-10-01"],
    ["Wolverhampton", "2026-11-01"],
  ]);
});

it("leave out what came to nothing", () => {
  expect(pilesOf([sum({ pence: 0 })], "2026-12-01")).toEqual({ duePence: 0, payers: 0, due: [], passed: [] });
});
