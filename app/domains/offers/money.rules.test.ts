import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/time";
import { seededRandom } from "../../../prisma/testing/seeded-random.ts";
import { isBilledTimes } from "./costing-line.rules";
import { exampleLine } from "./example-line";
import {
  type Basis,
  type CostingLine,
  costingOf,
  dailyPence,
  daysBetween,
  divideHalfUp,
  firstYearByKind,
  LINE_KINDS,
  type LineKind,
  lineCost,
  lineCostUntil,
  paceOf,
  weeklyPenceOf,
  yearAfter,
} from "./money.rules";

const START = "2026-12-01";
const line = (changed: Partial<CostingLine> = {}) => exampleLine({ unitPence: 485_000, ...changed });

describe("a line in the first year", () => {
  it.each<[string, Partial<CostingLine>, number, number, number]>([
    // A year of 365 nights is 52 weeks and a day: 52 × 485,000 + 69,286.
    ["all year", {}, 485_000, 25_289_286, 365],
    ["one week, both ends counted", { to: "2026-12-07" }, 485_000, 485_000, 7],
    ["one night", { to: START }, 485_000, 69_286, 1],
    ["twelve weeks", { to: addDays(START, 83) }, 485_000, 5_820_000, 84],
    ["from later", { from: "2027-11-30" }, 485_000, 69_286, 1],
    ["from before the start", { from: "2026-01-01", to: "2026-12-07" }, 485_000, 485_000, 7],
    ["to after the year", { to: "2028-01-01" }, 485_000, 25_289_286, 365],
    ["ended before the start", { to: "2026-11-30" }, 485_000, 0, 0],
    ["begins after the year", { from: "2027-12-01" }, 485_000, 0, 0],
    ["a discount", { kind: "discount", unitPence: 10_000, to: "2026-12-08" }, -10_000, -11_429, 8],
    ["one-off", { kind: "set-up", unitPence: 120_000 }, 0, 120_000, 1],
    ["one-off on a later day", { kind: "set-up", unitPence: 120_000, from: "2027-06-01" }, 0, 120_000, 1],
    ["one-off after the year", { kind: "set-up", unitPence: 120_000, from: "2027-12-01" }, 0, 0, 0],
    // 12.5 h × £18.35 = £229.375, half up £229.38.
    [
      "extra staffing",
      { kind: "extra-staffing", unitPence: 1_835, hoursHundredths: 1_250, to: "2026-12-07" },
      22_938,
      22_938,
      7,
    ],
    // 7 nights of £700.00, and one of them.
    ["a night", { basis: "night", unitPence: 70_000, to: "2026-12-08" }, 490_000, 560_000, 8],
    // Two to one for 40 hours: 2 × 40 × £21.35 = £1,708.00.
    [
      "ratio staffing",
      { kind: "extra-staffing", unitPence: 2_135, hoursHundredths: 4_000, staff: 2, to: "2026-12-07" },
      170_800,
      170_800,
      7,
    ],
    // 120 miles at 45p; a year is 52 weeks and a day of £7.71.
    ["per mile", { kind: "transport", basis: "mile", unitPence: 45, milesAWeek: 120 }, 5_400, 281_571, 365],
    // 3 × £6,500.00, whatever the weeks.
    [
      "by the term",
      { kind: "education", basis: "term", unitPence: 650_000, timesAYear: 3 },
      0,
      1_950_000,
      365,
    ],
    ["by weeks of school", { kind: "education", unitPence: 54_000, timesAYear: 38 }, 0, 2_052_000, 365],
    ["by the year", { kind: "education", basis: "year", unitPence: 1_950_000 }, 0, 1_950_000, 365],
    // 84 of 365 nights of £19,500.00: £4,487.67.
    [
      "by the term for twelve weeks",
      { kind: "education", basis: "term", unitPence: 650_000, timesAYear: 3, to: addDays(START, 83) },
      0,
      448_767,
      84,
    ],
    ["in the core fee", { kind: "therapy", unitPence: 0, charge: "core" }, 0, 0, 365],
    ["an education line of before, every week", { kind: "education", unitPence: 700 }, 700, 36_500, 365],
    ["a penny a week", { unitPence: 1 }, 1, 52, 365],
    ["four pence a week, whose day rounds up", { unitPence: 4 }, 4, 209, 365],
  ])("%s", (_name, changed, weeklyPence, firstYearPence, days) => {
    expect(lineCost(line(changed), START)).toEqual({ weeklyPence, firstYearPence, days });
  });

  it("has 366 nights over a leap day, and from 29 February", () => {
    expect(lineCost(line(), "2027-12-01").days).toBe(366);
    expect(yearAfter("2028-02-29")).toBe("2029-03-01");
    expect(yearAfter("2200-06-30")).toBe("2201-06-30");
    expect(lineCost(line(), "2028-02-29").days).toBe(366);
  });

  it("does not lose a day when the clocks change", () => {
    expect(daysBetween("2027-03-27", "2027-03-29")).toBe(2);
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  });
});

