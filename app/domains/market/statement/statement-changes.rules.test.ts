import { expect, it } from "vitest";
import type { RegisterSupply, SupplyService } from "~/domains/providers/queries/register-supply.server";
import type { FigureResult } from "../figures.types";
import { ownersFigure } from "../supply/supply-figures.rules";
import { type FigureQuery, NO_PARAMETERS } from "./figure-queries.rules";
import { ownTableFigure } from "./own-table.rules";
import { changesBetween } from "./statement-changes.rules";
import type { ContentSection } from "./statement-content.rules";

const section = (query: FigureQuery, result: FigureResult): ContentSection[] => [
  {
    key: "supply",
    title: "Supply",
    blocks: [
      { key: "b", kind: "table", text: "", nodes: [], title: "", query, parameters: NO_PARAMETERS, result },
    ],
  },
];
const movesOf = (query: FigureQuery, before: FigureResult, after: FigureResult) =>
  changesBetween(section(query, before), section(query, after), "").figures.map(
    ({ row, column, from, to }) => [row, column, from, to],
  );

it("tells of each owner what is theirs, whatever rank they had, however they are spelt", () => {
  const owners = (...homes: [name: string, places: number][]) => {
    const services = homes.map(
      ([ownerName, places]) =>
        ({
          kind: "childrens-home",
          closed: false,
          councilCode: "E08000031",
          places,
          ownerKey: ownerName.toLowerCase(),
          ownerName,
          groupName: null,
        }) as Partial<SupplyService>,
    );
    const supply = { services, release: null, before: null } as Partial<RegisterSupply> as RegisterSupply;
    return ownersFigure(supply, { code: "E08000031", name: "Wolverhampton", own: true });
  };
  const moves = movesOf(
    "supply-largest-owners",
    owners(["Ash Ltd", 60], ["Beech Ltd", 40]),
    owners(["Cedar Ltd", 70], ["ASH LTD", 60], ["Beech Ltd", 30]),
  ).filter(([, column]) => column === "Places");
  expect(moves).toEqual([
    ["Beech Ltd", "Places", "40", "30"],
    ["All owners", "Places", "100", "160"],
  ]);
});

it("compares the rows of a typed table by their names, also when one was put before them", () => {
  const table = (rows: string) => {
    const parameters = { ...NO_PARAMETERS, table: `Type | Places\n${rows}`, unit: "places", source: "Us" };
    const figure = ownTableFigure(parameters, "Us");
    if (!figure) throw new Error("a table that can be read");
    return figure;
  };
  expect(
    movesOf("own-table", table("Solo | 20\nTwo beds | 30"), table("New | 9\nSolo | 21\nTwo beds | 30")),
  ).toEqual([["Solo", "Places", "20", "21"]]);
});
