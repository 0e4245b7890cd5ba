import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/time";
import { seededRandom } from "../../../prisma/testing/seeded-random.ts";
import { isBilledTimes } from "./costing-line.rules";
import { periodsOf } from "./costing-periods.rules";
import { exampleLine } from "./example-line";
import {
  type Basis,
  type CostingLine,
  costingOf,
  costUntil,
  dailyPence,
  daysBetween,
  LINE_KINDS,
  type LineKind,
  paceOf,
  weeklyPenceOf,
  yearAfter,
} from "./money.rules";

const START = "2026-12-01";
const line = exampleLine;
const spans = (lines: CostingLine[]) =>
  periodsOf(lines, START).periods.map(({ from, to, weeklyPence }) => [from, to, weeklyPence]);

describe("what a week costs, and when", () => {
  it.each<[string, CostingLine[], (string | number)[][]]>([
    ["one line", [line()], [[START, "", 500_000]]],
    [
      "a temporary line beside it: both ends are paid nights",
      [line(), line({ kind: "therapy", unitPence: 1_000, to: "2027-02-22" })],
      [
        [START, "2027-02-22", 501_000],
        ["2027-02-23", "", 500_000],
      ],
    ],
    [
      "two temporary lines that never run at once",
      [
        line(),
        line({ kind: "therapy", unitPence: 1_000, to: "2026-12-31" }),
        line({ kind: "education", unitPence: 2_000, from: "2027-01-01", to: "2027-01-31" }),
      ],
      [
        [START, "2026-12-31", 501_000],
        ["2027-01-01", "2027-01-31", 502_000],
        ["2027-02-01", "", 500_000],
      ],
    ],
    [
      "one ends on the night before the other begins at the same price: nothing changes",
      [line({ to: "2026-12-31" }), line({ from: "2027-01-01" })],
      [[START, "", 500_000]],
    ],
    [
      "overlapping ends",
      [
        line({ to: "2027-03-31" }),
        line({ kind: "therapy", unitPence: 1_000, from: "2027-01-01", to: "2027-04-30" }),
      ],
      [
        [START, "2026-12-31", 500_000],
        ["2027-01-01", "2027-03-31", 501_000],
        ["2027-04-01", "2027-04-30", 1_000],
      ],
    ],
    [
      "a gap in which nothing runs",
      [line({ to: "2026-12-07" }), line({ from: "2026-12-15" })],
      [
        [START, "2026-12-07", 500_000],
        ["2026-12-08", "2026-12-14", 0],
        ["2026-12-15", "", 500_000],
      ],
    ],
    ["a line that begins later", [line({ from: "2027-01-04" })], [["2027-01-04", "", 500_000]]],
    ["a line dated before the start", [line({ from: "2020-01-01" })], [[START, "", 500_000]]],
    ["a line over before the start", [line(), line({ to: "2026-11-30" })], [[START, "", 500_000]]],
    ["one night", [line({ to: START })], [[START, START, 500_000]]],
    [
      "a discount for the first week",
      [line(), line({ kind: "discount", unitPence: 100_000, to: "2026-12-07" })],
      [
        [START, "2026-12-07", 400_000],
        ["2026-12-08", "", 500_000],
      ],
    ],
    ["nothing that runs", [line({ kind: "set-up" })], []],
  ])("%s", (_name, lines, expected) => {
    expect(spans(lines)).toEqual(expected);
  });

  it("keeps one-offs by the day on which they fall", () => {
    const once = (unitPence: number, from = "") => line({ kind: "set-up", unitPence, from });
    expect(periodsOf([once(100), once(5, "2027-01-01"), once(20, "2026-01-01")], START).oneOffs).toEqual([
      { on: START, pence: 120 },
      { on: "2027-01-01", pence: 5 },
    ]);
  });
});

