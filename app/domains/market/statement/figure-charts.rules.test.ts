import { describe, expect, it } from "vitest";
import { COUNCIL_AREAS } from "~/domains/providers/council-areas";
import type { FigureCell, FigureResult } from "../figures.types";
import { WEST_MIDLANDS_TILES } from "../tiles.rules";
import { chartData, chartKindsOf, sentenceOf } from "./figure-charts.rules";

const cell = (value: number | null): FigureCell =>
  value === null ? { value, mark: "hidden", from: [] } : { value, mark: null, from: [] };

const figure = (
  columns: string[],
  rows: (number | null)[][],
  more: Partial<FigureResult> = {},
): FigureResult => ({
  title: "Children looked after",
  unit: { label: "children", as: "number", places: 0 },
  rowHeading: "Area",
  columns: columns.map((label) => ({
    key: label,
    label,
    ...(label.startsWith("20") ? { date: `${label}-03-31` } : {}),
  })),
  rows: rows.map((values, at) => ({ key: `r${at}`, label: `Row ${at}`, cells: values.map(cell) })),
  sources: [{ publisher: "DfE", title: "Children looked after", release: "2025", file: null, date: null }],
  definition: "Counted on 31 March.",
  ...more,
});

describe("figures as pictures", () => {
  it.each([
    ["up to four rows over time", figure(["2023", "2024", "2025"], [[1, 2, 3]]), "lines"],
    ["many rows over time", figure(["2023", "2024", "2025"], Array(6).fill([1, 2, 3])), "multiples"],
    ["many rows then and now", figure(["2023", "2025"], Array(6).fill([1, 2])), "slope"],
    ["a column", figure(["Places"], [[1], [2]]), "bars"],
    [
      "parts",
      figure(
        ["Good", "Outstanding"],
        [
          [10, 2],
          [7, 9],
        ],
      ),
      "stacked",
    ],
    [
      "shares",
      figure(["Near", "Far"], [[10, 2]], { unit: { label: "of new placements", as: "percent", places: 0 } }),
      "dots",
    ],
    ["nothing known", figure(["2023", "2025"], [[null, null]]), undefined],
    ["too many parts", figure(["a", "b", "c", "d", "e"], [[1, 2, 3, 4, 5]]), undefined],
  ])("are drawn as fits them: %s", (_, one, kind) => {
    expect(chartKindsOf(one, "supply-grades")[0]).toBe(kind);
  });

  it("are stacked only where somebody asks for it when the table was typed", () => {
    const typed = figure(
      ["Now", "Needed"],
      [
        [10, 12],
        [7, 9],
      ],
    );
    expect(chartKindsOf(typed, "own-table")).toEqual(["dots", "stacked"]);
  });

  it("say that a part is at least so much", () => {
    const one = figure(["Places"], [[10]]);
    const [row] = one.rows;
    if (!row) throw new Error("The figure has a row.");
    const partly = { ...one, rows: [{ ...row, cells: [{ ...cell(10), atLeast: true } as FigureCell] }] };
    expect(chartData(partly, "bars").series[0]?.marks).toEqual([
      { value: 10, text: "At least 10", atLeast: true },
    ]);
  });

  it("are no picture when their columns have different units", () => {
    const one = figure(["Homes", "Places"], [[1, 2]]);
    const [homes, places] = one.columns;
    if (!homes || !places) throw new Error("The figure has two columns.");
    const mixed = {
      ...one,
      columns: [homes, { ...places, unit: { label: "places", as: "number" as const, places: 0 } }],
    };
    expect(chartKindsOf(mixed, "supply-grades")).toEqual([]);
  });

  it("have a tile for each council of the region, and the same numbers on them", () => {
    expect(WEST_MIDLANDS_TILES.map(({ key }) => key).toSorted()).toEqual(
      COUNCIL_AREAS.map(({ code }) => code).toSorted(),
    );
    expect(new Set(WEST_MIDLANDS_TILES.map(({ row, column }) => `${row}-${column}`)).size).toBe(14);
    const rows = COUNCIL_AREAS.map(({ code, name }, at) => ({
      key: code,
      label: name,
      cells: [cell(100 + at)],
    }));
    const region = { ...figure(["2025"], []), rows };
    expect(chartKindsOf(region, "supply-grades")[0]).toBe("map");
    const drawn = chartData(region, "map");
    expect(drawn.series[0]?.marks.map(({ value }) => value)).toEqual(
      rows.map(({ cells }) => cells[0]?.value),
    );
  });

  it("leave totals out, keep marks as words and bounds as they are", () => {
    const one = figure(
      ["2024", "2025"],
      [
        [10, null],
        [30, 40],
      ],
    );
    const [first, total] = one.rows;
    if (!first || !total) throw new Error("The figure has two rows.");
    const bounded = { ...cell(12), low: 9, high: 15 } as FigureCell;
    const drawn = chartData(
      {
        ...one,
        rows: [
          { ...first, cells: [bounded, cell(null)] },
          { ...total, kind: "total" },
        ],
      },
      "lines",
    );
    expect(drawn.series).toEqual([
      {
        key: "r0",
        label: "Row 0",
        marks: [
          { value: 12, text: "12", low: 9, high: 15 },
          { value: null, text: "Hidden (small number)" },
        ],
      },
    ]);
    expect(drawn.categories.map(({ at }) => at)).toEqual([8856, 9221]);
  });

  it("say the council's own number first, and otherwise the largest", () => {
    const one = figure(
      ["2024", "2025"],
      [
        [10, 12],
        [30, 40],
      ],
    );
    expect(sentenceOf(one)).toBe("Highest: Row 1, 40 (2025). Counted on 31 March.");
    const own = {
      ...one,
      rows: one.rows.map((row, at) => (at === 0 ? { ...row, kind: "own" as const } : row)),
    };
    expect(sentenceOf(own)).toBe("Row 0: 12 (2025), from 10 (2024). Counted on 31 March.");
  });
});
