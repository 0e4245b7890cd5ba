import { describe, expect, it } from "vitest";
import { hideSmallCountsQuickly } from "~/domains/disclosure/queries/hide-small-counts.server";
import type { ServiceKind } from "~/domains/providers/kinds.rules";
import {
  agesTable,
  closingsTable,
  demandFigure,
  needsTable,
  typesTable,
  waitsTable,
} from "./demand-figures.rules";
import { demandWindow } from "./demand-window.rules";
import { withSupply } from "./needed-and-available.rules";

const window = demandWindow("2026-11-30");

describe("demand", () => {
  it.each([
    ["2026-11-30", "2025-10-01", "2026-10-01", "1 October 2025 to 30 September 2026"],
    ["2026-10-01", "2025-10-01", "2026-10-01", "1 October 2025 to 30 September 2026"],
    ["2026-09-30", "2025-07-01", "2026-07-01", "1 July 2025 to 30 June 2026"],
    ["2026-01-01", "2025-01-01", "2026-01-01", "1 January 2025 to 31 December 2025"],
  ])("is counted over whole quarters: on %s", (today, from, to, label) => {
    expect(demandWindow(today)).toEqual({ from, to, label });
  });

  it("never lets a hidden number into what is published", () => {
    const demand = agesTable([
      { row: "0-4", column: "placed", count: 4 },
      { row: "0-4", column: "open", count: 977 },
      { row: "10-15", column: "placed", count: 988 },
      { row: "10-15", column: "open", count: 991 },
    ]);
    const figure = demandFigure(demand, hideSmallCountsQuickly(demand.counts), window);
    const text = JSON.stringify(figure);
    for (const secret of ["977", "988", "991"]) expect(text).not.toContain(secret);
    expect(figure?.rows[0]?.cells[0]).toMatchObject({ value: null, mark: "hidden" });
    expect(figure?.notes).toHaveLength(1);
  });

  it("hides how many have a need when only a few have not", () => {
    const demand = needsTable([{ row: "trauma", column: "with", count: 48 }], 50);
    const figure = demandFigure(demand, hideSmallCountsQuickly(demand.counts), window);
    expect(figure?.rows).toMatchObject([
      { label: "Trauma and loss", cells: [{ value: null, mark: "hidden" }] },
    ]);
    expect(figure?.columns).toHaveLength(1);
  });

  it("gives no hidden number away by the waits beside the outcomes", () => {
    // 30 of 42 found a place: 42 less the 12 who did not. Hidden with the three, the total of 30 would follow from the waits.
    const ages = agesTable([
      { row: "0-4", column: "placed", count: 3 },
      { row: "10-15", column: "placed", count: 27 },
      { row: "10-15", column: "open", count: 12 },
    ]);
    const waits = waitsTable([
      { row: "3", column: "count", count: 28 },
      { row: "longer", column: "count", count: 2 },
      { row: "none", column: "count", count: 12 },
    ]);
    if (!waits) throw new Error("Many found a place, and many did not.");
    const hidden = hideSmallCountsQuickly(ages.counts);
    expect([hidden.columnTotals[0], hidden.whole]).toEqual([false, false]);
    // Those of 10 to 15 would tell of the three.
    expect([hidden.cells[0]?.[0], hidden.cells[2]?.[0]]).toEqual([true, true]);
    const figure = demandFigure(waits, hideSmallCountsQuickly(waits.counts), window);
    expect(figure?.rows.map(({ key, cells: [cell] }) => [key, cell?.value ?? cell?.mark])).toEqual([
      ["1", 0],
      ["3", "hidden"],
      ["7", 0],
      ["28", 0],
      ["longer", "hidden"],
      ["none", 12],
      ["total", 42],
    ]);
  });

  it.each([
    [4, 30],
    [30, 4],
  ])("tells no waits where %i found a place and %i did not", (placed, none) => {
    const found = [
      { row: "3", column: "count", count: placed },
      { row: "none", column: "count", count: none },
    ];
    expect(waitsTable(found)).toBeNull();
    const ages = agesTable([
      { row: "10-15", column: "placed", count: placed },
      { row: "10-15", column: "open", count: none },
    ]);
    // And the table of ages alone protects the few.
    const hidden = hideSmallCountsQuickly(ages.counts);
    expect(hidden.columnTotals.slice(0, 2)).toEqual([true, true]);
  });

  it("gives no hidden number away by the types and closings beside the outcomes", () => {
    // 2 of the 9 that were closed are the youngest: hidden, and with them another, never the 9 that the closings tell.
    const ages = agesTable([
      { row: "0-4", column: "closed", count: 2 },
      { row: "0-4", column: "placed", count: 20 },
      { row: "10-15", column: "closed", count: 7 },
      { row: "10-15", column: "placed", count: 30 },
    ]);
    const hidden = hideSmallCountsQuickly(ages.counts);
    expect(hidden.columnTotals).toEqual([false, false, false, false]);
    expect([hidden.cells[0]?.[2], hidden.cells[2]?.[2]]).toEqual([true, true]);
    const closings = closingsTable([
      { row: "no-offers", column: "count", count: 8 },
      { row: "kin", column: "count", count: 1 },
      { row: "none", column: "count", count: 50 },
    ]);
    const told = closings && demandFigure(closings, hideSmallCountsQuickly(closings.counts), window);
    // The 8 would tell of the one.
    expect(told?.rows.map(({ cells: [cell] }) => cell?.value ?? cell?.mark)).toEqual(["hidden", "hidden", 9]);
    expect(closingsTable([{ row: "kin", column: "count", count: 5 }])).toBeNull();
    expect(
      typesTable([
        { row: "fostering", column: "placed", count: 30 },
        { row: "fostering", column: "none", count: 2 },
      ]),
    ).toBeNull();
  });

  it("shows what is registered here beside what was needed, where places are counted", () => {
    const types = typesTable([
      { row: "childrens-home", column: "placed", count: 12 },
      { row: "childrens-home", column: "none", count: 30 },
      { row: "fostering", column: "placed", count: 40 },
      { row: "fostering", column: "none", count: 8 },
    ]);
    const needed = types && demandFigure(types, hideSmallCountsQuickly(types.counts), window);
    const service = (kind: ServiceKind, places: number | null, councilCode = "E08000031") => ({
      ...{ kind, councilCode, places, ownerName: null, ownerKey: null, groupName: null, grade: null },
      ...{ closed: false, opened: false, placesBefore: null, withheldBefore: false },
    });
    const supply = {
      release: { asAt: "2025-03-31", file: "register.csv" },
      before: null,
      services: [
        service("childrens-home", 4),
        service("special-school-as-childrens-home", null),
        service("childrens-home", 9, "E08000027"),
        service("fostering-agency", null),
        { ...service("childrens-home", 6), closed: true },
      ],
    };
    const shown = needed && withSupply(needed, supply, "E08000031");
    expect(
      shown?.rows.map(({ key, cells }) => [key, ...cells.slice(-2).map((cell) => cell.value ?? cell.mark)]),
    ).toEqual([
      ["childrens-home", 2, 4],
      ["fostering", 1, "z"],
      ["total", "z", "z"],
    ]);
    expect(shown?.rows[0]?.cells.at(-1)).toMatchObject({ atLeast: true, from: [{ source: 1 }] });
    expect(shown?.columns).toHaveLength(5);
    expect(needed && withSupply(needed, { ...supply, release: null }, "E08000031")).toBe(needed);
  });

  it("is no figure where nothing was counted", () => {
    const demand = agesTable([]);
    expect(demandFigure(demand, hideSmallCountsQuickly(demand.counts), window)).toBeNull();
    const waits = waitsTable([]);
    expect(waits && demandFigure(waits, hideSmallCountsQuickly(waits.counts), window)).toBeNull();
  });
});
