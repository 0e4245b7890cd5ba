import { describe, expect, it } from "vitest";
import { asAtOf, dayOfWording } from "./publication-dates";
import type { RegisterColumn } from "./register.columns";
import { foldOwner, readRegisterRow, urnOf } from "./register.rules";

const COLUMNS = [
  "urn",
  "provisionType",
  "status",
  "name",
  "localAuthority",
  "governmentOfficeRegion",
  "sector",
  "places",
  "owner",
  "inspectedOn",
  "grade",
  "supportedOutcome",
  "shortBreakOnly",
] as const satisfies readonly RegisterColumn[];
const AT = Object.fromEntries(COLUMNS.map((column, index) => [column, index]));

function read(cells: Partial<Record<(typeof COLUMNS)[number], string>>) {
  const row = {
    urn: "9900001",
    provisionType: "Children's home",
    status: "Active",
    localAuthority: "Wolverhampton",
    ...cells,
  } as Partial<Record<string, string>>;
  return readRegisterRow(
    COLUMNS.map((column) => row[column] ?? ""),
    AT,
  );
}

describe("a row of the register", () => {
  it("keeps what is published and adds the portal's codes", () => {
    const result = read({
      provisionType: "Children\u2019s  Home ",
      name: "REDACTED",
      governmentOfficeRegion: "West Midlands",
      sector: "Local Authority",
      places: "4",
      owner: " Juniper Hollow Care\u00a0Limited ",
      inspectedOn: "05/11/2024",
      grade: "Requires improvement to be good",
    });
    expect(result).toMatchObject({
      ok: true,
      row: {
        kind: "childrens-home",
        provisionType: "Children\u2019s Home",
        name: null,
        councilCode: "E08000031",
        governmentOfficeRegion: "West Midlands",
        sector: "local-authority",
        places: 4,
        ownerName: "Juniper Hollow Care Limited",
        grade: "requires-improvement",
        gradeOn: "2024-11-05",
      },
    });
  });

  it("reads a service without an inspection as not yet inspected, places unknown", () => {
    expect(read({})).toMatchObject({ ok: true, row: { grade: null, gradeOn: null, places: null } });
  });

  it.each([
    ["Consistently strong service delivery", "consistently-strong"],
    ["Inconsistent quality of service delivery", "inconsistent"],
    ["Serious or widespread weaknesses", "serious-weaknesses"],
  ])("reads supported accommodation's outcome %j", (wording, grade) => {
    expect(read({ supportedOutcome: wording, inspectedOn: "11/02/2025" })).toMatchObject({ row: { grade } });
  });

  it.each([
    ["Short-break-only children's home", true],
    ["Short breaks only", true],
    ["Y", true],
    ["", false],
    [" ", false],
    ["N", false],
    ["No", false],
    ["FALSE", false],
  ])("reads the short-break cell %j as %s", (wording, shortBreakOnly) => {
    expect(read({ shortBreakOnly: wording })).toMatchObject({ row: { shortBreakOnly } });
  });

  it.each([
    [{ urn: "" }, null, "No URN."],
    [{ urn: "12-34" }, null, "URN \u201c12-34\u201d is neither digits nor SC and digits."],
    [{ provisionType: "" }, "9900001", "No provision type."],
    [{ status: "Perhaps" }, "9900001", "Registration status \u201cPerhaps\u201d is not known."],
    [{ places: "three" }, "9900001", "Places \u201cthree\u201d is not a whole number."],
    [
      { inspectedOn: "31/02/2025" },
      "9900001",
      "Latest full inspection date \u201c31/02/2025\u201d is not a date.",
    ],
    [{ grade: "Splendid" }, "9900001", "Overall grade \u201cSplendid\u201d is not known."],
  ])("rejects %j with its reason", (cells, urn, reason) => {
    expect(read(cells)).toEqual({ ok: false, urn, reason });
  });
});

it.each([
  ["SC034253", "SC034253"],
  [" sc 034253", "SC034253"],
  ["1242101.0", "1242101"],
  ["SC", null],
  ["1234567x", null],
])("reads the URN %j as %s", (text, urn) => {
  expect(urnOf(text)).toBe(urn);
});

describe("owner names", () => {
  it.each([
    ["Homes 2 Inspire Limited", "Homes2inspire Ltd"],
    ["Positive Outcomes Childcare L TD", "POSITIVE OUTCOMES CHILDCARE LIMITED"],
    ["The Together Trust", "Together Trust"],
    ["Brooks & Brooks Recruitment", "Brooks and Brooks Recruitment Limited"],
    ["Compass Children's Homes Limited", "Compass Childrens Homes Ltd."],
    ["Compass Children\u2019s Homes", "Compass Children's Homes"],
    ["HMO NE LTD T/A ForeverCare", "HMO NE Ltd"],
  ])("%j and %j are one owner", (one, other) => {
    expect(foldOwner(one)).toBe(foldOwner(other));
  });

  it.each([
    ["Protea Care 2 Limited", "Protea Care Limited"],
    ["Five Rivers Child Care Limited", "Five Rivers Family Care Limited"],
    ["Limited", "Ltd Limited Homes"],
  ])("%j and %j are two", (one, other) => {
    expect(foldOwner(one)).not.toBe(foldOwner(other));
  });
});

describe("dates", () => {
  it.each([
    ["05/11/2024", "2024-11-05"],
    ["5.11.24", "2024-11-05"],
    ["2024-11-05", "2024-11-05"],
    ["2024-11-05 00:00:00", "2024-11-05"],
    ["5 November 2024", "2024-11-05"],
    ["05-Nov-24", "2024-11-05"],
    ["45601", "2024-11-05"],
    ["11/25/2024", null],
    ["29/02/2025", null],
    ["soon", null],
  ])("%j is %s", (text, day) => {
    expect(dayOfWording(text)).toBe(day);
  });

  it.each([
    [["Published 20 June 2025. Provider level as at 31 March 2025"], "x.csv", "2025-03-31"],
    [["Children's social care, 31 March 2023"], "x.csv", "2023-03-31"],
    [[], "provider-level-at-31-march-2024.csv", "2024-03-31"],
    [["Notes"], "Provider_level_31_Mar_2022.csv", "2022-03-31"],
    [[], "settings_2026-03-31.csv", "2026-03-31"],
    [[], "settings-20260331.csv", "2026-03-31"],
    [["Children's social care 2025"], "ofsted.csv", null],
  ])("a file titled %j named %s is as at %s", (titles, name, day) => {
    expect(asAtOf(titles, name)).toBe(day);
  });
});
