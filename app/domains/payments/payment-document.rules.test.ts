import { expect, it } from "vitest";
import { creditedLines, lastDayToPay, leftToPayWords, startingAmounts } from "./payment-document.rules";

const invoice = {
  ...{ kind: "invoice" as const, state: "received" as const, receivedOn: "2026-12-03" },
  lines: [{ to: "2026-11-30" }, { to: "2026-11-15" }],
};

it.each<[string, Partial<Parameters<typeof lastDayToPay>[0]>, string | null]>([
  ["30 days of which the day of receipt is the first", {}, "2027-01-01"],
  ["an accepted one", { state: "accepted" }, "2027-01-01"],
  ["billed ahead: from the last night", { lines: [{ to: "2026-12-31" }] }, "2027-01-29"],
  ["returned: none", { state: "returned" }, null],
  ["withdrawn: none", { state: "withdrawn" }, null],
  ["a credit note: none", { kind: "credit-note" }, null],
])("last day to pay, %s", (_, change, day) => {
  expect(lastDayToPay({ ...invoice, ...change })).toBe(day);
});

it.each<[number, number, string]>([
  [0, 1_800_000, "Paid in full."],
  [60_000, 1_740_000, "Paid in full, after £600.00 credited."],
  [60_000, 1_700_000, "£400.00 of this invoice is not paid, after £600.00 credited."],
  [0, 1_700_000, "£1,000.00 of this invoice is not paid."],
  [60_000, 1_800_000, "£600.00 more than this invoice was paid, after £600.00 credited."],
  [1_800_000, 0, "Credited in full: nothing to pay."],
])("with %i pence credited and %i paid", (creditedPence, paidPence, words) => {
  expect(leftToPayWords({ grossPence: 1_800_000, creditedPence, paidPence })).toBe(words);
});

const november = { from: "2026-11-01", to: "2026-11-30", weeklyPence: 420_000, pence: 1_800_000 };
it.each<[string, Partial<typeof november> | { weeklyPence: null }, object]>([
  ["the weekly fee where it comes to the amount", {}, { weeklyPence: 420_000, pence: undefined }],
  ["also where rounding differs", { pence: -1_800_002 }, { weeklyPence: 420_000, pence: undefined }],
  ["the amount where it does not", { pence: 1_860_000 }, { weeklyPence: undefined, pence: 1_860_000 }],
  ["the amount where there is no fee", { weeklyPence: null }, { weeklyPence: undefined, pence: 1_800_000 }],
])("a line begins with %s", (_, change, boxes) => {
  expect(startingAmounts({ ...november, ...change })).toEqual(boxes);
});

const night = (from: string, to: string, pence: number) => ({
  ...{ placementId: "A", feeId: "fee", from: `2026-11-${from}`, to: `2026-11-${to}`, pence },
});
const billed = [night("01", "07", 700), night("08", "14", 700), night("01", "07", -70)];
it.each<[string, ReturnType<typeof night>[], ReturnType<typeof night>[], (number | undefined)[]]>([
  ["wholly", [night("08", "14", 700), night("01", "07", 700), night("01", "07", -70)], [], [1, 0, 2]],
  ["in part", [night("09", "10", 200), night("11", "12", 500)], [], [1, 1]],
  [
    "more than is left of the lines above",
    [night("09", "10", 200), night("11", "12", 501)],
    [],
    [1, undefined],
  ],
  ["more than other credit notes left", [night("09", "10", 200)], [night("08", "14", 501)], [undefined]],
  ["nights that are not all of one line", [night("07", "08", 200)], [], [undefined]],
  ["another fee", [{ ...night("01", "07", 700), feeId: "other" }], [], [undefined]],
  ["another placement", [{ ...night("01", "07", 700), placementId: "B" }], [], [undefined]],
])("a credit note takes off %s", (_, lines, taken, found) => {
  const at = creditedLines(lines, { billed, taken }).map((line) => line && billed.indexOf(line));
  expect(at).toEqual(found);
});

it.each<[string, number[], number[], (number | undefined)[]]>([
  ["in another order", [300, 700], [], [1, 0]],
  ["one of which another credit note has taken", [700], [300], [0]],
  ["of which another has taken a part", [700], [200], [0]],
  ["in part", [200, 500, 300], [], [0, 0, 1]],
  ["in part, until nothing is left of it", [400, 300, 301], [], [0, 1, undefined]],
])("a credit note takes off lines of the same nights and fee %s", (_, lines, taken, found) => {
  const week = (pence: number) => night("01", "07", pence);
  const both = [week(700), week(300)];
  const credited = creditedLines(lines.map(week), { billed: both, taken: taken.map(week) });
  expect(credited.map((line) => line && both.indexOf(line))).toEqual(found);
});
