import { expect, it } from "vitest";
import { suggestionsFrom } from "./suggestion.rules";

const label = (reason: string | null) =>
  ({ staffing: "Staffing", "no-vacancy": "No vacancy" })[reason ?? ""] ?? "Other";

it("suggests what happens most with its numbers, and never says a number below 5", () => {
  const found = suggestionsFrom(
    [
      { what: "declined", code: "staffing", number: 4, hours: null },
      { what: "declined", code: "no-vacancy", number: 21, hours: null },
      { what: "stage", code: "opened", number: 40, hours: 3 },
      { what: "stage", code: "answered", number: 12, hours: 50 },
      { what: "stage", code: "picked-up", number: 3, hours: 400 },
    ],
    { count: 2, oldestDays: 40 },
    label,
  );
  expect(found.map(({ code }) => code)).toEqual(["declined:no-vacancy", "stage:answered", "actions"]);
  expect(found[0]?.why).toBe("21 answers in the last 90 days.");
  expect(found[1]?.why).toContain("half of 12 took longer than 2 days");
  expect(found[2]?.why).toBe("2 actions of earlier dates are open, the oldest for 40 days.");
});

it("suggests nothing from nothing", () => {
  expect(suggestionsFrom([], { count: 0, oldestDays: 0 }, label)).toEqual([]);
});
