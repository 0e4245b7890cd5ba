import { expect, it } from "vitest";
import { ageReached, missingSteps, nextAskMonth, stepDays, stepDueWords } from "./leaving-care.rules";

const written = { age: 15, from: "2026-06-10", to: "2026-09-01" };

it("an age in years and when it was written say whether a birthday may or must have come", () => {
  const sixteen = (today: string) => ageReached(written, 16 * 12, today);
  expect(sixteen("2026-06-10")).toBe("no");
  // Written on the eve of the 16th birthday at the earliest, on the 15th at the latest.
  expect(sixteen("2026-06-11")).toBe("may");
  expect(sixteen("2027-08-31")).toBe("may");
  expect(sixteen("2027-09-01")).toBe("yes");
  expect(ageReached({ ...written, age: 14 }, 16 * 12, "2026-12-01")).toBe("no");
});

it.each([
  ["not while younger", { age: 14 }, []],
  ["from when 16 may have come", {}, ["assessment", "pathway-plan"]],
  ["what is recorded is not asked again", { done: ["assessment"] }, ["pathway-plan"]],
  ["nor before the month that somebody named", { askOn: "2027-02-01" }, []],
  ["but from then on", { askOn: "2026-12-01" }, ["assessment", "pathway-plan"]],
  [
    "the plan after 18 from 17, the birthday from 18",
    { age: 16 },
    ["assessment", "pathway-plan", "after-18"],
  ],
  ["all of it", { age: 17, done: ["at-18"] }, ["assessment", "pathway-plan"]],
])("asks for %s", (_name, more, steps) => {
  expect(missingSteps({ ...written, done: [], askOn: null, ...more }, "2026-12-01")).toEqual(steps);
});

it("says days of a birthday, and asks again in a month from which none can be read", () => {
  const birthday = "2010-11-30";
  expect(stepDueWords(birthday, "pathway-plan", "2026-12-01")).toBe("Due Sunday 28 February 2027");
  expect(stepDueWords(birthday, "pathway-plan", "2027-03-01")).toBe(
    "Due Sunday 28 February 2027, if they were an eligible child by 16: check whether it is overdue",
  );
  expect(nextAskMonth(birthday, [], "2026-10-01")).toBe("2027-01-01");
  expect(nextAskMonth(birthday, [], "2026-12-01")).toBe("2028-01-01");
  expect(nextAskMonth(birthday, ["after-18"], "2026-12-01")).toBe("2028-10-01");
  // Whoever was born in another month of the same quarter is asked for in the same months.
  expect(nextAskMonth("2010-10-02", [], "2026-10-01")).toBe("2027-01-01");
  expect(stepDays("2012-02-29", "at-18").due).toBe("2030-03-01");
  expect(nextAskMonth(birthday, [], "2029-01-01")).toBeNull();
});
