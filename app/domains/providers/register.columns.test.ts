import { describe, expect, it } from "vitest";
import { findColumns, missingColumns } from "~/platform/csv/columns";
import { OUTCODE_COLUMNS, POSTCODE_COLUMNS, REGISTER_COLUMNS } from "./register.columns";

const PUBLISHED_2024 =
  "Web link,URN,Linked Education URN,Provision type,Registration date,Registration status,Name,Address 1,Address 2,Town,County,Postcode,Ofsted region,Government Office Region,Local authority,Parliamentary constituency,Sector,Premises,Places,Short-break-only children's home,Multi-building children's home,Organisation which owns the provider,Latest full inspection event type,Latest full inspection date,Latest full inspection publication date,Latest full inspection event number,Overall experiences and progress of children and young people,Outcomes in education and related learning activities,Health services,How well children and young people are helped and protected,The effectiveness of leaders and managers,Previous full inspection event type,Previous full inspection event date,Previous full inspection publication date,Previous full inspection event number,Previous overall experiences and progress of children and young people".split(
    ",",
  );

function found(header: readonly string[]): Record<string, string | undefined> {
  const at = findColumns(header, REGISTER_COLUMNS);
  return Object.fromEntries(Object.entries(at).map(([key, index]) => [key, header[index]]));
}

describe("the register's columns", () => {
  it("are found in the wording of 2024, the previous inspection left aside", () => {
    expect(found(PUBLISHED_2024)).toMatchObject({
      urn: "URN",
      linkedUrn: "Linked Education URN",
      name: "Name",
      governmentOfficeRegion: "Government Office Region",
      ofstedRegion: "Ofsted region",
      places: "Places",
      owner: "Organisation which owns the provider",
      inspectedOn: "Latest full inspection date",
      inspectionNumber: "Latest full inspection event number",
      grade: "Overall experiences and progress of children and young people",
    });
  });

  it("are found when the previous inspection stands first", () => {
    expect(found([...PUBLISHED_2024].reverse())).toMatchObject({
      inspectedOn: "Latest full inspection date",
      grade: "Overall experiences and progress of children and young people",
    });
  });

  it.each([
    ["urn", ["Unique Reference Number", "Setting URN", "Provider URN ", "\n\u00a0urn"]],
    ["provisionType", ["Provider type", "Setting type", "Type of provision", "PROVISION\nTYPE"]],
    ["status", ["Status", "Setting status", "Current registration status"]],
    ["localAuthority", ["Local Authority ", "LA", "LA name", "Local authority area", "Council"]],
    ["governmentOfficeRegion", ["Region", "GOR", "English region", "Government  office\nregion"]],
    ["sector", ["Sector ", "Provider sector", "Ownership type"]],
    ["places", ["Number of places", "Max users", "Maximum number of users", "Registered places", "Capacity"]],
    [
      "owner",
      [
        "Owner name",
        "Owner",
        "Organisation name",
        "Organization which owns the provider",
        "Registered provider",
      ],
    ],
    ["inspectedOn", ["Inspection date", "Date of last inspection", "Most recent full inspection date"]],
    [
      "grade",
      [
        "Overall effectiveness",
        "Latest overall effectiveness",
        "Overall experience and progress",
        "Overall judgement",
      ],
    ],
  ])("%s is found however it is worded", (key, wordings) => {
    for (const wording of wordings) {
      expect(found(["Web link", wording, "Town"]), wording).toMatchObject({ [key]: wording });
    }
  });

  it.each([
    ["URN", "URN"],
    ["Provision type", "Provision type"],
    ["Registration status", "Registration status"],
    ["Local authority", "Local authority"],
    ["Places", "Places"],
    ["Organisation which owns the provider", "Organisation which owns the provider"],
    ["Latest full inspection date", "Latest full inspection date"],
    [
      "Overall experiences and progress of children and young people",
      "Overall experiences and progress of children and young people",
    ],
  ])("without %j the file lacks exactly that", (column, label) => {
    const header = PUBLISHED_2024.filter((cell) => cell !== column);
    expect(missingColumns(findColumns(header, REGISTER_COLUMNS), REGISTER_COLUMNS)).toEqual([label]);
  });

  it("let Ofsted's region stand in for the government office region", () => {
    const header = PUBLISHED_2024.filter((cell) => cell !== "Government Office Region");
    expect(found(header)).toMatchObject({ governmentOfficeRegion: "Ofsted region" });
  });
});

it.each([["lad25cd"], ["lad24cd"], ["oslaua"], ["laua"]])("finds the postcode's district as %s", (name) => {
  const at = findColumns(["pcd7", "pcds", "east1m", "north1m", name, "lat", "long"], POSTCODE_COLUMNS);
  expect(at).toMatchObject({ pcds: 1, district: 4, lat: 5, lng: 6 });
});

it("finds the columns of the table of outcodes", () => {
  const at = findColumns(["outcode", "lat", "long", "lad25cd_most_common", "live"], OUTCODE_COLUMNS);
  expect(at).toEqual({ outcode: 0, lat: 1, lng: 2, district: 3 });
});
