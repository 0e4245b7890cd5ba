import { expect, it } from "vitest";
import type { FigureCell, FigureUnit } from "../figures.types";
import { NO_PARAMETERS } from "./figure-queries.rules";
import type { StatementContent } from "./statement-content.rules";
import { figuresCsv } from "./statement-files.rules";

const cell = (value: number, more: Partial<Pick<FigureCell, "low" | "high" | "atLeast">> = {}) => ({
  value,
  mark: null,
  from: [],
  ...more,
});

function linesOf(unit: FigureUnit, ...cells: FigureCell[]): string[][] {
  const result = {
    title: "Figure",
    unit,
    rowHeading: "Row",
    columns: cells.map((_, at) => ({ key: `c${at}`, label: `C${at}` })),
    rows: [{ key: "r", label: "R", cells }],
    sources: [],
    definition: "",
  };
  const content: StatementContent = {
    schema: 1,
    council: { code: "E08000031", name: "Wolverhampton", slug: "wolverhampton" },
    number: 1,
    title: "Homes",
    period: "2026",
    publishedAt: "2026-11-30T00:00:00.000Z",
    supersedes: null,
    changes: { summary: "", sections: [], figures: [], moved: 0 },
    sections: [
      {
        key: "price",
        title: "Price",
        blocks: [
          {
            key: "b",
            kind: "table",
            text: "",
            nodes: [],
            title: "",
            query: "own-table",
            parameters: NO_PARAMETERS,
            result,
          },
        ],
      },
    ],
  };
  const [head = "", ...lines] = figuresCsv(content).trimEnd().split("\r\n");
  const names = head.split(",").map((name) => name.replace(/\W/g, ""));
  const wanted = ["value", "mark", "low", "high", "at_least", "unit"].map((name) => names.indexOf(name));
  return lines.map((line) => wanted.map((at) => (line.split(",")[at] ?? "no column").replaceAll('"', "")));
}

it("writes money in the pounds that its unit says, bounds too, and a number that leaves parts out as one", () => {
  const pounds: FigureUnit = { label: "pounds a week", as: "pence", places: 2 };
  expect(
    linesOf(pounds, cell(435_050, { low: 400_000, high: 460_001 }), cell(1_999, { atLeast: true }), {
      value: null,
      mark: "c",
      from: [],
    }),
  ).toEqual([
    ["4350.5", "", "4000", "4600.01", "", "pounds a week"],
    ["19.99", "", "", "", "yes", "pounds a week"],
    ["", "c", "", "", "", "pounds a week"],
  ]);
});

it("says of a share that it is in percent, and leaves counts as they are", () => {
  expect(linesOf({ label: "of places", as: "percent", places: 1 }, cell(33.3))).toEqual([
    ["33.3", "", "", "", "", "percent of places"],
  ]);
  expect(linesOf({ label: "places", as: "number", places: 0 }, cell(0))).toEqual([
    ["0", "", "", "", "", "places"],
  ]);
});
