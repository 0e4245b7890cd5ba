import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/time";
import type { PayableFee } from "./expected-lines.rules";
import { type CouncilCalendar, type LiveLine, type NewLine, planLines } from "./line-plan.rules";

const monthly: CouncilCalendar = {
  frequency: "monthly",
  firstDay: "2026-10-01",
  paysAfterDays: 10,
  closesBeforeDays: 3,
  convention: "weekly-share",
};
const core: PayableFee = {
  id: "core",
  pace: "nightly",
  from: "2026-10-01",
  to: "",
  weeklyPence: 70_000,
  yearlyPence: 0,
  oncePence: 0,
};
const stay = (firstNight: string, lastNight: string | null = null) => ({ firstNight, lastNight });
const placement = (firstNight: string, more: object = {}) => ({
  fees: [core],
  stay: stay(firstNight),
  away: [],
  ...more,
});

/** What a database would do with a plan. */
class Book {
  readonly lines: (LiveLine & { live: boolean })[] = [];
  get live() {
    return this.lines.filter(({ live }) => live);
  }
  write(...[of, calendars, today]: [Parameters<typeof planLines>[0], CouncilCalendar[], string]) {
    const plan = planLines(of, this.live, calendars, today);
    for (const line of this.lines)
      if (plan.supersede.includes(line.id)) {
        // The rule that the database holds.
        expect([line.kind, line.closesOn > today]).toEqual(["expected", true]);
        line.live = false;
      }
    for (const line of plan.create) {
      // What the database holds of every line that is written.
      expect(line.periodFrom <= line.from && line.from <= line.to && line.to <= line.periodTo).toBe(true);
      if (line.kind === "adjustment") expect([line.nights, line.pence !== 0]).toEqual([0, true]);
      else expect(this.live.filter((one) => overlaps(one, line))).toEqual([]);
      this.lines.push({ ...line, id: `${this.lines.length}`, live: true });
    }
    expect(planLines(of, this.live, calendars, today)).toEqual({ supersede: [], create: [] });
    return plan;
  }
}
const overlaps = (one: LiveLine, line: NewLine) =>
  one.kind === "expected" && one.feeId === line.feeId && one.from <= line.to && line.from <= one.to;
const shown = (lines: readonly NewLine[]) =>
  lines.map(({ kind, from, to, pence, paysOn }) => [kind, from, to, pence, paysOn]);

