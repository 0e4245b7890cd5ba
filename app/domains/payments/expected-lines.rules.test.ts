import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysFrom } from "~/platform/time";
import { type AwayNights, expectedLines, type PayableFee, type Stay, sumOf } from "./expected-lines.rules";
import { periodsBetween } from "./payment-calendar.rules";
import { PRICING_CONVENTIONS, type PricingConvention } from "./pricing-conventions.options";

const DECEMBER = { from: "2026-12-01", to: "2026-12-31" };
const fee = (more: Partial<PayableFee> = {}): PayableFee => ({
  id: "core",
  pace: "nightly",
  from: "2026-12-01",
  to: "",
  weeklyPence: 70_000,
  yearlyPence: 0,
  oncePence: 0,
  ...more,
});
const stay = (firstNight = "2026-12-01", lastNight: string | null = null): Stay => ({
  firstNight,
  lastNight,
});
const shown = (fees: PayableFee[], nights: Stay, away: AwayNights[] = [], period = DECEMBER) =>
  expectedLines(fees, nights, away, period, "weekly-share").map((line) => [
    line.feeId,
    line.from,
    line.to,
    line.nights,
    line.basisPoints,
    line.pence,
  ]);

describe("the lines of a period", () => {
  it.each<[string, PayableFee[], Stay, AwayNights[], unknown[][]]>([
    ["a whole month", [fee()], stay(), [], [["core", "2026-12-01", "2026-12-31", 31, 10_000, 310_000]]],
    [
      "the day of leaving is not paid: the last night is",
      [fee()],
      stay("2026-12-05", "2026-12-10"),
      [],
      [["core", "2026-12-05", "2026-12-10", 6, 10_000, 60_000]],
    ],
    ["one night", [fee()], stay("2026-12-31"), [], [["core", "2026-12-31", "2026-12-31", 1, 10_000, 10_000]]],
    ["moved in after the period", [fee()], stay("2027-01-01"), [], []],
    ["ended before the period", [fee()], stay("2026-11-01", "2026-11-30"), [], []],
    [
      "in before the fee begins: those nights are not agreed",
      [fee({ from: "2026-12-11" })],
      stay("2026-12-05"),
      [],
      [["core", "2026-12-11", "2026-12-31", 21, 10_000, 210_000]],
    ],
    [
      "a temporary fee beside the core, and a discount",
      [
        fee(),
        fee({ id: "extra", weeklyPence: 14_000, to: "2026-12-07" }),
        fee({ id: "off", weeklyPence: -7_000 }),
      ],
      stay(),
      [],
      [
        ["core", "2026-12-01", "2026-12-31", 31, 10_000, 310_000],
        ["extra", "2026-12-01", "2026-12-07", 7, 10_000, 14_000],
        ["off", "2026-12-01", "2026-12-31", 31, 10_000, -31_000],
      ],
    ],
    [
      "nights away at half: a line of their own",
      [fee()],
      stay(),
      [{ firstNight: "2026-12-10", lastNight: "2026-12-12", retainedBasisPoints: 5_000 }],
      [
        ["core", "2026-12-01", "2026-12-09", 9, 10_000, 90_000],
        ["core", "2026-12-10", "2026-12-12", 3, 5_000, 15_000],
        ["core", "2026-12-13", "2026-12-31", 19, 10_000, 190_000],
      ],
    ],
    [
      "nights away that keep all of the fee change nothing",
      [fee()],
      stay(),
      [{ firstNight: "2026-12-10", lastNight: "2026-12-12", retainedBasisPoints: 10_000 }],
      [["core", "2026-12-01", "2026-12-31", 31, 10_000, 310_000]],
    ],
    [
      "away from before the period until after it, unpaid: the line says so",
      [fee()],
      stay(),
      [{ firstNight: "2026-11-20", lastNight: "2027-01-05", retainedBasisPoints: 0 }],
      [["core", "2026-12-01", "2026-12-31", 31, 0, 0]],
    ],
    [
      "two absences in a row at one part are one line",
      [fee()],
      stay("2026-12-01", "2026-12-07"),
      [
        { firstNight: "2026-12-02", lastNight: "2026-12-03", retainedBasisPoints: 8_000 },
        { firstNight: "2026-12-04", lastNight: "2026-12-07", retainedBasisPoints: 8_000 },
      ],
      [
        ["core", "2026-12-01", "2026-12-01", 1, 10_000, 10_000],
        ["core", "2026-12-02", "2026-12-07", 6, 8_000, 48_000],
      ],
    ],
    [
      "a one-off is paid once, on its day or when the child moves in",
      [
        fee({ id: "beds", pace: "once", oncePence: 25_000, weeklyPence: 0, from: "2026-11-30" }),
        fee({ id: "desk", pace: "once", oncePence: 9_900, weeklyPence: 0, from: "2026-12-24" }),
        fee({ id: "late", pace: "once", oncePence: 1, weeklyPence: 0, from: "2027-01-02" }),
      ],
      stay("2026-12-05"),
      [],
      [
        ["beds", "2026-12-05", "2026-12-05", 0, 10_000, 25_000],
        ["desk", "2026-12-24", "2026-12-24", 0, 10_000, 9_900],
      ],
    ],
    [
      "no one-off where the child had left before its day",
      [fee({ id: "desk", pace: "once", oncePence: 9_900, weeklyPence: 0, from: "2026-12-24" })],
      stay("2026-12-05", "2026-12-20"),
      [],
      [],
    ],
    [
      "what is in the core fee is no line",
      [fee({ id: "in", pace: "included", weeklyPence: 0 })],
      stay(),
      [],
      [],
    ],
    [
      "a school's year: 31 of 365 nights of £36,500",
      [fee({ id: "school", pace: "billed", weeklyPence: 0, yearlyPence: 3_650_000 })],
      stay(),
      [],
      [["school", "2026-12-01", "2026-12-31", 31, 10_000, 310_000]],
    ],
  ])("%s", (_name, fees, nights, away, lines) => {
    expect(shown(fees, nights, away)).toEqual(lines);
  });

  it("1,400 nights at £700 a week are £140,000", () => {
    const period = { from: "2022-12-15", to: "2026-10-14" };
    const lines = expectedLines([fee({ from: period.from })], stay(period.from), [], period, "weekly-share");
    expect(sumOf(lines)).toBe(14_000_000);
  });

  it("a school's year is what is billed in it, however it is cut, and so is the next", () => {
    const school = fee({ pace: "billed", weeklyPence: 0, yearlyPence: 3_333_333, from: "2027-03-01" });
    const monthly = {
      frequency: "monthly",
      firstDay: "2027-03-01",
      paysAfterDays: 0,
      closesBeforeDays: 0,
    } as const;
    const months = periodsBetween(monthly, { from: "2027-03-01", to: "2029-02-28" });
    const pence = months.map((month) =>
      sumOf(expectedLines([school], stay("2027-03-01"), [], month, "daily-rate")),
    );
    expect(months.length).toBe(24);
    expect(pence.reduce((sum, one) => sum + one, 0)).toBe(2 * 3_333_333);
  });
});

