import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  absoluteDayAndTime,
  addDays,
  columnOfDay,
  dayAndTime,
  dayOfColumn,
  daysFrom,
  dayWord,
  isCalendarDate,
  londonDate,
  londonTime,
  londonToUtc,
  longDate,
  remaining,
  weekdayOf,
} from "./time.ts";

describe("entering a time in London", () => {
  it.each([
    ["2026-11-25", "17:30", "2026-11-25T17:30:00.000Z"],
    ["2026-07-01", "09:00", "2026-07-01T08:00:00.000Z"],
    // the clocks go forward on 28 March 2027 at 01:00 and back on 25 October 2026 at 02:00
    ["2027-03-28", "00:59", "2027-03-28T00:59:00.000Z"],
    ["2027-03-28", "02:00", "2027-03-28T01:00:00.000Z"],
    ["2026-10-25", "00:30", "2026-10-24T23:30:00.000Z"],
    ["2026-10-25", "02:00", "2026-10-25T02:00:00.000Z"],
  ])("%s %s is %s", (date, time, utc) => {
    const found = londonToUtc(date, time);
    expect(found.ok && found.at.toISOString()).toBe(utc);
  });

  it("refuses each minute of the hour that spring jumps over", () => {
    for (const time of ["01:00", "01:30", "01:59"])
      expect(londonToUtc("2027-03-28", time)).toEqual({ ok: false, why: "skipped by the clocks" });
  });

  it("takes the first of the two that autumn makes", () => {
    const found = londonToUtc("2026-10-25", "01:30");
    expect(found.ok && found.at.toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });

  it.each([
    "2027-02-31",
    "2027-02-29",
    "2026-13-01",
    "31/2/2027",
    "",
    "2026-1-1",
    "0000-01-01",
    "1899-12-31",
    "2201-01-01",
  ])("refuses the date %j", (date) => {
    expect(londonToUtc(date, "10:00")).toEqual({ ok: false, why: "no such date" });
    expect(isCalendarDate(date)).toBe(false);
  });

  it.each(["24:00", "7:30", "12:60", "noon", ""])("refuses the time %j", (time) => {
    expect(londonToUtc("2026-11-25", time)).toEqual({ ok: false, why: "no such time" });
  });

  it("knows leap days", () => expect(isCalendarDate("2028-02-29")).toBe(true));
});

describe("a calendar day", () => {
  it("goes into a date column and comes out of it, summer and winter", () => {
    for (const day of ["2026-07-01", "2026-11-25", "2028-02-29"])
      expect(dayOfColumn(columnOfDay(day))).toBe(day);
    expect(columnOfDay("2026-07-01").toISOString()).toBe("2026-07-01T00:00:00.000Z");
    expect(dayOfColumn(null)).toBeNull();
  });

  it("is so many days from another, also across the change of the clocks", () => {
    expect(daysFrom("2026-10-20", "2026-11-17")).toBe(28);
    expect(daysFrom("2026-11-29", "2026-11-28")).toBe(-1);
    expect(weekdayOf("2026-11-29")).toBe(0);
  });

  it("is turned into a date column and back in one file", () => {
    const own = ["app", "prisma", "emails"]
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
      )
      .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .filter((path) =>
        /T00:00:00(\.000)?Z`|toISOString\(\)\s*\.slice\(0, *10\)/.test(readFileSync(path, "utf8")),
      );
    // The nights of looks are those of instants.
    expect(own.sort()).toEqual(["app/domains/oversight/unusual-looks.rules.ts", "app/platform/time.ts"]);
  });
});

describe("showing a time", () => {
  const now = new Date("2026-06-30T23:30:00Z"); // 00:30 on 1 July in London

  it("uses London's day and time", () => {
    expect(londonDate(now)).toBe("2026-07-01");
    expect(londonTime(now)).toBe("00:30");
    expect(londonTime(new Date("2026-11-25T00:05:00Z"))).toBe("00:05");
  });

  it("says today, tomorrow, yesterday or the date", () => {
    expect(dayWord(new Date("2026-07-01T22:59:00Z"), now)).toBe("today");
    expect(dayWord(new Date("2026-07-01T23:00:00Z"), now)).toBe("tomorrow");
    expect(dayWord(new Date("2026-06-30T22:59:00Z"), now)).toBe("yesterday");
    expect(dayWord(new Date("2026-11-25T12:00:00Z"), now)).toBe("Wednesday 25 November");
    expect(longDate(new Date("2027-01-04T12:00:00Z"), now)).toBe("Monday 4 January 2027");
    expect(dayAndTime(new Date("2026-07-02T16:30:00Z"), now)).toBe("tomorrow at 17:30");
  });

  it("moves days over the changes of the clocks", () => {
    expect(addDays("2026-10-25", 1)).toBe("2026-10-26");
    expect(addDays("2027-03-28", -1)).toBe("2027-03-27");
  });
});

describe("what is left of a clock", () => {
  const now = new Date("2026-11-25T10:00:00Z");
  const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

  it.each([
    [0.5, "less than a minute", "now"],
    [12, "12 min", "now"],
    [72, "1 h 12 min", "now"],
    [119, "1 h 59 min", "now"],
    [120, "2 h", "soon"],
    [19 * 60 + 40, "19 h", "soon"],
    [24 * 60, "24 h", "plain"],
    [47 * 60 + 59, "47 h", "plain"],
    [3 * 24 * 60 + 5, "3 days", "plain"],
    [-120, "2 h late", "now"],
    [-0.2, "less than a minute late", "now"],
    [-4 * 24 * 60, "4 days late", "now"],
  ])("%s minutes is %s, %s", (minutes, words, tone) => {
    expect(remaining(now, after(minutes))).toEqual({ words, tone });
  });
});

describe("a time that is read later", () => {
  const now = new Date("2026-11-27T16:00:00Z");
  it.each([
    ["2026-11-27T17:39:00Z", "Friday 27 November at 5:39pm"],
    ["2026-11-28T17:00:00Z", "Saturday 28 November at 5pm"],
    ["2026-12-04T12:00:00Z", "Friday 4 December at midday"],
    ["2026-12-04T00:00:00Z", "Friday 4 December at midnight"],
    ["2026-12-04T00:05:00Z", "Friday 4 December at 12:05am"],
    ["2026-07-01T11:30:00Z", "Wednesday 1 July at 12:30pm"],
    ["2027-01-04T09:00:00Z", "Monday 4 January 2027 at 9am"],
  ])("%s is %s", (at, words) => expect(absoluteDayAndTime(new Date(at), now)).toBe(words));
});
