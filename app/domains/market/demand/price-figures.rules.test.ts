import { describe, expect, it } from "vitest";
import { hideSmallCountsQuickly } from "~/domains/disclosure/queries/hide-small-counts.server";
import { demandWindow } from "./demand-window.rules";
import { pricedCounts, pricesFigure } from "./price-figures.rules";

const window = demandWindow("2026-11-30");
const of = (kind: string, median: number, ...providers: [placements: number, pence: number][]) =>
  providers.map(([placements, pence], at) => ({ kind, provider: `p${at}`, placements, pence, median }));

describe("what places cost", () => {
  it("is told of enough places of enough providers, and hidden otherwise", () => {
    const priced = [
      ...of("childrens-home", 512_345, [4, 2_000_000], [3, 1_600_000], [2, 1_000_000]),
      ...of("fostering-agency", 98_765, [20, 1_900_000], [1, 90_000], [1, 90_000]),
      ...of("supported-accommodation", 154_321, [2, 300_000], [2, 310_000]),
      ...of("residential-special-school", 634_500, [9, 5_700_000], [9, 5_600_000]),
    ];
    const figure = pricesFigure(priced, hideSmallCountsQuickly(pricedCounts(priced)), window);
    const cells = Object.fromEntries(
      (figure?.rows ?? []).map(({ key, cells }) => [key, cells.map(({ value, mark }) => value ?? mark)]),
    );
    expect(cells["fostering-agency"]).toEqual([22, "hidden"]);
    expect(cells["residential-special-school"]).toEqual([18, "hidden"]);
    // Four are hidden, and with the total known the nine of children's homes too: then their cost tells of nobody, but nor of them.
    expect(cells["supported-accommodation"]).toEqual(["hidden", "hidden"]);
    expect(cells["childrens-home"]).toEqual(["hidden", "hidden"]);
    expect(JSON.stringify(figure)).not.toContain("154");
  });

  it("is rounded, so that it is no single placement's", () => {
    const priced = of("childrens-home", 512_345, [4, 2_000_000], [3, 1_600_000], [2, 1_000_000]);
    const figure = pricesFigure(priced, hideSmallCountsQuickly(pricedCounts(priced)), window);
    expect(figure?.rows[0]?.cells.map(({ value }) => value)).toEqual([9, 512_000]);
  });

  it("is no figure where nothing was accepted", () => {
    expect(pricesFigure([], hideSmallCountsQuickly(pricedCounts([])), window)).toBeNull();
  });
});