/** A placement with fees that come and go, nights away and perhaps an end, and a calendar to cut it with. */
const placements = fc.record({
  firstNight: fc.integer({ min: 0, max: 60 }),
  length: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
  fees: fc.array(
    fc.record({
      weeklyPence: fc.integer({ min: -600_000, max: 1_200_000 }),
      from: fc.integer({ min: -20, max: 200 }),
      length: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  // Gaps and lengths, one after the other: nobody is away twice in a night.
  away: fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 50 }),
      length: fc.integer({ min: 1, max: 20 }),
      retainedBasisPoints: fc.constantFrom(0, 2_500, 5_000, 8_000, 10_000),
    }),
    { maxLength: 5 },
  ),
  frequency: fc.constantFrom("weekly", "fortnightly", "four-weekly", "monthly"),
  convention: fc.constantFrom(...(Object.keys(PRICING_CONVENTIONS) as PricingConvention[])),
});

describe("for any placement", () => {
  const START = "2026-02-10";
  const UNTIL = addDays(START, 400);

  it("every night that a fee runs is in one line of it, and all come to nights × rate but for rounding", () => {
    fc.assert(
      fc.property(placements, (made) => {
        const firstNight = addDays(START, made.firstNight);
        const nights = stay(firstNight, made.length === null ? null : addDays(firstNight, made.length));
        const fees = made.fees.map((one, index) =>
          fee({
            id: `fee ${index}`,
            weeklyPence: one.weeklyPence,
            from: addDays(START, one.from),
            to: one.length === null ? "" : addDays(START, one.from + one.length),
          }),
        );
        let day = firstNight;
        const away = made.away.map(({ gap, length, retainedBasisPoints }) => {
          const from = addDays(day, gap);
          day = addDays(from, length);
          return { firstNight: from, lastNight: addDays(day, -1), retainedBasisPoints };
        });
        const calendar = {
          frequency: made.frequency as "weekly",
          firstDay: START,
          paysAfterDays: 0,
          closesBeforeDays: 0,
        };
        const periods = periodsBetween(calendar, { from: START, to: UNTIL });
        const lines = periods.flatMap((period) => expectedLines(fees, nights, away, period, made.convention));
        const last = periods.at(-1)?.to ?? UNTIL;

        // The oracle walks nights and knows nothing of periods, stretches or weeks.
        for (const one of fees) {
          let exact = 0;
          const runs: string[] = [];
          for (let night = START; night <= last; night = addDays(night, 1)) {
            if (night < one.from || (one.to !== "" && night > one.to)) continue;
            if (night < firstNight || (nights.lastNight !== null && night > nights.lastNight)) continue;
            runs.push(night);
            const gone = away.find((some) => some.firstNight <= night && night <= some.lastNight);
            exact += one.weeklyPence * (gone?.retainedBasisPoints ?? 10_000);
          }
          const mine = lines.filter(({ feeId }) => feeId === one.id);
          const covered = mine.flatMap(({ from, to }) =>
            Array.from({ length: daysFrom(from, to) + 1 }, (_, index) => addDays(from, index)),
          );
          expect(covered).toEqual(runs);
          expect(mine.reduce((sum, line) => sum + line.nights, 0)).toBe(runs.length);
          const mostPerLine = (count: number) =>
            made.convention === "weekly-share"
              ? 0.5
              : made.convention === "running-total"
                ? 1.5
                : count / 2 + 0.5;
          const allowed = mine.reduce((sum, line) => sum + mostPerLine(line.nights), 0);
          expect(Math.abs(sumOf(mine) - exact / 70_000)).toBeLessThanOrEqual(allowed + 1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });
});
