import { describe, expect, it } from "vitest";
import { isSmallCount, whyPriceIsHidden } from "./small-counts.rules";

describe("what is too small to publish", () => {
  it("is a count of 1 to 5, and never a zero", () => {
    expect([0, 1, 5, 6].map(isSmallCount)).toEqual([false, true, true, false]);
  });

  it.each([
    ["four placements", [2, 1, 1], [10, 10, 10], "placements"],
    ["two providers", [3, 3], [10, 10], "providers"],
    ["one provider with exactly 80%", [3, 1, 1], [80, 10, 10], "dominant"],
    ["one provider with just under 80%", [3, 1, 1], [80, 10, 11], null],
    ["nothing at all", [], [], "placements"],
  ])("a price of %s", (_, placements, pence, why) => {
    const prices = placements.map((count, at) => ({
      provider: `p${at}`,
      placements: count,
      pence: pence[at] ?? 0,
    }));
    expect(whyPriceIsHidden(prices)).toBe(why);
  });

  it("refuses what is no price", () => {
    expect(() => whyPriceIsHidden([{ provider: "a", placements: 1, pence: 1.5 }])).toThrow(RangeError);
  });
});
