import { describe, expect, test } from "vitest";
import { isEmptyDate, parseDateParts } from "./dates";

const parse = (day?: unknown, month?: unknown, year?: unknown) =>
  parseDateParts({ day, month, year }, "the start date");

describe("a date in three boxes", () => {
  test.each([
    ["1", "2", "2027", "2027-02-01"],
    [" 09 ", "09", " 2027", "2027-09-09"],
    ["29", "2", "2028", "2028-02-29"],
    ["31", "12", "2027", "2027-12-31"],
    ["3", "February", "2027", "2027-02-03"],
    ["3", "sept", "2027", "2027-09-03"],
    ["29", "2", "2000", "2000-02-29"],
    ["１", "２", "２０２７", "2027-02-01"],
  ])("%s/%s/%s is %s", (day, month, year, iso) => {
    expect(parse(day, month, year)).toEqual({ ok: true, value: iso });
  });

  test.each([
    ["31", "2", "2027", "31 February 2027 does not exist", "day"],
    ["29", "2", "2027", "29 February 2027 does not exist", "day"],
    ["29", "2", "2100", "29 February 2100 does not exist", "day"],
    ["31", "4", "2027", "31 April 2027 does not exist", "day"],
    ["0", "4", "2027", "0 April 2027 does not exist", "day"],
    ["99", "1", "2027", "99 January 2027 does not exist", "day"],
    ["1", "13", "2027", "The month of the start date must be a number from 1 to 12", "month"],
    ["1", "0", "2027", "The month of the start date must be a number from 1 to 12", "month"],
    ["1", "ma", "2027", "The month of the start date must be a number from 1 to 12", "month"],
    ["1", "2", "27", "The year of the start date must have 4 numbers, for example 2027", "year"],
    ["1", "2", "02027", "The year of the start date must have 4 numbers, for example 2027", "year"],
    ["1", "2", "2e03", "The year of the start date must have 4 numbers, for example 2027", "year"],
    ["1", "2", "0027", "The year of the start date must be between 1900 and 2200", "year"],
    ["1.5", "2", "2027", "The day of the start date must be a number from 1 to 31", "day"],
    ["-1", "2", "2027", "The day of the start date must be a number from 1 to 31", "day"],
    ["🎂", "2", "2027", "The day of the start date must be a number from 1 to 31", "day"],
    ["1", "", "2027", "The start date must include a month", "month"],
    ["", " ", "2027", "The start date must include a day and a month", "day"],
  ])("%s/%s/%s is refused: %s", (day, month, year, error, box) => {
    expect(parse(day, month, year)).toEqual({ ok: false, error, box });
  });

  test("nothing typed asks for the date", () => {
    expect(parse()).toEqual({ ok: false, error: "Enter the start date" });
    expect(parseDateParts(undefined)).toEqual({ ok: false, error: "Enter the date" });
    expect(isEmptyDate({ day: " ", month: "" })).toBe(true);
    expect(isEmptyDate({ year: "2027" })).toBe(false);
  });

  test("what is not text counts as nothing", () => {
    expect(parse(1, ["2"], { year: 2027 })).toEqual({ ok: false, error: "Enter the start date" });
  });
});
