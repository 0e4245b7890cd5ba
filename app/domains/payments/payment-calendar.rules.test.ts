import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysFrom } from "~/platform/time";
import {
  closingDay,
  councilPeriods,
  openPeriod,
  type PaymentCalendar,
  type PaymentFrequency,
  paymentDay,
  periodOf,
  periodsBetween,
} from "./payment-calendar.rules";

const calendar = (frequency: PaymentFrequency, firstDay: string): PaymentCalendar => ({
  frequency,
  firstDay,
  paysAfterDays: 10,
  closesBeforeDays: 3,
});

describe("the periods of a calendar", () => {
  it.each<[PaymentFrequency, string, string, [string, string] | null]>([
    ["monthly", "2026-04-01", "2026-04-30", ["2026-04-01", "2026-04-30"]],
    ["monthly", "2026-04-01", "2028-02-10", ["2028-02-01", "2028-02-29"]],
    ["monthly", "2026-04-01", "2026-12-31", ["2026-12-01", "2026-12-31"]],
    // A first month that is not whole.
    ["monthly", "2026-04-13", "2026-04-20", ["2026-04-13", "2026-04-30"]],
    ["monthly", "2026-04-13", "2026-05-20", ["2026-05-01", "2026-05-31"]],
    ["weekly", "2026-03-23", "2026-03-29", ["2026-03-23", "2026-03-29"]],
    // Across the change of the clocks, both ways.
    ["fortnightly", "2026-03-23", "2026-04-06", ["2026-04-06", "2026-04-19"]],
    ["four-weekly", "2026-10-05", "2026-11-02", ["2026-11-02", "2026-11-29"]],
    ["weekly", "2026-03-23", "2026-03-22", null],
  ])("%s from %s: %s falls in %j", (frequency, firstDay, day, expected) => {
    const period = periodOf(calendar(frequency, firstDay), day);
    expect(period && [period.from, period.to]).toEqual(expected);
  });

  it("are paid and closed so many days after their last", () => {
    const monthly = calendar("monthly", "2026-04-01");
    const april = { from: "2026-04-01", to: "2026-04-30" };
    expect([paymentDay(monthly, april), closingDay(monthly, april)]).toEqual(["2026-05-10", "2026-05-07"]);
  });

  it("are open until they close: what is late goes with the first that is open", () => {
    const monthly = calendar("monthly", "2026-04-01");
    expect(openPeriod([monthly], "2026-05-06")?.from).toBe("2026-04-01");
    expect(openPeriod([monthly], "2026-05-07")?.from).toBe("2026-05-01");
    expect(openPeriod([monthly], "2026-03-01")?.from).toBe("2026-04-01");
    // A week that pays three weeks later leaves several weeks open at once.
    const slow = { ...calendar("weekly", "2026-04-06"), paysAfterDays: 21, closesBeforeDays: 0 };
    expect(openPeriod([slow], "2026-05-06")).toMatchObject({ from: "2026-04-13", to: "2026-04-19" });
  });

  it("follow the newest calendar from its first day on, which cuts the period that runs", () => {
    const monthly = calendar("monthly", "2026-04-01");
    const wrong = calendar("weekly", "2026-06-10");
    const weekly = calendar("weekly", "2026-06-08");
    const span = { from: "2026-05-20", to: "2026-06-16" };
    const shown = (calendars: PaymentCalendar[]) =>
      councilPeriods(calendars, span).map(({ from, to, calendar: of }) => [from, to, of.frequency]);
    // What was set last counts: the wrong one was replaced before it began.
    expect(shown([monthly, wrong, weekly])).toEqual([
      ["2026-05-01", "2026-05-31", "monthly"],
      ["2026-06-01", "2026-06-07", "monthly"],
      ["2026-06-08", "2026-06-14", "weekly"],
      ["2026-06-15", "2026-06-21", "weekly"],
    ]);
    expect(shown([])).toEqual([]);
  });

  it("have every day once", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<PaymentFrequency>("weekly", "fortnightly", "four-weekly", "monthly"),
        fc.integer({ min: 0, max: 3_000 }),
        fc.integer({ min: 0, max: 800 }),
        (frequency, first, length) => {
          const firstDay = addDays("2024-01-01", first);
          const to = addDays(firstDay, length);
          const periods = periodsBetween(calendar(frequency, firstDay), { from: "2024-01-01", to });
          const days = periods.flatMap((period) =>
            Array.from({ length: daysFrom(period.from, period.to) + 1 }, (_, day) =>
              addDays(period.from, day),
            ),
          );
          expect(days).toEqual(Array.from({ length: days.length }, (_, day) => addDays(firstDay, day)));
          expect(addDays(firstDay, days.length - 1) >= to).toBe(true);
          expect(periods.length === 1 || (periods.at(-1)?.from ?? "9999") <= to).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
