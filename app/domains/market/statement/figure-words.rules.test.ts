import { expect, it } from "vitest";
import { FIGURE_STATES } from "~/domains/figures/release-rows.rules";
import type { FigureMark, FigureUnit } from "../figures.types";
import { axisWords, cellWords, emptyFigureWords, markWords, numberWords } from "./figure-words.rules";

const CHILDREN: FigureUnit = { label: "children", as: "number", places: 0 };
const SHARE: FigureUnit = { label: "of children", as: "percent", places: 1 };
const FEE: FigureUnit = { label: "a week", as: "pence", places: 2 };

it.each([
  [2317, CHILDREN, "2,317"],
  [-61, CHILDREN, "−61"],
  [-0.04, SHARE, "0.0%"],
  [34.46, SHARE, "34.5%"],
  [425_050, FEE, "£4,250.50"],
  [-5, FEE, "−£0.05"],
])("writes %d in its unit", (value, unit, words) => {
  expect(numberWords(value, unit)).toBe(words);
});

it.each([
  [2_000, CHILDREN, "2,000"],
  [0.5, SHARE, "0.5%"],
  [20, SHARE, "20%"],
  [425_000, FEE, "£4,250"],
  [-100_000, FEE, "−£1,000"],
])("writes %d beside an axis", (value, unit, words) => {
  expect(axisWords(value, unit)).toBe(words);
});

it("writes every mark in words that no reader takes for a number", () => {
  const marks: FigureMark[] = [...FIGURE_STATES, "hidden", "missing"];
  for (const mark of marks) {
    const words = cellWords({ value: null, mark, from: [] }, CHILDREN);
    expect(words).toBe(markWords(mark));
    expect(words).toMatch(/^[A-Z][a-z]/);
  }
  expect(new Set(marks.map(markWords)).size).toBe(marks.length);
});

it.each([
  ["demand-ages", /^Nothing to publish\. Either nothing was counted/],
  ["prices", /^Nothing to publish\. Either nothing was counted/],
  ["looked-after", /^No data for this figure yet\./],
  ["supply-changes", /^No data for this figure yet\./],
] as const)("says of %s without data why, and that it has to go", (query, why) => {
  expect(emptyFigureWords(query)).toMatch(why);
  expect(emptyFigureWords(query)).toMatch(/ Remove it before you publish\.$/);
});

it("says when a sum leaves something out, and between which bounds a projected number lies", () => {
  expect(cellWords({ value: 12, mark: null, from: [], atLeast: true }, CHILDREN)).toBe("At least 12");
  expect(cellWords({ value: 138, mark: null, from: [], low: 118, high: 158 }, CHILDREN)).toBe(
    "138 (118 to 158)",
  );
});
