import { describe, expect, test } from "vitest";
import { formatPence, MAX_PENCE, parsePounds, poundsForInput } from "./money";

describe("pounds as typed", () => {
  test.each([
    ["£1,234.50", 123450],
    ["1234.5", 123450],
    ["1234", 123400],
    ["0", 0],
    ["0.00", 0],
    ["£ 5240", 524000],
    [" £5,240.00 ", 524000],
    ["1.15", 115],
    ["8.29", 829],
    ["0.07", 7],
    ["007", 700],
    ["５２４０", 524000],
    ["£9,999,999.99", MAX_PENCE],
  ])("%s is %i pence", (typed, pence) => {
    expect(parsePounds(typed)).toEqual({ ok: true, value: pence });
  });

  const amount = "The amount must be an amount in pounds, for example £1,234.50";
  const less = "The amount must not be less than £0.00";
  test.each([
    ["1.2.3", amount],
    ["1e5", amount],
    ["£1,23", amount],
    ["1,2345.00", amount],
    ["12,34", amount],
    [",123", amount],
    ["1 234", amount],
    ["💷", amount],
    ["££5", amount],
    ["£", amount],
    ["5.", amount],
    [".5", amount],
    ["0x10", amount],
    ["NaN", amount],
    ["Infinity", amount],
    ["$5", amount],
    ["5 pounds", amount],
    ["\u202e5", amount],
    ["£-5", less],
    ["-5", less],
    ["-£5", less],
    ["−5", less],
    ["1.005", "The amount must be in pounds and pence, with 2 numbers after the point"],
    ["£10,000,000", "The amount must not be more than £9,999,999.99"],
    ["9".repeat(400), "The amount must not be more than £9,999,999.99"],
    ["", "Enter the amount in pounds"],
    ["   ", "Enter the amount in pounds"],
    [undefined, "Enter the amount in pounds"],
    [12, "Enter the amount in pounds"],
  ])("%s is refused: %s", (typed, error) => {
    expect(parsePounds(typed)).toEqual({ ok: false, error });
  });

  test("the message names what was asked", () => {
    expect(parsePounds("x", "the weekly cost")).toEqual({
      ok: false,
      error: "The weekly cost must be an amount in pounds, for example £1,234.50",
    });
  });
});

describe("pence as read", () => {
  test.each([
    [123450, "£1,234.50"],
    [0, "£0.00"],
    [5, "£0.05"],
    [100, "£1.00"],
    [99999, "£999.99"],
    [100000000, "£1,000,000.00"],
    [-41200, "-£412.00"],
    [-5, "-£0.05"],
  ])("%i is %s", (pence, words) => {
    expect(formatPence(pence)).toBe(words);
  });

  test("parts of a penny never pass", () => {
    expect(() => formatPence(1.5)).toThrow(RangeError);
    expect(() => formatPence(Number.NaN)).toThrow(RangeError);
  });

  test("a field begins with an amount that it reads back", () => {
    for (const pence of [0, 7, 115, 123450, MAX_PENCE]) {
      expect(parsePounds(poundsForInput(pence))).toEqual({ ok: true, value: pence });
    }
    expect(poundsForInput(undefined)).toBeUndefined();
    expect(poundsForInput(null)).toBeUndefined();
  });
});