describe("for any offer", () => {
  const kinds = Object.keys(LINE_KINDS) as LineKind[];
  const cases = Array.from({ length: 300 }, (_, seed) => {
    const next = seededRandom(seed + 1);
    const startOn = addDays("2026-01-01", next(1_500));
    const lines = Array.from({ length: 1 + next(8) }, (): CostingLine => {
      const kind = kinds[next(kinds.length)] ?? "core";
      const ways: readonly Basis[] = LINE_KINDS[kind].bases;
      const basis = ways[next(ways.length)] ?? "week";
      const from = next(2) === 0 ? "" : addDays(startOn, next(300) - 60);
      return line({
        kind,
        unitPence: 1 + next(900_000),
        basis,
        timesAYear: isBilledTimes(kind, basis) ? 1 + next(40) : null,
        milesAWeek: basis === "mile" ? 1 + next(500) : null,
        staff: basis === "hour" ? 1 + next(3) : null,
        hoursHundredths: basis === "hour" ? 1 + next(16_800) : null,
        from,
        to: next(3) === 0 ? "" : addDays(from === "" ? startOn : from, next(200)),
      });
    });
    return { startOn, lines };
  });

  it("periods follow one another, and each says what the lines of each of its nights cost", () => {
    for (const { startOn, lines } of cases) {
      const { periods } = periodsOf(lines, startOn);
      for (const [index, { from, to, weeklyPence }] of periods.entries()) {
        const next = periods[index + 1];
        expect(next ? addDays(to, 1) : to).toBe(next ? next.from : to);
        expect(weeklyPence).not.toBe(next?.weeklyPence);
        for (const night of [from, to === "" ? addDays(from, 500) : to])
          expect(weeklyPence).toBe(
            lines
              .filter((one) => paceOf(one) === "nightly")
              .filter((one) => one.from <= night && (one.to === "" || one.to >= night))
              .reduce((sum, one) => sum + weeklyPenceOf(one), 0),
          );
      }
    }
  });

  /** What a school bills has no nights: it is in money.rules.test. */
  const nightly = cases.map(({ startOn, lines }) => ({
    startOn,
    lines: lines.filter((one) => paceOf(one) !== "billed"),
  }));

  /** The oracle knows nights and rates and nothing of periods or weeks. */
  const walked = (lines: CostingLine[], startOn: string, until: string) => {
    let sevenths = 0;
    let once = 0;
    for (let night = startOn; night < until; night = addDays(night, 1))
      for (const one of lines) {
        const begins = one.from > startOn ? one.from : startOn;
        if (paceOf(one) === "once") once += night === begins ? one.unitPence : 0;
        else if (night >= begins && (one.to === "" || night <= one.to)) sevenths += weeklyPenceOf(one);
      }
    return { sevenths, once };
  };

  it("nights × rate come to the periods exactly, and to the sums of rounded lines within what a day is rounded", () => {
    for (const { startOn, lines } of nightly.slice(0, 80)) {
      const until = yearAfter(startOn);
      const { sevenths, once } = walked(lines, startOn, until);
      const { periods, oneOffs } = periodsOf(lines, startOn);
      const byPeriod = periods.reduce((sum, { from, to, weeklyPence }) => {
        const end = to === "" || addDays(to, 1) > until ? until : addDays(to, 1);
        return sum + weeklyPence * daysBetween(from, end);
      }, 0);
      expect(byPeriod).toBe(sevenths);
      expect(oneOffs.filter(({ on }) => on < until).reduce((sum, { pence }) => sum + pence, 0)).toBe(once);
      // A line rounds the days left of its last week, at most 6, by at most half a penny each.
      const { firstYearPence } = costingOf(lines, startOn);
      expect(Math.abs((firstYearPence - once) * 7 - sevenths)).toBeLessThanOrEqual(lines.length * 6 * 3);
    }
  });

  it("a stay cut anywhere costs what its nights cost, and a year of it is the first year", () => {
    for (const [index, { startOn, lines }] of nightly.slice(0, 80).entries()) {
      const until = addDays(startOn, 1 + ((index * 37) % 500));
      const { sevenths, once } = walked(lines, startOn, until);
      expect(Math.abs((costUntil(lines, startOn, until) - once) * 7 - sevenths)).toBeLessThanOrEqual(
        lines.length * 6 * 3,
      );
      expect(costUntil(lines, startOn, yearAfter(startOn))).toBe(costingOf(lines, startOn).firstYearPence);
    }
  });

  it("the first year of an offer without dates is 52 weeks and a day, as it always was", () => {
    for (const { lines } of cases) {
      const always = lines
        .filter((one) => paceOf(one) === "nightly")
        .map((one) => ({ ...one, from: "", to: "" }));
      const sum = always.reduce((total, one) => {
        const weekly = weeklyPenceOf(one);
        return total + 52 * weekly + dailyPence(weekly);
      }, 0);
      expect(costingOf(always, START).firstYearPence).toBe(sum);
      expect(periodsOf(always, START).periods.length).toBeLessThanOrEqual(1);
    }
  });
});
