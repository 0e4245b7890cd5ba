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
  ["Type | Places\nSolo | 2\nTwo beds | 3\nSolo | 4", "“Solo” is the name of two rows"],
  ["Type | Now | Now\nSolo | 2 | 3", "“Now” is the heading of two columns"],
  [`Type | Places\n${"Solo | 2\n".repeat(41)}`, "at most 40 rows"],
  [`Type ${"| Places".repeat(13)}\nSolo ${"| 2".repeat(13)}`, "at most 13 columns"],
])("says what is wrong with %j", (text, message) => {
  const parsed = parseOwnTable(text, "places");
  expect(parsed.ok ? "" : parsed.error).toContain(message);
});

it("takes no count of 1 to 5 people, in whichever heading they are named", () => {
  const refused: [text: string, unit: string, title?: string][] = [
    ["Age | Now\n16 | 5", "children"],
    ["Age | Young people\n16 | 1", ""],
    ["Children | Now\n16 | 3", ""],
    ["Type | Now\nTeenagers waiting | 3", "places"],
    ["Type | Homes | Babies in them\nSolo | 3 | 2", "homes"],
    ["Age of the children | Places\n16 | 2", "places"],
    ["Age | Open cases\n16 | 2", "number"],
    ["Month | Now | Admissions\nMay | 2 | 9", "places"],
    ["Area | Now\nDudley | 4", "care leavers"],
    // A unit that says nothing may be of anybody.
    ["Area | Now\nDudley | 4", "number"],
    ["Area | Now\nDudley | 4", "places", "Referrals without an offer"],
  ];
  for (const [text, unit, title] of refused) {
    const parsed = parseOwnTable(text, unit, title);
    expect(parsed.ok ? "" : parsed.error).toContain("could identify somebody");
  }
  for (const text of ["Age | Now\n16 | 6", "Age | Now\n16 | 0", "Age | Now\n16 | c"])
    expect(parseOwnTable(text, "children").ok).toBe(true);
});

it.each([
  ["Type | Homes\nSolo | 3", "homes", ""],
  ["Type | Now\nChildren's homes | 3\nHomes for young people | 2", "homes", "Children’s homes we need"],
  ["Type of home | Now\nOne child | 2\nTwo or three children | 4", "places", ""],
  ["Type of placement | Places\nResidential | 2", "places", ""],
  ["Type | Homes | Children in them\nSolo | 3 | 12", "homes", ""],
  ["Year | Rise\n2026 | 2.5", "percent", ""],
  ["Age | Out of area\n16 | 4", "% of children", "Children placed far away"],
  ["Age | Children | % of children\n16 | 20 | 3", "children", ""],
  ["Area | Moves per child\nDudley | 1.4", "moves", ""],
  ["Year | Fee\n2026 | 4.5", "£ thousand a week", ""],
] as const)("takes small numbers of things: %j in %s", (text, unit, title) => {
  const parsed = parseOwnTable(text, unit, title);
  expect(parsed.ok ? "" : parsed.error).toBe("");
});

it("takes no single c that a total gives away", () => {
  for (const [text, name] of [
    ["Age | Placed | Waiting | Total\n10 to 15 | 20 | c | 23", "10 to 15"],
    ["Age | Children\n10 to 15 | 20\n16 | c\nAll ages | 24", "Children"],
    ["Age | Children\n10 to 15 | 20\n16 | 7\nTotal | C", "Children"],
  ] as const) {
    const parsed = parseOwnTable(text, "children");
    expect(parsed.ok ? "" : parsed.error).toContain(`“${name}” has one c`);
  }
  for (const text of [
    "Age | Placed | Waiting | Total\n10 to 15 | c | c | 23",
    "Age | Children\n10 to 15 | c\n16 | c\nAll ages | 24",
    "Age | Children\n10 to 15 | 20\n16 | c",
  ])
    expect(parseOwnTable(text, "children").ok).toBe(true);
});
