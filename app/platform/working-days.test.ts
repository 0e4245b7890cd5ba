import { describe, expect, it } from "vitest";
import {
  addWorkingDays,
  ENGLAND_BANK_HOLIDAYS,
  isWorkingDay,
  workingDaysBefore,
} from "~/platform/working-days";

/** The holidays of a year by the Act: Easter by the Gregorian computus, Mondays counted, substitutes moved on. */
function byTheAct(year: number): string[] {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const easter = Date.UTC(year, Math.floor((h + l - 7 * m + 114) / 31) - 1, ((h + l - 7 * m + 114) % 31) + 1);
  const day = (time: number) => new Date(time).toISOString().slice(5, 10);
  const monday = (month: number, last: boolean) => {
    const days = Array.from({ length: 31 }, (_, i) => new Date(Date.UTC(year, month, i + 1)))
      .filter((date) => date.getUTCMonth() === month && date.getUTCDay() === 1)
      .map((date) => date.getTime());
    return day((last ? days.at(-1) : days[0]) ?? 0);
  };
  const taken: string[] = [];
  const orSubstitute = (month: number, date: number) => {
    let time = Date.UTC(year, month, date);
    while ([0, 6].includes(new Date(time).getUTCDay()) || taken.includes(day(time))) time += 86_400_000;
    taken.push(day(time));
    return day(time);
  };
  return [
    orSubstitute(0, 1),
    day(easter - 2 * 86_400_000),
    day(easter + 86_400_000),
    monday(4, false),
    monday(4, true),
    monday(7, true),
    orSubstitute(11, 25),
    orSubstitute(11, 26),
  ].sort();
}

describe("bank holidays", () => {
  it.each(Object.keys(ENGLAND_BANK_HOLIDAYS))("of %s follow from the Act", (year) => {
    expect([...(ENGLAND_BANK_HOLIDAYS[Number(year)] ?? [])].sort()).toEqual(byTheAct(Number(year)));
  });

  it("are not working days, and neither are weekends", () => {
    expect(isWorkingDay("2026-12-25")).toBe(false);
    expect(isWorkingDay("2026-12-26")).toBe(false);
    expect(isWorkingDay("2026-12-28")).toBe(false);
    expect(isWorkingDay("2026-12-29")).toBe(true);
  });

  it("of a year that is not in the table are never guessed", () => {
    expect(() => isWorkingDay("2031-01-02")).toThrow(RangeError);
  });
});

describe("adding working days", () => {
  it.each([
    ["an afternoon in the week", "2026-11-25T14:00:00Z", 5, "2026-12-02T17:00:00.000Z"],
    ["an evening", "2026-11-25T19:30:00Z", 1, "2026-11-26T17:00:00.000Z"],
    ["a Friday", "2026-11-27T09:00:00Z", 1, "2026-11-30T17:00:00.000Z"],
    ["a Saturday", "2026-11-28T09:00:00Z", 5, "2026-12-04T17:00:00.000Z"],
    ["Christmas Eve", "2026-12-24T09:00:00Z", 1, "2026-12-29T17:00:00.000Z"],
    ["summer time", "2026-07-01T09:00:00Z", 1, "2026-07-02T16:00:00.000Z"],
    ["a Friday before the clocks go forward", "2026-03-27T09:00:00Z", 1, "2026-03-30T16:00:00.000Z"],
    [
      "late on a summer's day, past midnight in London",
      "2026-07-01T23:30:00Z",
      1,
      "2026-07-03T16:00:00.000Z",
    ],
    ["nothing on a working day", "2026-11-25T14:00:00Z", 0, "2026-11-25T17:00:00.000Z"],
    ["nothing on a Sunday", "2026-11-29T14:00:00Z", 0, "2026-11-30T17:00:00.000Z"],
  ])("from %s", (_name, from, days, expected) => {
    expect(addWorkingDays(new Date(from), days).toISOString()).toBe(expected);
  });

  it("refuses parts of days and days in the past", () => {
    expect(() => addWorkingDays(new Date(), 1.5)).toThrow(RangeError);
    expect(() => addWorkingDays(new Date(), -1)).toThrow(RangeError);
  });
});

it("counts working days back from a day, over weekends and bank holidays, to a day that is one", () => {
  expect(workingDaysBefore("2026-12-10", 2)).toBe("2026-12-08");
  expect(workingDaysBefore("2026-12-07", 2)).toBe("2026-12-03");
  expect(workingDaysBefore("2026-12-29", 2)).toBe("2026-12-23");
  expect(workingDaysBefore("2026-12-06", 0)).toBe("2026-12-06");
  expect(() => workingDaysBefore("2026-12-06", -1)).toThrow(RangeError);
});
