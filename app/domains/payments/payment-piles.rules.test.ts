import { expect, it } from "vitest";
import { type DaySum, type PeriodSum, pilesOf } from "./payment-piles.rules";

const sum = (more: Partial<PeriodSum>): PeriodSum => ({
  placement: "PL-1",
  otherSide: "Wolverhampton",
  from: "2026-11-01",
  to: "2026-11-30",
  paysOn: "2026-12-10",
  pence: 100,
  paid: 0,
  state: "unknown",
  ...more,
});

/** What the database adds up for the same rows. */
const sumsOf = (rows: readonly PeriodSum[]): DaySum[] =>
  rows.map(({ paysOn, otherSide, pence }) => ({ on: paysOn, otherSideId: otherSide, pence }));

it("are by day: what is to come soonest first, what has passed newest first, nothing twice", () => {
  const rows = [
    sum({ paysOn: "2027-01-10", pence: 7 }),
    sum({ pence: 300 }),
    sum({ placement: "PL-2", otherSide: "Dudley", pence: 40 }),
    // An adjustment of an earlier month, paid with it.
    sum({ from: "2026-10-01", pence: -50 }),
    sum({ paysOn: "2026-11-10", pence: 9 }),
    sum({ paysOn: "2026-10-10", pence: 8 }),
  ];
  const piles = pilesOf(rows, sumsOf(rows), "2026-12-10");
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
  const nothing = [sum({ pence: 0 })];
  expect(pilesOf(nothing, sumsOf(nothing), "2026-12-01")).toEqual({
    duePence: 0,
    payers: 0,
    due: [],
    passed: [],
  });
});

it("say what everything comes to, also what is not listed", () => {
  const rows = [
    sum({ pence: 300 }),
    sum({ placement: "PL-2", pence: 40 }),
    sum({ otherSide: "Dudley", paysOn: "2027-01-10", pence: 7 }),
  ];
  const piles = pilesOf(rows.slice(0, 1), sumsOf(rows), "2026-12-10");
  expect([piles.duePence, piles.payers]).toEqual([347, 2]);
  expect(piles.due.map(({ on, pence, rows: listed }) => [on, pence, listed.length])).toEqual([
    ["2026-12-10", 340, 1],
  ]);
});
