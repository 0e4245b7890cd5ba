import { describe, expect, it } from "vitest";
import { hideSmallCountsQuickly } from "~/domains/disclosure/queries/hide-small-counts.server";
import { agesTable, demandFigure, needsTable } from "./demand-figures.rules";
import { demandWindow } from "./demand-window.rules";

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

  it("is no figure where nothing was counted", () => {
    const demand = agesTable([]);
    expect(demandFigure(demand, hideSmallCountsQuickly(demand.counts), window)).toBeNull();
  });
});
