import { describe, expect, it } from "vitest";
import { childSchema, completedYears, storedChildSchema } from "./child.schema";

const page = {
  given: " Razvan ",
  family: "O’Connor-Dumitrescu",
  dateOfBirth: { day: "29", month: "2", year: "2012" },
  gender: "boy",
  postcode: "wv109ab",
  nhsNumber: "943 476 5919",
  upn: "a123456789012",
  otherFamilyNames: "Ioana, Răzvan\nIoana",
};
const schema = childSchema("2026-11-25");

const errors = (changed: Record<string, unknown>) => {
  const result = schema.safeParse({ ...page, ...changed });
  return Object.fromEntries(
    (result.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]),
  );
};

describe("the child", () => {
  it("is kept tidily", () => {
    const child = schema.parse(page);
    expect(child).toMatchObject({
      given: "Razvan",
      dateOfBirth: "2012-02-29",
      postcode: "WV10 9AB",
      nhsNumber: "9434765919",
      upn: "A123456789012",
      otherFamilyNames: ["Ioana", "Răzvan"],
      school: "",
    });
    expect(storedChildSchema.parse(JSON.parse(JSON.stringify(child)))).toEqual(child);
  });

  it.each([
    ["given", "  ", /Enter the child's given name/],
    ["given", "x".repeat(101), /101 characters/],
    ["dateOfBirth", { day: "", month: "", year: "" }, /Enter the date of birth/],
    ["dateOfBirth.day", { day: "29", month: "2", year: "2013" }, /29 February 2013 does not exist/],
    ["dateOfBirth", { day: "26", month: "11", year: "2026" }, /in the future/],
    ["dateOfBirth", { day: "25", month: "11", year: "2008" }, /18 or over/],
    ["gender", "", /Choose/],
    ["postcode", "WV10", /full postcode/],
    ["nhsNumber", "943 476 5918", /last digit/],
    ["nhsNumber", "12345", /10 digits/],
    ["upn", "12345", /letter and 12/],
  ])("refuses %s %o", (field, value, words) => {
    expect(errors({ [field.replace(".day", "")]: value })[field]).toMatch(words);
  });

  it("may be 17 until the day before the eighteenth birthday", () => {
    expect(errors({ dateOfBirth: { day: "26", month: "11", year: "2008" } })).toEqual({});
  });
});

describe("completed years", () => {
  it.each([
    ["2010-11-25", "2026-11-24", 15],
    ["2010-11-25", "2026-11-25", 16],
    ["2012-02-29", "2027-02-28", 14],
    ["2012-02-29", "2027-03-01", 15],
    ["2012-02-29", "2028-02-29", 16],
    ["2026-11-25", "2026-11-25", 0],
    ["2026-11-26", "2026-11-25", -1],
  ])("born %s, on %s: %i", (born, on, years) => {
    expect(completedYears(born, on)).toBe(years);
  });
});
