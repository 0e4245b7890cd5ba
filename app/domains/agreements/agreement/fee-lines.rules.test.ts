import { describe, expect, it } from "vitest";
import { exampleLine } from "~/domains/offers/example-line";
import { type CostingLine, weeklyPenceOf } from "~/domains/offers/money.rules";
import { endedBefore, feeLinesOf, feesInWords, sharesOf } from "./fee-lines.rules";

const line = (more: Partial<CostingLine>) => exampleLine({ unitPence: 485_000, ...more });

describe("an amount that several share", () => {
  it.each([
    [485_000, 1, [485_000]],
    [100, 3, [34, 33, 33]],
    [200, 3, [67, 67, 66]],
    [-100, 3, [-34, -33, -33]],
    [1, 3, [1, 0, 0]],
    [0, 2, [0, 0]],
  ])("%i between %i", (pence, between, shares) => {
    expect(sharesOf(pence, between)).toEqual(shares);
  });

  it("adds up to itself, to the penny, whatever it is and however many share it", () => {
    // A seeded walk, the same on every run.
    let seed = 20_261_129;
    const next = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed % below;
    };
    for (let run = 0; run < 5_000; run += 1) {
      const [pence, between] = [next(5_000_001) - 2_500_000, 1 + next(12)];
      const shares = sharesOf(pence, between);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(pence + 0);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }
  });
});

describe("the fees of a child", () => {
  const lines = [
    line({ unitPence: 485_001 }),
    line({ kind: "extra-staffing", unitPence: 2_250, hoursHundredths: 1_250, to: "2027-02-21" }),
    line({ kind: "set-up", unitPence: 90_000, from: "2026-12-10" }),
    line({ kind: "discount", unitPence: 10_001 }),
  ];

  it("of all children of an offer add up to its lines", () => {
    const children = [0, 1, 2].map((place) => feeLinesOf(lines, "2026-12-01", { place, of: 3 }));
    lines.forEach((one, index) => {
      const sum = (what: "weeklyPence" | "oncePence") =>
        children.reduce((total, fees) => total + (fees[index]?.[what] ?? Number.NaN), 0);
      expect(sum("weeklyPence")).toBe(weeklyPenceOf(one));
      expect(sum("oncePence")).toBe(one.kind === "set-up" ? one.unitPence : 0);
    });
  });

  it("begin with the placement, or on a line's own later day", () => {
    const fees = feeLinesOf(lines, "2026-12-01", { place: 0, of: 1 });
    expect(fees.map(({ from, to }) => [from, to])).toEqual([
      ["2026-12-01", ""],
      ["2026-12-01", "2027-02-21"],
      ["2026-12-10", ""],
      ["2026-12-01", ""],
    ]);
    expect(feeLinesOf(lines, "2026-12-15", { place: 0, of: 1 })[2]?.from).toBe("2026-12-15");
  });

  it("say what the child costs when, in one sentence", () => {
    expect(feesInWords(feeLinesOf(lines, "2026-12-01", { place: 0, of: 1 }), "2026-12-01")).toBe(
      "£5,031.25 a week to 21 February 2027, then £4,750.00, plus £900.00 once on 10 December 2026",
    );
    expect(
      feesInWords(feeLinesOf([line({ unitPence: 100 })], "2026-12-01", { place: 2, of: 3 }), "2026-12-01"),
    ).toBe("£0.33 a week");
  });

  it("keep what a school bills as it bills it, and share that too", () => {
    const school = line({ kind: "education", basis: "term", unitPence: 400_001, timesAYear: 3 });
    const shares = [0, 1].map((place) => feeLinesOf([school], "2026-12-01", { place, of: 2 })[0]);
    expect(shares.map((one) => one?.yearlyPence)).toEqual([600_002, 600_001]);
    expect(shares[0]).toMatchObject({ pace: "billed", weeklyPence: 0, oncePence: 0 });
  });

  it("tell two lines of one kind and the same words apart", () => {
    const twice = [
      line({ kind: "therapy" }),
      line({ kind: "therapy" }),
      line({ kind: "therapy", description: "Play" }),
    ];
    expect(feeLinesOf(twice, "2026-12-01", { place: 0, of: 1 }).map((one) => one.description)).toEqual([
      "",
      "(line 2)",
      "Play",
    ]);
  });

  it("never give a number that somebody has written themselves", () => {
    const named = ["x", "x", "X (line 2)", "x"].map((description) => line({ kind: "therapy", description }));
    expect(feeLinesOf(named, "2026-12-01", { place: 0, of: 1 }).map((one) => one.description)).toEqual([
      "x",
      "x (line 3)",
      "X (line 2)",
      "x (line 4)",
    ]);
  });

  it("do not fit a start after a line has ended", () => {
    expect(endedBefore(lines, "2027-02-21")).toBe(false);
    expect(endedBefore(lines, "2027-02-22")).toBe(true);
  });
});
