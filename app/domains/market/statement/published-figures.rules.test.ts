import { describe, expect, it } from "vitest";
import type { AreaFigure } from "~/domains/figures/queries/figures-of-areas.server";
import { NO_PARAMETERS } from "./figure-queries.rules";
import { cellWords } from "./figure-words.rules";
import { areasOf, publishedFigure } from "./published-figures.rules";

const WOLVERHAMPTON = "E08000031";
const figure = (year: number, value: number | null, more: Partial<AreaFigure> = {}): AreaFigure => ({
  measure: "looked-after",
  part: "",
  areaCode: WOLVERHAMPTON,
  year,
  value,
  state: value === null ? "c" : null,
  percent: null,
  percentState: null,
  release: 2025,
  file: "cla_number_2025.csv",
  line: year - 2000,
  flags: [],
  revisedFrom: null,
  ...more,
});

describe("the areas of a comparison", () => {
  it("are the council first, then its neighbours, the region and England", () => {
    const names = areasOf(WOLVERHAMPTON, "neighbours").map(({ name }) => name);
    expect(names).toEqual([
      "Wolverhampton",
      "Dudley",
      "Sandwell",
      "Staffordshire",
      "Walsall",
      "West Midlands",
      "England",
    ]);
    expect(areasOf(WOLVERHAMPTON, "councils")).toHaveLength(16);
    expect(areasOf("E09000001", "own")).toEqual([]);
  });
});

describe("a figure over years", () => {
  const found = [2021, 2022, 2023, 2024].map((year) => figure(year, 540 - year + 2021));

  it("has a column a year, newest last, with the file and line of every number", () => {
    const result = publishedFigure("looked-after", WOLVERHAMPTON, { ...NO_PARAMETERS, years: "3" }, found);
    expect(result?.columns.map(({ label, date }) => [label, date])).toEqual([
      ["2022", "2022-03-31"],
      ["2023", "2023-03-31"],
      ["2024", "2024-03-31"],
    ]);
    expect(result?.rows).toEqual([
      {
        key: WOLVERHAMPTON,
        label: "Wolverhampton",
        kind: "own",
        cells: [
          { value: 539, mark: null, from: [{ source: 0, line: 22 }] },
          { value: 538, mark: null, from: [{ source: 0, line: 23 }] },
          { value: 537, mark: null, from: [{ source: 0, line: 24 }] },
        ],
      },
    ]);
    expect(result?.sources).toEqual([
      {
        publisher: "Department for Education",
        title: "Children looked after in England including adoptions",
        release: "2025",
        file: "cla_number_2025.csv",
        date: null,
        licence: "Open Government Licence v3.0",
      },
    ]);
  });

  it("keeps a mark as it is, says what is missing, and which earlier number was revised", () => {
    const mixed = [
      figure(2024, null),
      figure(2025, 501, { revisedFrom: { value: 499, state: null, release: 2024 } }),
      figure(2025, 11_560, { areaCode: "E12000005", file: "other.csv" }),
    ];
    const result = publishedFigure(
      "looked-after",
      WOLVERHAMPTON,
      { ...NO_PARAMETERS, compare: "region" },
      mixed,
    );
    const words = result?.rows.map(({ cells }) => cells.map((cell) => cellWords(cell, result.unit)));
    expect(words).toEqual([
      ["Not published (small number)", "501"],
      ["No figure", "11,560"],
      ["No figure", "No figure"],
    ]);
    expect(result?.rows[0]?.cells[1]?.revisedFrom).toEqual({ value: 499, mark: null, release: "2024" });
    expect(result?.sources.map(({ file }) => file)).toEqual(["cla_number_2025.csv", "other.csv"]);
    expect(result?.notes).toHaveLength(2);
  });

  it("is none where the council is not in it", () => {
    const elsewhere = [figure(2025, 11_560, { areaCode: "E12000005" })];
    const parameters = { ...NO_PARAMETERS, compare: "region" as const };
    expect(publishedFigure("looked-after", WOLVERHAMPTON, parameters, elsewhere)).toBeNull();
  });
});

it("compares shares, not counts, of new placements by distance", () => {
  const part = (name: string, value: number | null, percent: number | null) =>
    figure(2025, value, {
      measure: "new-placements-by-distance",
      part: name,
      percent,
      percentState: percent === null ? "c" : null,
    });
  const found = [
    part("inside-under-20-miles", 171, 42),
    part("inside-over-20-miles", null, null),
    part("total", 405, 100),
  ];
  const own = publishedFigure("new-placements-by-distance", WOLVERHAMPTON, NO_PARAMETERS, found);
  expect(own?.rows.map(({ label, kind, cells }) => [label, kind, cells[0]?.value])).toEqual([
    ["In our area, under 20 miles", undefined, 171],
    ["In our area, over 20 miles", undefined, null],
    ["Outside it, under 20 miles", undefined, null],
    ["Outside it, over 20 miles", undefined, null],
    ["Not known", undefined, null],
    ["All new placements", "total", 405],
  ]);
  const parameters = { ...NO_PARAMETERS, compare: "region" as const };
  const compared = publishedFigure("new-placements-by-distance", WOLVERHAMPTON, parameters, found);
  expect(compared?.unit.as).toBe("percent");
  expect(compared?.rows[0]?.cells.map(({ value, mark }) => value ?? mark)).toEqual([
    42,
    "c",
    "missing",
    "missing",
    "missing",
  ]);
});