describe("the lines of a placement, day by day", () => {
  it("are made for every period that has begun, the running one as if the child stays", () => {
    const { create } = new Book().write(placement("2026-11-10"), [monthly], "2026-12-02");
    expect(shown(create)).toEqual([
      ["expected", "2026-11-10", "2026-11-30", 210_000, "2026-12-10"],
      ["expected", "2026-12-01", "2026-12-31", 310_000, "2027-01-10"],
    ]);
  });

  it("are replaced until their period closes, and adjusted with the next payment from then on", () => {
    const book = new Book();
    book.write(placement("2026-11-10"), [monthly], "2026-11-20");
    const away = [{ firstNight: "2026-11-12", lastNight: "2026-11-13", retainedBasisPoints: 5_000 }];
    // Known before the period closes, on 7 December.
    expect(shown(book.write(placement("2026-11-10", { away }), [monthly], "2026-12-06").create)).toEqual([
      ["expected", "2026-11-10", "2026-11-11", 20_000, "2026-12-10"],
      ["expected", "2026-11-12", "2026-11-13", 10_000, "2026-12-10"],
      ["expected", "2026-11-14", "2026-11-30", 170_000, "2026-12-10"],
      ["expected", "2026-12-01", "2026-12-31", 310_000, "2027-01-10"],
    ]);
    // Known on the day it closes: the decision was to pay all of it.
    expect(shown(book.write(placement("2026-11-10"), [monthly], "2026-12-07").create)).toEqual([
      ["adjustment", "2026-11-10", "2026-11-30", 10_000, "2027-01-10"],
    ]);
  });

  it("take back what was expected after the child left, each in its own period", () => {
    const book = new Book();
    book.write(placement("2026-11-01"), [monthly], "2026-11-20");
    book.write(placement("2026-11-01"), [monthly], "2026-12-20");
    const left = placement("2026-11-01", { stay: stay("2026-11-01", "2026-11-28") });
    const plan = book.write(left, [monthly], "2026-12-20");
    expect(shown(plan.create)).toEqual([["adjustment", "2026-11-01", "2026-11-30", -20_000, "2027-01-10"]]);
    expect(plan.supersede.length).toBe(1);
  });

  it("of an agreement that came late are adjustments of the closed periods", () => {
    const { create } = new Book().write(placement("2026-10-30"), [monthly], "2026-12-20");
    expect(shown(create).map(([kind, from]) => [kind, from])).toEqual([
      ["adjustment", "2026-10-30"],
      ["adjustment", "2026-11-01"],
      ["expected", "2026-12-01"],
    ]);
  });

  it("follow a new calendar where nothing has closed, and no night is in two of them", () => {
    const book = new Book();
    book.write(placement("2026-11-10"), [monthly], "2026-11-20");
    const weekly: CouncilCalendar = { ...monthly, frequency: "weekly", firstDay: "2026-11-16" };
    const plan = book.write(placement("2026-11-10"), [monthly, weekly], "2026-11-20");
    expect(plan.supersede.length).toBe(1);
    expect(shown(plan.create).map(([, from, to]) => [from, to])).toEqual([
      ["2026-11-10", "2026-11-15"],
      ["2026-11-16", "2026-11-22"],
    ]);
  });

  const late: CouncilCalendar = { ...monthly, paysAfterDays: 29, closesBeforeDays: 0 };
  const fortnights: CouncilCalendar = { ...monthly, frequency: "fortnightly", firstDay: "2026-11-16" };

  it("stay closed where a calendar that was set before closes them later", () => {
    const book = new Book();
    book.write(placement("2026-11-01"), [monthly], "2026-11-20");
    // Set on 6 December, worked out on the 8th: the line of November has closed in between.
    const left = placement("2026-11-01", { stay: stay("2026-11-01", "2026-11-28") });
    const { create } = book.write(left, [monthly, { ...late, firstDay: "2026-11-01" }], "2026-12-08");
    expect(shown(create)).toEqual([["adjustment", "2026-11-01", "2026-11-30", -20_000, "2026-12-29"]]);
  });

  it("keep the nights of a closed period in it, however a new calendar cuts them", () => {
    const book = new Book();
    book.write(placement("2026-11-01"), [monthly], "2026-11-20");
    const { create } = book.write(placement("2026-11-01"), [monthly, fortnights], "2026-12-08");
    expect(shown(create)).toEqual([["expected", "2026-12-01", "2026-12-13", 130_000, "2026-12-23"]]);
  });

  it("of a closed period are repriced as they were priced, whatever convention came after", () => {
    const book = new Book();
    const odd = { fees: [{ ...core, weeklyPence: 79_500 }] };
    book.write(placement("2026-11-01", odd), [monthly], "2026-11-20");
    const daily: CouncilCalendar = { ...late, firstDay: "2026-11-01", convention: "daily-rate" };
    const { create } = book.write(placement("2026-11-01", odd), [monthly, daily], "2026-12-08");
    expect(create.map(({ kind }) => kind)).toEqual(["expected"]);
  });

  it("are never stuck, whichever calendars are set and however late a job runs", () => {
    const step = fc.record({
      days: fc.integer({ min: 0, max: 45 }),
      last: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
      calendar: fc.option(
        fc.record({
          frequency: fc.constantFrom("weekly" as const, "fortnightly" as const, "monthly" as const),
          ahead: fc.integer({ min: -40, max: 60 }),
          pays: fc.integer({ min: 1, max: 29 }),
          closes: fc.integer({ min: 0, max: 28 }),
        }),
        { nil: null },
      ),
      waits: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (steps) => {
        const book = new Book();
        const calendars: CouncilCalendar[] = [monthly];
        let today = "2026-10-15";
        for (const { days, last, calendar, waits } of steps) {
          today = addDays(today, days);
          if (calendar) {
            const firstDay = addDays(today, calendar.ahead);
            const stops = book.live.some(
              ({ periodTo, closesOn }) => periodTo >= firstDay && closesOn <= today,
            );
            // As the database takes it.
            if (!stops && calendar.closes < calendar.pays)
              calendars.push({
                frequency: calendar.frequency,
                firstDay,
                paysAfterDays: calendar.pays,
                closesBeforeDays: calendar.closes,
                convention: "weekly-share",
              });
          }
          today = addDays(today, waits);
          const lastNight = last === null ? null : addDays("2026-10-03", last);
          book.write(placement("x", { stay: stay("2026-10-03", lastNight) }), calendars, today);
          // Every night of a period that anything is expected of is paid once.
          const nights = new Set<string>();
          for (const { periodFrom, periodTo } of book.live)
            for (let night = periodFrom; night <= periodTo; night = addDays(night, 1))
              if (night >= "2026-10-03" && (lastNight === null || night <= lastNight)) nights.add(night);
          expect(book.live.reduce((sum, { pence }) => sum + pence, 0)).toBe(nights.size * 10_000);
        }
      }),
      { numRuns: 80 },
    );
  });

  it("are none without a calendar, before its first day, and before the child has moved in", () => {
    expect(planLines(placement("2026-11-10"), [], [], "2026-12-02").create).toEqual([]);
    expect(planLines(placement("2026-09-10"), [], [monthly], "2026-09-30").create).toEqual([]);
    expect(planLines(placement("x", { stay: null }), [], [monthly], "2026-12-02").create).toEqual([]);
  });

  it("for any days on which things become known: together they are what the nights cost in the end", () => {
    const step = fc.record({
      days: fc.integer({ min: 0, max: 40 }),
      first: fc.integer({ min: 0, max: 10 }),
      last: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
      weekly: fc.integer({ min: 0, max: 9_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        const book = new Book();
        let today = "2026-10-15";
        for (const { days, first, last, weekly } of steps) {
          today = addDays(today, days);
          const firstNight = addDays("2026-10-01", first);
          const lastNight = last === null ? null : addDays(firstNight, last);
          const fees = [{ ...core, weeklyPence: weekly * 7 }];
          book.write({ fees, stay: stay(firstNight, lastNight), away: [] }, [monthly], today);
          // The oracle walks nights to the end of the month that runs, at whole pence a night.
          let exact = 0;
          for (let night = firstNight; night.slice(0, 7) <= today.slice(0, 7); night = addDays(night, 1))
            if (lastNight === null || night <= lastNight) exact += weekly;
          expect(book.live.reduce((sum, { pence }) => sum + pence, 0)).toBe(exact);
        }
      }),
      { numRuns: 80 },
    );
  });
});
