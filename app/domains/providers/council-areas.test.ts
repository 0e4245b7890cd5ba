import { expect, it } from "vitest";
import {
  adjoins,
  COUNCIL_AREAS,
  councilAreaOfName,
  councilOfDistrict,
  districtsOfRegion,
} from "./council-areas";
import { milesBetween, outcodeOf } from "./distance.rules";

it("the region has fourteen councils, and a boundary is shared from both sides", () => {
  expect(COUNCIL_AREAS).toHaveLength(14);
  for (const area of COUNCIL_AREAS) {
    for (const other of COUNCIL_AREAS)
      expect(adjoins(area.code, other.code)).toBe(adjoins(other.code, area.code));
  }
  expect(adjoins("E08000026", "E08000031")).toBe(false);
});

it("nineteen districts belong to three counties; any other code is its own council", () => {
  expect(districtsOfRegion()).toHaveLength(19);
  expect(new Set(districtsOfRegion().map(councilOfDistrict))).toEqual(
    new Set(["E10000028", "E10000031", "E10000034"]),
  );
  expect(councilOfDistrict("E08000025")).toBe("E08000025");
});

it.each([
  ["Stoke on Trent", "E06000021"],
  ["Telford & Wrekin", "E06000020"],
  ["HEREFORDSHIRE, COUNTY OF", "E06000019"],
  ["City of Wolverhampton Council", "E08000031"],
  ["Birmingham City Council", "E08000025"],
])("knows the council behind %j", (name, code) => {
  expect(councilAreaOfName(name)?.code).toBe(code);
});

it("does not take another area for one of the region", () => {
  for (const name of ["Leeds", "North Warwickshire", "", "City of London"]) {
    expect(councilAreaOfName(name)).toBeUndefined();
  }
});

it("measures miles on the globe", () => {
  const wolverhampton = { lat: 52.5862, lng: -2.1288 };
  const coventry = { lat: 52.4068, lng: -1.5197 };
  expect(milesBetween(wolverhampton, coventry)).toBeCloseTo(28.4, 0);
  expect(milesBetween(coventry, coventry)).toBe(0);
});

it.each([
  ["wv10 6ab", "WV10"],
  ["WV106AB", "WV10"],
  [" wv10 ", "WV10"],
  ["B1  1AA", "B1"],
  ["B11AA", "B1"],
  ["EC1A 1BB", "EC1A"],
  ["Wolverhampton", null],
  ["", null],
])("reads the outcode of %j as %s", (typed, outcode) => {
  expect(outcodeOf(typed)).toBe(outcode);
});
