import { describe, expect, it } from "vitest";
import type { CouncilCalendar, NewLine } from "./line-plan.rules";
import { paymentCalendarSchema } from "./payment-calendar.schema";
import { calendarAsSent, calendarWords, sumWords } from "./payment-words.rules";

const line = (more: Partial<NewLine>): NewLine => ({
  feeId: "core",
  kind: "expected",
  periodFrom: "2026-11-01",
  periodTo: "2026-11-30",
  from: "2026-11-01",
  to: "2026-11-20",
  nights: 20,
  basisPoints: 10_000,
  pence: 1,
  paysOn: "2026-12-10",
  closesOn: "2026-12-07",
  ...more,
});
const core = { words: "Core weekly fee", pace: "nightly", weeklyPence: 420_000 };

it.each<[Partial<NewLine>, string]>([
  [{}, "20 nights at £4,200.00 a week"],
  [{ nights: 1 }, "1 night at £4,200.00 a week"],
  [{ nights: 3, basisPoints: 5_000 }, "3 nights away at 50% of £4,200.00 a week"],
  [{ nights: 3, basisPoints: 0 }, "3 nights away at 0% of £4,200.00 a week"],
  [{ nights: 0, from: "2026-11-05" }, "One-off, 5 November 2026"],
  [{ kind: "adjustment", nights: 0 }, "Change for 1 to 20 November 2026, after the period had closed"],
])("%j reads as %s", (more, words) => {
  expect(sumWords(line(more), core)).toBe(words);
});

it("a school's line says no weekly price that it has not", () => {
  expect(sumWords(line({}), { ...core, pace: "billed", weeklyPence: 0 })).toBe(
    "20 nights, the share of what is billed in a year",
  );
});

const calendar: CouncilCalendar = {
  frequency: "monthly",
  firstDay: "2026-11-01",
  paysAfterDays: 10,
  closesBeforeDays: 1,
  convention: "weekly-share",
};

it("a calendar is said fact by fact, and told from another by all of them", () => {
  expect(calendarWords(calendar).map(({ value }) => value)).toEqual([
    "1 November 2026",
    "Every month, by calendar month",
    "10 days after the last day of the period",
    "1 day before the payment day",
    "Weekly fee × nights ÷ 7, rounded once",
  ]);
  const others = [
    { frequency: "weekly" },
    { firstDay: "2026-11-02" },
    { paysAfterDays: 11 },
    { closesBeforeDays: 0 },
    { convention: "daily-rate" },
  ];
  const said = [undefined, calendar, ...others.map((more) => ({ ...calendar, ...more }) as CouncilCalendar)];
  expect(new Set(said.map(calendarAsSent)).size).toBe(said.length);
});

describe("the form of a calendar, on 30 November 2026", () => {
  const schema = paymentCalendarSchema(new Date("2026-11-30T12:00:00Z"));
  const sent = { ...calendar, paysAfterDays: "10", closesBeforeDays: "3" };
  const wrong = (more: object) => {
    const read = schema.safeParse({ ...sent, ...more });
    return read.success ? [] : read.error.issues.map(({ path }) => path[0]);
  };
  it.each<[string, object, string[]]>([
    ["this month, which has not closed", {}, []],
    ["a month that has closed", { firstDay: "2026-10-01" }, ["firstDay"]],
    ["a slip of the year", { firstDay: "2028-01-01" }, ["firstDay"]],
    ["later than the law allows", { paysAfterDays: "30" }, ["paysAfterDays"]],
    ["closed before its nights are over", { closesBeforeDays: "10" }, ["closesBeforeDays"]],
    ["nothing chosen", { frequency: "", convention: "" }, ["frequency", "convention"]],
    ["a frequency that is none", { frequency: "daily" }, ["frequency"]],
  ])("%s", (_name, more, fields) => {
    expect(wrong(more)).toEqual(fields);
  });
});
