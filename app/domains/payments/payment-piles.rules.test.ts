import { expect, it } from "vitest";
import { type PeriodSum, pilesOf } from "./payment-piles.rules";
import { periodClock } from "./period-clock.rules";

const TODAY = "2026-12-10";

/** Paid 10 days after its last night; of what is taken back nobody has a clock. */
function sum({ knownUntil = null, ...more }: Partial<PeriodSum> & { knownUntil?: string | null }): PeriodSum {
  const row = {
    placement: "PL-1",
    otherSide: "Wolverhampton",
    from: "2026-11-01",
    to: "2026-11-30",
    paysOn: "2026-12-10",
    pence: 100,
    paid: 0,
    state: "unknown" as const,
    ...more,
  };
  const payments = row.paid === 0 ? [] : [{ paidOn: "2026-12-01", pence: row.paid }];
  const clock = periodClock(
    {
      ...row,
      payments,
      nights: 1,
      toldOn: row.from,
      agreedDay: null,
      receivedOn: null,
      held: [],
      knownUntil,
    },
    TODAY,
    [],
  );
  return { ...row, otherSideId: row.otherSide, clock };
}
const OCTOBER = { from: "2026-10-01", to: "2026-10-31", paysOn: "2026-11-10" };
const all = (rows: readonly PeriodSum[], max = 100) => pilesOf(rows, TODAY, max);

it("are by day: what is to come soonest first, what has passed newest first, nothing twice", () => {
  const piles = all([
    sum({ paysOn: "2027-01-10", to: "2026-12-31", pence: 700 }),
    sum({ pence: 300 }),
    sum({ placement: "PL-2", otherSide: "Dudley", pence: 40 }),
    // An adjustment of an earlier month, paid with it.
    sum({ from: "2026-10-01", pence: -50 }),
    sum({ ...OCTOBER, pence: 900, paid: 900 }),
    sum({ paysOn: "2026-10-10", from: "2026-09-01", to: "2026-09-30", pence: 800, paid: 800 }),
  ]);
  expect(piles.due.map(({ on, pence }) => [on, pence])).toEqual([
    ["2026-12-10", 290],
    ["2027-01-10", 700],
  ]);
  expect(piles.passed.map(({ on, pence }) => [on, pence])).toEqual([
    ["2026-11-10", 900],
    ["2026-10-10", 800],
  ]);
  expect([piles.duePence, piles.payers]).toEqual([990, 2]);
  expect(piles.due[0]?.rows.map(({ otherSide, from }) => [otherSide, from])).toEqual([
    ["Dudley", "2026-11-01"],
    ["Wolverhampton", "2026-10-01"],
    ["Wolverhampton", "2026-11-01"],
  ]);
});

it("are by who has to act, and what may have been paid is not called due", () => {
  const late = sum({ ...OCTOBER, placement: "PL-9", pence: 5_000, paid: 1_000, knownUntil: "2026-12-05" });
  const later = sum({ ...OCTOBER, placement: "PL-8", to: "2026-11-02", pence: 70, knownUntil: "2026-12-05" });
  const unsure = sum({ ...OCTOBER, otherSide: "Dudley", pence: 600 });
  const running = sum({ pence: 300 });
  const ahead = sum({ to: "2026-12-31", paysOn: "2027-01-10", pence: 20 });
  const piles = all([running, later, ahead, unsure, late]);
  expect(piles.late).toEqual({ pence: 4_070, rows: [late, later], more: 0 });
  expect(piles.unsure).toEqual({ pence: 600, rows: [unsure], more: 0 });
  expect(piles.running).toEqual({ pence: 300, rows: [running], more: 0 });
  expect(piles.passed).toEqual([]);
  expect([piles.duePence, piles.payers]).toEqual([4_390, 1]);
});

it("leave out what came to nothing", () => {
  expect(all([sum({ pence: 0 })])).toMatchObject({ duePence: 0, payers: 0, due: [], passed: [] });
});

it("say what everything comes to, also what is not listed", () => {
  const rows = [
    sum({ pence: 300 }),
    sum({ placement: "PL-2", pence: 40 }),
    sum({ otherSide: "Dudley", to: "2026-12-31", paysOn: "2027-01-10", pence: 7 }),
  ];
  const piles = all(rows, 1);
  expect([piles.duePence, piles.payers, piles.more]).toEqual([347, 2, true]);
  expect(piles.due.map(({ on, pence, rows: listed }) => [on, pence, listed.length])).toEqual([
    ["2026-12-10", 340, 1],
    ["2027-01-10", 7, 0],
  ]);
  expect(piles.running).toMatchObject({ pence: 340, more: 1 });
});
