import { describe, expect, it } from "vitest";
import type { AreaFigure } from "~/domains/figures/queries/figures-of-areas.server";
import type { ServiceKind } from "~/domains/providers/kinds.rules";
import type { SupplyService } from "~/domains/providers/queries/register-supply.server";
import type { FigureResult } from "../figures.types";
import { localUseFigure } from "./local-use.rules";
import { changesFigure, concentrationFigure, ownersFigure, placesFigure } from "./supply-figures.rules";

const WOLVERHAMPTON = { code: "E08000031", name: "Wolverhampton", own: true };
const DUDLEY = { code: "E08000027", name: "Dudley", own: false };
const REGION = { code: "E12000005", name: "West Midlands", own: false };

const service = (kind: ServiceKind, places: number | null, councilCode: string): SupplyService => ({
  kind,
  councilCode,
  places,
  ownerName: `${councilCode} Ltd`,
  ownerKey: councilCode,
  groupName: null,
  grade: null,
  closed: false,
  opened: false,
  placesBefore: null,
  withheldBefore: false,
});
const supplyOf = (...services: SupplyService[]) => ({
  release: { asAt: "2025-03-31", file: "2025.csv" },
  before: { asAt: "2024-03-31", file: "2024.csv" },
  services,
});

const supply = supplyOf(
  service("childrens-home", 4, WOLVERHAMPTON.code),
  service("childrens-home", null, WOLVERHAMPTON.code),
  service("fostering-agency", null, WOLVERHAMPTON.code),
  service("childrens-home", 6, DUDLEY.code),
  service("childrens-home", null, "E08000028"),
);
const lookedAfter: AreaFigure = {
  measure: "looked-after",
  areaCode: WOLVERHAMPTON.code,
  part: "",
  year: 2025,
  release: 2025,
  file: "dfe.csv",
  line: 2,
  value: 500,
  state: null,
  percent: null,
  percentState: null,
  flags: [],
  revisedFrom: null,
};

/** The rows of a figure, a number that is "at least" with a plus. */
const said = (figure: FigureResult | null) =>
  (figure?.rows ?? []).map(({ label, cells }) => [
    label,
    ...cells.map(({ value, mark, atLeast }) => (atLeast ? `${value}+` : (value ?? mark))),
  ]);
const LEFT_OUT = expect.arrayContaining([expect.stringContaining("does not give the places of some")]);

describe("places that the register withholds", () => {
  it("are left out of sums, which then say at least", () => {
    const areas = placesFigure(supply, [WOLVERHAMPTON, DUDLEY, REGION]);
    expect(said(areas)).toEqual([
      ["Wolverhampton", 2, "4+"],
      ["Dudley", 1, 6],
      ["West Midlands", 4, "10+"],
    ]);
    expect(areas.notes).toEqual(LEFT_OUT);
    const kinds = said(placesFigure(supply, [WOLVERHAMPTON]));
    expect(kinds).toContainEqual(["Children's home", 2, "4+"]);
    expect(kinds).toContainEqual(["Independent fostering agency", 1, "z"]);
    expect(said(localUseFigure(supply, [WOLVERHAMPTON], [lookedAfter]))).toEqual([
      ["Wolverhampton", "4+", 500, "0.8+", "missing"],
    ]);
  });

  it("are left out of what owners hold and of what has changed", () => {
    const owners = ownersFigure(supply, REGION);
    expect(said(owners)).toEqual([
      ["E08000027 Ltd", 1, 6, 60],
      ["E08000031 Ltd", 2, "4+", 40],
      ["E08000028 Ltd", 1, "missing", "missing"],
      ["All owners", 4, "10+", 100],
    ]);
    const held = concentrationFigure(supply, [REGION]);
    expect(said(held)[0]?.slice(0, 3)).toEqual(["West Midlands", 4, "10+"]);
    const changes = changesFigure(supply, [REGION]);
    expect(said(changes)).toEqual([["West Midlands", "10+", 0, 0, 0, "10+", 0]]);
    for (const figure of [owners, held, changes]) expect(figure?.notes).toEqual(LEFT_OUT);
  });

  it("are no 0 in what has closed or changed size", () => {
    const closed = { ...service("childrens-home", null, DUDLEY.code), closed: true };
    const appeared = { ...service("childrens-home", 4, DUDLEY.code), withheldBefore: true };
    expect(said(changesFigure(supplyOf(closed, appeared), [DUDLEY]))).toEqual([
      ["Dudley", "missing", 0, "missing", "missing", 4, -1],
    ]);
  });

  it("are no number where none is given, and nothing is said of them where all are", () => {
    const none = supplyOf(service("childrens-home", null, DUDLEY.code));
    expect(said(placesFigure(none, [DUDLEY]))[0]).toEqual(["Children's home", 1, "missing"]);
    expect(said(concentrationFigure(none, [DUDLEY]))).toEqual([
      ["Dudley", 1, "missing", 1, "missing", "missing"],
    ]);
    const all = supplyOf(service("childrens-home", 6, DUDLEY.code));
    expect(placesFigure(all, [WOLVERHAMPTON, DUDLEY]).notes).toBeUndefined();
    // An area without homes leaves nothing out.
    expect(ownersFigure(all, WOLVERHAMPTON).notes).toBeUndefined();
  });
});