describe("what is billed so many times a year", () => {
  const terms = line({ kind: "education", basis: "term", unitPence: 650_000, timesAYear: 3 });

  it("costs as much in a year with a leap day, and as much again in the next", () => {
    expect(lineCost(terms, "2027-12-01").firstYearPence).toBe(1_950_000);
    expect(lineCostUntil(terms, START, "2028-12-01").pence).toBe(3_900_000);
  });

  it("comes to the same wherever it is cut, within a penny", () => {
    for (let day = 1; day < 365; day += 13) {
      const cut = addDays(START, day);
      const first = lineCost({ ...terms, to: addDays(cut, -1) }, START).firstYearPence;
      const second = lineCost({ ...terms, from: cut }, START).firstYearPence;
      expect(Math.abs(first + second - 1_950_000)).toBeLessThanOrEqual(1);
    }
  });
});

describe("rounding", () => {
  it.each([
    [7, 7, 1],
    [10, 7, 1],
    [11, 7, 2],
    [1, 2, 1],
    [3, 2, 2],
    [-1, 2, 0],
    [0, 7, 0],
    [49, 100, 0],
    [50, 100, 1],
  ])("%i / %i is %i", (amount, parts, expected) => {
    expect(divideHalfUp(amount, parts)).toBe(expected);
  });
});

describe("for any offer", () => {
  const kinds = Object.keys(LINE_KINDS) as LineKind[];
  const cases = Array.from({ length: 500 }, (_, seed) => {
    const next = seededRandom(seed + 1);
    const startOn = addDays("2026-01-01", next(1_500));
    const lines = Array.from({ length: 1 + next(12) }, (): CostingLine => {
      const kind = kinds[next(kinds.length)] ?? "core";
      const ways: readonly Basis[] = LINE_KINDS[kind].bases;
      const basis = ways[next(ways.length)] ?? "week";
      const from = next(2) === 0 ? "" : addDays(startOn, next(500) - 60);
      return exampleLine({
        kind,
        unitPence: 1 + next(5_000_000),
        basis,
        timesAYear: isBilledTimes(kind, basis) ? 1 + next(40) : null,
        milesAWeek: basis === "mile" ? 1 + next(500) : null,
        staff: basis === "hour" ? 1 + next(3) : null,
        hoursHundredths: basis === "hour" ? 1 + next(67_200) : null,
        from,
        to: next(2) === 0 ? "" : addDays(from === "" ? startOn : from, next(400)),
      });
    });
    return { startOn, lines };
  });

  it("totals are whole pence and the sums of their rounded lines, in any order", () => {
    for (const { startOn, lines } of cases) {
      const costing = costingOf(lines, startOn);
      const alone = lines.map((one) => costingOf([one], startOn));
      expect(costing.firstYearPence).toBe(alone.reduce((sum, one) => sum + one.firstYearPence, 0));
      expect(Number.isSafeInteger(costing.firstYearPence)).toBe(true);
      const turned = costingOf([...lines].reverse(), startOn);
      expect(turned.firstYearPence).toBe(costing.firstYearPence);
    }
  });

  it("counts each night of a line once, by walking them", () => {
    for (const { startOn, lines } of cases.slice(0, 60)) {
      const end = yearAfter(startOn);
      for (const one of lines) {
        if (paceOf(one) !== "nightly") continue;
        let nights = 0;
        for (let day = startOn; day < end; day = addDays(day, 1)) {
          if ((one.from === "" || day >= one.from) && (one.to === "" || day <= one.to)) nights += 1;
        }
        const cost = lineCost(one, startOn);
        expect(cost.days).toBe(nights);
        const weekly = weeklyPenceOf(one);
        expect(cost.firstYearPence).toBe(
          Math.floor(nights / 7) * weekly + (nights % 7) * dailyPence(weekly) + 0,
        );
      }
    }
  });

  it("a longer line never costs less, and a day is a seventh within half a penny", () => {
    for (const { startOn, lines } of cases) {
      for (const one of lines) {
        if (one.kind === "discount" || one.to === "") continue;
        const longer = lineCost({ ...one, to: addDays(one.to, 7) }, startOn);
        expect(longer.firstYearPence).toBeGreaterThanOrEqual(lineCost(one, startOn).firstYearPence);
        const weekly = weeklyPenceOf(one);
        expect(Math.abs(dailyPence(weekly) * 7 - weekly)).toBeLessThanOrEqual(3);
      }
    }
  });

  it("a discount of the same size undoes a weekly line to the penny", () => {
    for (const { startOn, lines } of cases) {
      for (const one of lines) {
        if (one.basis !== "week" || one.timesAYear !== null || one.kind === "discount") continue;
        const undone = costingOf([one, { ...one, kind: "discount" }], startOn);
        expect(undone.firstYearPence).toBe(0);
        expect(weeklyPenceOf({ ...one, kind: "discount" }) + weeklyPenceOf(one)).toBe(0);
      }
    }
  });

  it("sums by kind make the first year", () => {
    for (const { startOn, lines } of cases) {
      const costing = costingOf(lines, startOn);
      const sum = Object.values(firstYearByKind(costing.lines)).reduce((total, pence) => total + pence, 0);
      expect(sum).toBe(costing.firstYearPence);
    }
  });
});
