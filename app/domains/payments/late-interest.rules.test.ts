import { describe, expect, it } from "vitest";
import { BANK_RATES, claimAt, interestRate, lateClaim } from "./late-interest.rules";

describe("what may be claimed for a late payment", () => {
  it.each([
    [1_500_000, 10, 4_829, 10_000],
    [99_999, 1, 32, 4_000],
    [100_000, 45, 1_449, 7_000],
    [999_999, 1, 322, 7_000],
    [1_000_000, 1, 322, 10_000],
  ])("%d pence, %d days at 11.75%%: %d interest and %d", (pence, daysLate, interestPence, fixedPence) => {
    expect(claimAt(pence, 1_175, daysLate)).toEqual({ interestPence, fixedPence });
  });

  it("is at the rate of the last day in time, however long it goes on", () => {
    const rates = [
      { from: "2026-01-01", basisPoints: 375 },
      { from: "2026-07-01", basisPoints: 9_000 },
    ];
    expect(lateClaim({ pence: 1_500_000, lastDay: "2026-06-30", paidOn: "2026-07-10" }, rates)).toEqual({
      daysLate: 10,
      interestPence: 4_829,
      fixedPence: 10_000,
    });
  });

  it("is nothing on the last day in time, and begins on the next", () => {
    const debt = { pence: 99_999, lastDay: "2026-04-01" };
    expect(lateClaim({ ...debt, paidOn: "2026-04-01" }, BANK_RATES)).toEqual({
      daysLate: 0,
      interestPence: 0,
      fixedPence: 0,
    });
    expect(lateClaim({ ...debt, paidOn: "2026-04-02" }, BANK_RATES)).toMatchObject({
      daysLate: 1,
      interestPence: 32,
    });
  });

  it.each([
    ["2025-12-31", 1_225],
    ["2026-01-01", 1_175],
    ["2026-06-30", 1_175],
    ["2026-12-31", 1_175],
    ["2027-01-01", null],
    ["2022-12-31", null],
  ])("on %s the rate is %s: an unknown one is never guessed", (lastDay, rate) => {
    expect(interestRate(lastDay, BANK_RATES)).toBe(rate);
    if (rate === null) expect(lateClaim({ pence: 1, lastDay, paidOn: "2030-01-01" }, BANK_RATES)).toBeNull();
  });
});
