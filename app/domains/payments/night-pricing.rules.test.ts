import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WHOLE_FEE } from "~/domains/agreements/absences/absence.rules";
import { type Nights, partOf, priceOfNights, roundingTolerance } from "./night-pricing.rules";
import { PRICING_CONVENTIONS, type PricingConvention } from "./pricing-conventions.options";

const CONVENTIONS = Object.keys(PRICING_CONVENTIONS) as PricingConvention[];
const stretch = (nights: number, more: Partial<Nights> = {}): Nights => ({
  nights,
  nightsBefore: 0,
  basisPoints: WHOLE_FEE,
  ...more,
});

describe("what nights cost", () => {
  it.each<[PricingConvention, number, number, number]>([
    ["weekly-share", 79_500, 30, 340_714],
    ["whole-weeks", 79_500, 30, 340_714],
    ["daily-rate", 79_500, 30, 340_710],
    ["running-total", 79_500, 30, 340_714],
    ["weekly-share", 79_500, 31, 352_071],
    ["whole-weeks", 79_500, 31, 352_071],
    ["daily-rate", 79_500, 31, 352_067],
    // Where whole weeks and the weekly share part: six rounded days against one rounding.
    ["weekly-share", 100_003, 6, 85_717],
    ["whole-weeks", 100_003, 6, 85_716],
    ["weekly-share", 70_000, 1_400, 14_000_000],
    ["weekly-share", 70_000, 0, 0],
    ["weekly-share", -79_500, 30, -340_714],
    ["daily-rate", -79_500, 30, -340_710],
  ])("%s: %d pence a week for %d nights is %d", (convention, weekly, nights, pence) => {
    expect(priceOfNights(weekly, stretch(nights), convention)).toBe(pence);
  });

  it.each<[number, number]>([
    [10_000, 30_000],
    [8_000, 24_000],
    [5_000, 15_000],
    [3_333, 9_999],
    [0, 0],
  ])("of three nights at £700 a week, %d basis points are %d pence", (basisPoints, pence) => {
    for (const convention of CONVENTIONS)
      expect(priceOfNights(70_000, stretch(3, { basisPoints }), convention)).toBe(pence);
  });

  it("half a penny goes up, and a discount takes off as much", () => {
    expect([partOf(1, 5_000), partOf(-1, 5_000), partOf(0, 5_000)]).toEqual([1, -1, 0]);
    // Neither a fee of nothing nor a discount of nothing is minus zero.
    expect(Object.is(priceOfNights(-70_000, stretch(0), "weekly-share"), 0)).toBe(true);
  });

  it.each([
    [1, 1],
    [2, 1],
    [30, 15],
    [31, 16],
    [0, 0],
  ])("%d nights may differ by %d pence", (nights, pence) => {
    expect(roundingTolerance(nights)).toBe(pence);
  });
});

describe("for any fee", () => {
  const weekly = fc.integer({ min: -5_000_000, max: 5_000_000 });
  const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });

  it("the parts of a stay are the whole within half a penny a part, by the weekly share", () => {
    fc.assert(
      fc.property(weekly, cuts, (rate, parts) => {
        const whole = priceOfNights(rate, stretch(sum(parts)), "weekly-share");
        const cut = sum(parts.map((nights) => priceOfNights(rate, stretch(nights), "weekly-share")));
        expect(Math.abs(cut - whole) * 2).toBeLessThanOrEqual(parts.length);
      }),
    );
  });

  it("the parts of a stay are the whole to the penny, by the running total", () => {
    fc.assert(
      fc.property(weekly, cuts, (rate, parts) => {
        let nightsBefore = 0;
        const cut = parts.map((nights) => {
          const pence = priceOfNights(rate, stretch(nights, { nightsBefore }), "running-total");
          nightsBefore += nights;
          return pence;
        });
        expect(sum(cut)).toBe(priceOfNights(rate, stretch(nightsBefore), "weekly-share"));
      }),
    );
  });

  it("no convention is further from nights × rate than its tolerance and the rounding of the part", () => {
    fc.assert(
      fc.property(
        weekly,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: WHOLE_FEE }),
        fc.integer({ min: 0, max: 4_000 }),
        fc.constantFrom(...CONVENTIONS),
        (rate, nights, basisPoints, nightsBefore, convention) => {
          const pence = priceOfNights(rate, { nights, nightsBefore, basisPoints }, convention);
          const exact = (rate * nights * basisPoints) / (7 * WHOLE_FEE);
          expect(Math.abs(pence - exact)).toBeLessThanOrEqual(roundingTolerance(nights) + 1);
        },
      ),
    );
  });
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
