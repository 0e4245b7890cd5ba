import { expect, it } from "vitest";
import { NO_PARAMETERS } from "./figure-queries.rules";
import { ownTableFigure, parseOwnTable } from "./own-table.rules";

it("reads headings and rows, with marks and empty cells kept apart from numbers", () => {
  const figure = ownTableFigure(
    {
      ...NO_PARAMETERS,
      table:
        "| Type of home | Now | Needed |\n|---|---|---|\nSolo | 2 | 5\r\nTwo to three beds | 1,204.5 | c\nFour beds | | -",
      unit: "places",
      source: "Placements team, made up",
      day: "2026-03-31",
    },
    "Wolverhampton",
  );
  expect(figure?.columns.map(({ label }) => label)).toEqual(["Now", "Needed"]);
  expect(
    figure?.rows.map(({ label, cells }) => [label, ...cells.map(({ value, mark }) => value ?? mark)]),
  ).toEqual([
    ["Solo", 2, 5],
    ["Two to three beds", 1204.5, "c"],
    ["Four beds", "missing", "missing"],
  ]);
  expect(figure?.unit).toEqual({ label: "places", as: "number", places: 1 });
  expect(figure?.columns.some(({ date }) => date)).toBe(false);
  expect(figure?.sources[0]).toMatchObject({ publisher: "Wolverhampton", title: "Placements team, made up" });
});

it("takes headings that are years for a line of time, on the day of the count", () => {
  const given = { ...NO_PARAMETERS, table: "Place | 2024 | 2025\nHere | 7 | 8", unit: "homes", source: "x" };
  const dates = (day: string) => ownTableFigure({ ...given, day }, "Us")?.columns.map(({ date }) => date);
  expect(dates("2025-03-31")).toEqual(["2024-03-31", "2025-03-31"]);
  expect(dates("2024-02-29")).toEqual(["2024-02-28", "2025-02-28"]);
  expect(dates("")).toEqual([undefined, undefined]);
});

it.each([
  ["", "Enter the headings"],
  ["Type | Places", "Enter the headings"],
  ["Type | \nSolo | 2", "heading"],
  ["Type | Places\nSolo | 2 | 3", "“Solo” has 2 values"],
  ["Type | Places\nSolo | two", "“two” in “Solo” is not a number"],
  ["Type | Places\n | 2", "Give row 1 a name"],
  [`Type | Places\n${"Solo | 2\n".repeat(41)}`, "at most 40 rows"],
  [`Type ${"| Places".repeat(13)}\nSolo ${"| 2".repeat(13)}`, "at most 13 columns"],
])("says what is wrong with %j", (text, message) => {
  const parsed = parseOwnTable(text, "places");
  expect(parsed.ok ? "" : parsed.error).toContain(message);
});

it("takes no count of 1 to 5 people, in whichever heading they are named", () => {
  for (const [text, unit] of [
    ["Age | Now\n16 | 5", "children"],
    ["Age | Young people\n16 | 1", ""],
    ["Children | Now\n16 | 3", ""],
  ] as const) {
    const parsed = parseOwnTable(text, unit);
    expect(parsed.ok ? "" : parsed.error).toContain("could identify somebody");
  }
  for (const text of ["Age | Now\n16 | 6", "Age | Now\n16 | 0", "Age | Now\n16 | c"])
    expect(parseOwnTable(text, "children").ok).toBe(true);
  expect(parseOwnTable("Type | Homes\nSolo | 3", "homes").ok).toBe(true);
});
