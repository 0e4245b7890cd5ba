import { expect, it } from "vitest";
import { chaseDue } from "./chase.rules";

const due = "2027-03-12";

it.each([
  ["just written down", "2027-02-01", [], "given"],
  ["told already", "2027-02-02", ["given"], undefined],
  ["three days before", "2027-03-09", ["given"], "soon"],
  ["four days before", "2027-03-08", ["given"], undefined],
  ["on the day, reminded", "2027-03-12", ["given", "soon"], undefined],
  ["the day after", "2027-03-13", ["given", "soon"], "late-0"],
  ["a week after that", "2027-03-20", ["given", "soon", "late-0"], "late-1"],
  ["six days late, told once", "2027-03-18", ["late-0"], undefined],
  ["written down late in the day", "2027-03-12", [], "soon"],
] as const)("%s: %s", (_, today, sent, expected) => {
  expect(chaseDue(due, today, sent)).toBe(expected);
});

it("stops after twelve weeks", () => {
  const sent = Array.from({ length: 13 }, (_, week) => `late-${week}`);
  expect(chaseDue(due, "2028-03-12", sent)).toBeUndefined();
});
