import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnsweredShare,
  debtorsOn,
  missingWords,
  payerWords,
  penceByShare,
  periodsOf,
  standingWords,
} from "./funding-shares.rules";

const BOARD = "E54000062";
const social = (basisPoints: number): AnsweredShare => ({
  party: "social-care",
  basisPoints,
  icbCode: null,
  paysProvider: false,
  answer: null,
});
const health = (
  basisPoints: number,
  answer: AnsweredShare["answer"] = null,
  paysProvider = false,
): AnsweredShare => ({ party: "health", basisPoints, icbCode: BOARD, paysProvider, answer });
const agreed = (agreedUntil: string | null = null) => ({
  agreed: true,
  answeredOn: "2026-11-02",
  agreedUntil,
});

describe("an amount by its shares", () => {
  it.each([
    [100, [10_000], [100]],
    [100, [3334, 3333, 3333], [34, 33, 33]],
    [1, [5_000, 5_000], [1, 0]],
    [101, [7_000, 3_000], [71, 30]],
    [-101, [7_000, 3_000], [-71, -30]],
    [0, [7_000, 3_000], [0, 0]],
    [795_00, [3_333, 6_667], [264_97, 530_03]],
    [999_999_999_999, [3_333, 6_667], [333_300_000_000, 666_699_999_999]],
  ])("%i pence by %j is %j", (pence, shares, parts) => {
    expect(penceByShare(pence, shares)).toEqual(parts);
  });

  it("adds up to the penny, and no part is a penny or more from its exact share", () => {
    const three = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }));
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), three, (pence, [a, b]) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const shares = [low, high - low, 10_000 - high];
        const parts = penceByShare(pence, shares);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(pence);
        // Both sides in ten-thousandths of a penny, in whole numbers.
        for (const [place, part] of parts.entries())
          expect(Math.abs(part * 10_000 - pence * (shares[place] ?? 0))).toBeLessThan(10_000);
      }),
    );
  });

  it("refuses shares that are no whole", () => {
    expect(() => penceByShare(100, [5_000, 4_999])).toThrow("9999");
  });
});

it("a split runs until the day before the next, and the last has no end", () => {
  const [first, second] = [
    { firstDay: "2026-12-01", shares: [social(10_000)] },
    { firstDay: "2027-03-01", shares: [social(7_000), health(3_000)] },
  ];
  expect(periodsOf([second, first]).map(({ firstDay, lastDay }) => [firstDay, lastDay])).toEqual([
    ["2026-12-01", "2027-02-28"],
    ["2027-03-01", null],
  ]);
});

describe("what is missing", () => {
  const period = (share: AnsweredShare, lastDay: string | null = null) => ({
    firstDay: "2026-12-01",
    lastDay,
    shares: [social(7_000), share],
  });
  const HEALTH = "Health (NHS Black Country ICB)";

  it.each([
    ["nobody answered", health(3_000), null, [`${HEALTH} has not agreed to pay 30%`]],
    [
      "it refused",
      health(3_000, { agreed: false, answeredOn: "2026-11-02", agreedUntil: null }),
      null,
      [`${HEALTH} refused to pay 30%`],
    ],
    ["it agreed without an end", health(3_333, agreed()), null, []],
    ["it agreed until a day to come", health(3_000, agreed("2027-02-28")), null, []],
    [
      "what it agreed to has ended",
      health(3_000, agreed("2026-12-09")),
      null,
      [`${HEALTH} agreed to pay 30% only until 9 December 2026`],
    ],
    [
      "it ends before the period does",
      health(3_000, agreed("2027-01-31")),
      "2027-02-28",
      [`${HEALTH} agreed to pay 30% only until 31 January 2027`],
    ],
    ["the period is over", health(3_000), "2026-12-05", []],
  ])("%s", (_what, share, lastDay, words) => {
    expect(missingWords(period(share, lastDay), "2026-12-10")).toEqual(words);
  });

  it("is asked of a period to come on its first day", () => {
    expect(missingWords(period(health(3_000, agreed("2026-11-30"))), "2026-11-01")).toHaveLength(1);
  });

  it("is said of each share, social care's own apart", () => {
    expect(standingWords(social(7_000), "2026-12-10")).toBe("Agreed when funding is authorised");
    expect(standingWords(health(3_000), "2026-12-10")).toBe("Agreement missing");
    expect(standingWords(health(3_000, agreed("2027-01-31")), "2026-12-10")).toBe(
      "Agreed on 2 November 2026, until 31 January 2027",
    );
  });
});

describe("who pays the provider", () => {
  it("is the council alone, unless a board pays itself and has agreed to", () => {
    const all = [{ icbCode: null, basisPoints: 10_000 }];
    expect(debtorsOn([social(7_000), health(3_000, agreed())], "2026-12-10")).toEqual(all);
    expect(debtorsOn([social(7_000), health(3_000, null, true)], "2026-12-10")).toEqual(all);
    expect(debtorsOn([social(7_000), health(3_000, agreed(), true)], "2026-12-10")).toEqual([
      { icbCode: null, basisPoints: 7_000 },
      { icbCode: BOARD, basisPoints: 3_000 },
    ]);
    expect(debtorsOn([health(10_000, agreed(), true)], "2026-12-10")).toEqual([
      { icbCode: BOARD, basisPoints: 10_000 },
    ]);
  });

  it("is said from the start on, with the day of each change and nothing of what is shared", () => {
    const from = "2026-12-10";
    const all = ["Wolverhampton pays all of the fee"];
    expect(payerWords("Wolverhampton", [], from)).toEqual(all);
    const recharged = [{ firstDay: "2026-12-01", shares: [social(7_000), health(3_000, agreed())] }];
    expect(payerWords("Wolverhampton", recharged, from)).toEqual(all);
    const direct = [
      { firstDay: "2026-12-01", shares: [social(10_000)] },
      { firstDay: "2027-01-01", shares: [social(7_000), health(3_000, agreed("2027-02-28"), true)] },
    ];
    expect(payerWords("Wolverhampton", direct, from)).toEqual([
      ...all,
      "From 1 January 2027, Wolverhampton pays 70% and NHS Black Country ICB pays 30%",
      "From 1 March 2027, Wolverhampton pays all of the fee",
    ]);
  });
});
