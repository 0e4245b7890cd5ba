import { describe, expect, it } from "vitest";
import { addDays } from "~/platform/time";
import { coversProblem, documentTitle, dueOn, expectedReports, lateWords, monthsOf } from "./report.rules";

const stay = (firstNight: string | null, lastNight: string | null = null) => ({ firstNight, lastNight });
const asked = (...args: Parameters<typeof expectedReports>) =>
  expectedReports(...args).map(({ kind, coversOn, due }) => `${kind} ${coversOn} ${due}`);

describe("a monthly report", () => {
  it("is due by the 10th of the month after, over the end of a year, and late from the 11th", () => {
    expect(dueOn("monthly", "2026-12-01")).toBe("2027-01-10");
    expect(dueOn("regulation-44", "2027-02-01")).toBe("2027-03-10");
    expect(lateWords("2027-01-10", "2027-01-10")).toBeNull();
    expect(lateWords("2027-01-10", "2027-01-11")).toBe("1 day late");
    expect(lateWords("2027-01-10", "2027-03-01")).toBe("50 days late");
  });

  it("is asked for each month with a night there, once the month is over", () => {
    expect(asked(stay("2026-10-31"), "fostering-agency", "2026-12-01")).toEqual([
      "monthly 2026-10-01 2026-11-10",
      "monthly 2026-11-01 2026-12-10",
    ]);
    expect(asked(stay("2026-11-02", "2026-11-30"), "fostering-agency", "2026-12-31")).toEqual([
      "monthly 2026-11-01 2026-12-10",
    ]);
    expect(asked(stay(null), "childrens-home", "2026-12-01")).toEqual([]);
  });

  it("is chased for six months, and for sixty days after the last night", () => {
    const long = asked(stay("2020-01-01"), "fostering-agency", "2026-12-15");
    expect(long).toHaveLength(6);
    expect(long[0]).toBe("monthly 2026-06-01 2026-07-10");
    expect(
      asked(stay("2026-01-01", "2026-09-30"), "fostering-agency", addDays("2026-09-30", 60)),
    ).not.toEqual([]);
    expect(asked(stay("2026-01-01", "2026-09-30"), "fostering-agency", addDays("2026-09-30", 61))).toEqual(
      [],
    );
  });
});

it.each([
  ["childrens-home", ["monthly", "regulation-44"]],
  ["secure-childrens-home", ["monthly", "regulation-44"]],
  ["special-school-as-childrens-home", ["monthly", "regulation-44"]],
  ["residential-special-school", ["monthly"]],
  ["supported-accommodation", ["monthly"]],
  ["fostering-agency", ["monthly"]],
  [null, ["monthly"]],
])("a home of the kind %s is asked for %j", (kind, kinds) => {
  const reports = expectedReports(stay("2026-10-05"), kind, "2026-11-05");
  expect(reports.map((one) => one.kind)).toEqual(kinds);
});

it.each([
  ["monthly", "2026-10-01", undefined],
  ["monthly", "2026-12-01", undefined],
  ["monthly", "2026-09-01", /month in which/],
  ["monthly", "2026-10-02", /month in which/],
  ["regulation-40", "2026-10-05", undefined],
  ["regulation-40", "2026-10-04", /did not live there/],
  ["regulation-40", "2026-12-02", /future/],
] as const)("a report (%s) on %s of a stay from 5 October", (kind, day, wrong) => {
  const problem = coversProblem(kind, day, stay("2026-10-05"), "2026-12-01");
  if (wrong) expect(problem).toMatch(wrong);
  else expect(problem).toBeUndefined();
});

it("an event on the day of leaving is reported, and none after it", () => {
  const left = stay("2026-10-05", "2026-11-20");
  expect(coversProblem("regulation-40", "2026-11-21", left, "2026-12-01")).toBeUndefined();
  expect(coversProblem("regulation-40", "2026-11-22", left, "2026-12-01")).toMatch(/had left/);
  expect(monthsOf(left, "2027-02-01")).toEqual(["2026-11-01", "2026-10-01"]);
});

it("a title names the kind and the month or day, and nobody", () => {
  expect(documentTitle("monthly", "2026-10-01")).toBe("Monthly report on the child, October 2026");
  expect(documentTitle("regulation-40", "2026-10-04")).toBe(
    "Notification of a serious event, 4 October 2026",
  );
});
