import { expect, it } from "vitest";
import { type CauseLine, differenceCause } from "./difference-causes.rules";

const core: CauseLine = {
  fee: "Core fee",
  pence: 1_800_000,
  nights: 30,
  weeklyPence: 420_000,
  adjustment: false,
};
const extra: CauseLine = { ...core, fee: "One-to-one support", pence: 90_000, weeklyPence: 21_000 };
const uplift: CauseLine = { ...core, pence: 75_000, nights: 0, weeklyPence: 0, adjustment: true };

it.each([
  ["nothing was paid", 0, [core], null],
  ["rounding alone", 1_799_990, [core], null],
  ["what is on hold", 1_740_000, [core], "£600.00 is on hold"],
  ["an adjustment", 1_800_000, [core, uplift], "The adjustment of £750.00 is not in it"],
  ["a line", 1_800_000, [core, extra], "“One-to-one support” is not in it"],
  // £600 a night.
  ["a night fewer", 1_740_000, [core], "That is 1 night fewer at £4,200.00 a week", 0],
  ["two nights more", 1_920_000, [core], "That is 2 nights more at £4,200.00 a week"],
  ["another fee", 1_864_286, [core], "Paid at £4,350.00 a week; £4,200.00 was agreed for these nights"],
  ["nothing explains it", 1_234_567, [core], null],
] satisfies [string, number, CauseLine[], string | null, number?][])(
  "the cause of a difference: %s",
  (_, paid, lines, cause, heldPence = 60_000) => {
    const expected = lines.reduce((sum, { pence }) => sum + pence, 0);
    expect(
      differenceCause({ expected, paid, nights: 30, heldPence, lines, weeklyFees: [420_000, 435_000] }),
    ).toBe(cause);
  },
);
