import { expect, it } from "vitest";
import { lateInWorkingTime, workingMinutes } from "./working-time";

const at = (moment: string) => new Date(moment);

it.each([
  ["2026-12-02T16:00:00Z", "2026-12-02T16:30:00Z", 30],
  ["2026-12-02T17:00:00Z", "2026-12-03T09:00:00Z", 0],
  // Over a weekend.
  ["2026-12-04T16:00:00Z", "2026-12-07T10:00:00Z", 120],
  ["2026-12-24T12:00:00Z", "2026-12-29T09:30:00Z", 330],
  ["2026-12-03T00:00:00Z", "2026-12-02T00:00:00Z", 0],
])("from %s to %s are %i working minutes", (from, to, minutes) => {
  expect(workingMinutes(at(from), at(to))).toBe(minutes);
});

it("says how late in working time, never in nights and weekends", () => {
  const due = at("2026-12-04T17:00:00Z");
  expect(lateInWorkingTime(due, at("2026-12-06T12:00:00Z"))).toBe("less than a working hour");
  expect(lateInWorkingTime(due, at("2026-12-07T10:10:00Z"))).toBe("1 working hour");
  expect(lateInWorkingTime(due, at("2026-12-07T17:00:00Z"))).toBe("1 working day");
  expect(lateInWorkingTime(due, at("2026-12-09T16:00:00Z"))).toBe("2 working days");
});
