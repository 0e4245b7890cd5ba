import { expect, it } from "vitest";
import { ladderOf } from "./payment-ladder.rules";

const november = {
  to: "2026-11-30",
  toldOn: "2026-11-12",
  closesOn: "2026-12-07",
  paysOn: "2026-12-10",
  adjustments: [],
  payments: [],
  holds: [],
};
const shown = (period: Parameters<typeof ladderOf>[0], today: string) =>
  ladderOf(period, today).map(({ on, words, who, state }) => [on, words.split(/[,.]/)[0], who, state]);

it("goes day by day, with who acts; what lies ahead says so", () => {
  expect(shown(november, "2026-12-08")).toEqual([
    ["2026-11-12", "Payment worked out", "Homeward", "done"],
    ["2026-11-30", "Last night of the period", undefined, "done"],
    ["2026-12-07", "Period closes", "The council", "done"],
    ["2026-12-10", "Payment day of the council’s calendar", "The council", "ahead"],
    // The last night is the first of the 30 days.
    ["2026-12-29", "Legal deadline for payment if there is no invoice (30 days)", "The council", "ahead"],
  ]);
});

it("an adjustment is a step on the day it was made, and says with which payment it comes", () => {
  const steps = ladderOf(
    { ...november, adjustments: [{ madeOn: "2026-12-20", paysOn: "2027-01-10", pence: -20_000 }] },
    "2026-12-20",
  );
  expect(steps.map(({ on }) => on)).toEqual([
    "2026-11-12",
    "2026-11-30",
    "2026-12-07",
    "2026-12-10",
    "2026-12-20",
    "2026-12-29",
  ]);
  expect(steps[4]?.words).toBe("Adjustment of -£200.00, with the payment on 10 January 2027");
});

it("a period that only came late has no payment day of its own and promises none", () => {
  const late = { ...november, closesOn: null, paysOn: null };
  expect(shown(late, "2026-12-20").map(([, words]) => words)).toEqual([
    "Payment worked out",
    "Last night of the period",
  ]);
});

it("a payment is a step on its day, late by so many days where it is", () => {
  const paid = [
    { paidOn: "2026-12-10", pence: 400_000 },
    { paidOn: "2026-12-13", pence: 20_000 },
  ];
  const steps = ladderOf({ ...november, payments: paid }, "2026-12-20");
  expect(steps.filter(({ words }) => words.startsWith("Paid")).map(({ words }) => words)).toEqual([
    "Paid £4,000.00",
    "Paid £200.00, 3 days after the payment day",
  ]);
});
