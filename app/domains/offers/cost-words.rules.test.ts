import { describe, expect, it } from "vitest";
import { costSummary, costWithTotals, datesWords, linesInWords } from "./cost-words.rules";
import { exampleLine } from "./example-line";
import type { CostingLine } from "./money.rules";

const START = "2026-12-01";
const line = (changed: Partial<CostingLine> = {}) => exampleLine({ unitPence: 590_500, ...changed });
/** 78 hours at £21.00: £1,638.00 a week. */
const staff = (changed: Partial<CostingLine> = {}) =>
  line({ kind: "extra-staffing", unitPence: 2_100, hoursHundredths: 7_800, ...changed });

describe("what it costs, and when", () => {
  it.each<[string, CostingLine[], string]>([
    ["one amount", [line()], "£5,905.00 a week"],
    [
      "a temporary extra",
      [line(), staff({ to: "2027-02-21" })],
      "£7,543.00 a week to 21 February 2027, then £5,905.00",
    ],
    [
      "an extra that begins later and ends",
      [line(), staff({ from: "2027-01-01", to: "2027-01-31" })],
      "£5,905.00 a week to 31 December 2026, then £7,543.00 to 31 January 2027, then £5,905.00",
    ],
    ["an end", [line({ to: "2027-02-22" })], "£5,905.00 a week to 22 February 2027"],
    ["a later beginning", [line({ from: "2027-01-04" })], "£5,905.00 a week from 4 January 2027"],
    [
      "a one-off",
      [line(), line({ kind: "set-up", unitPence: 90_000 })],
      "£5,905.00 a week, plus £900.00 once on 1 December 2026",
    ],
    [
      "what a school bills, as it bills it",
      [line(), line({ kind: "education", basis: "term", unitPence: 650_000, timesAYear: 3 })],
      "£5,905.00 a week, plus £6,500.00 a term, 3 terms a year",
    ],
    [
      "weeks of school for a while",
      [line({ kind: "education", unitPence: 54_000, timesAYear: 38, to: "2027-01-31" })],
      "£540.00 a week, 38 weeks a year to 31 January 2027",
    ],
    ["a school by the year", [line({ kind: "education", basis: "year" })], "£5,905.00 a year"],
    [
      "what the core fee holds adds nothing",
      [line(), line({ kind: "therapy", unitPence: 0, charge: "core" })],
      "£5,905.00 a week",
    ],
    ["a one-off alone", [line({ kind: "set-up", unitPence: 90_000 })], "£900.00 once on 1 December 2026"],
    ["nothing yet", [], "£0.00 a week"],
    ["a discount alone", [line({ kind: "discount", unitPence: 5_000 })], "-£50.00 a week"],
  ])("%s", (_name, lines, sentence) => {
    const { amount, rest } = costSummary(lines, START);
    expect(linesInWords(lines, START)).toBe(sentence);
    expect(`${amount} ${rest}`).toBe(sentence);
  });

  it("says the year, what is paid once, and the stay that is meant", () => {
    const lines = [line({ unitPence: 70_000 }), line({ kind: "set-up", unitPence: 90_000 })];
    // 365 nights at £100.00 and £900.00 once.
    expect(costSummary(lines, START)).toMatchObject({
      firstYear: "£37,400.00",
      oneOff: { amount: "£900.00", when: "once, on 1 December 2026" },
      stay: null,
    });
    expect(costSummary(lines, START, "12-weeks").stay).toEqual({
      amount: "£9,300.00",
      length: "the whole stay, if it lasts 12 weeks",
    });
    expect(costSummary(lines, START, "12-months").stay?.amount).toBe("£37,400.00");
    for (const open of ["over-a-year", "adulthood", "not-known"] as const)
      expect(costSummary(lines, START, open).stay).toBeNull();
  });

  it("an offer whose lines all end says its own end, whatever the referral meant", () => {
    const cost = costSummary([line({ unitPence: 70_000, to: "2026-12-14" })], START, "12-months");
    expect(cost.stay).toEqual({ amount: "£1,400.00", length: "the whole stay, to 14 December 2026" });
    expect(costWithTotals(cost)).toBe(
      "£700.00 a week to 14 December 2026. £1,400.00 in the first year, £1,400.00 for the whole stay, to 14 December 2026",
    );
  });
});

it.each([
  ["2026-11-02", "2026-11-15", "2 to 15 November 2026"],
  ["2026-11-26", "2026-12-03", "26 November to 3 December 2026"],
  ["2026-12-28", "2027-01-03", "28 December 2026 to 3 January 2027"],
  ["2026-11-26", "2026-11-26", "26 November 2026"],
])("says the days from %s to %s as short as it is clear", (from, to, words) => {
  expect(datesWords(from, to)).toBe(words);
});
