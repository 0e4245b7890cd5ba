import { expect, it } from "vitest";
import {
  AREAS,
  areaWords,
  countryOf,
  isArea,
  NEIGHBOURS,
  type RegisteredPlace,
  reachOf,
  registeredArea,
} from "./areas.rules";
import { COUNCIL_AREAS } from "./council-areas";

const codeOf = (name: string) => AREAS.find((area) => area.name === name)?.code ?? name;
const reach = (from: string, to: string) => reachOf(codeOf(from), codeOf(to));

it("among the fourteen a boundary is shared from both sides, and each is inside itself", () => {
  for (const one of COUNCIL_AREAS) {
    expect(reachOf(one.code, one.code)).toBe("inside");
    for (const other of COUNCIL_AREAS)
      expect([one.name, other.name, reachOf(one.code, other.code)]).toEqual([
        one.name,
        other.name,
        reachOf(other.code, one.code),
      ]);
  }
});

it("names only councils of the region as neighbours of those outside, and no area twice", () => {
  const region = new Set(COUNCIL_AREAS.map(({ code }) => code));
  for (const { name, adjoining } of NEIGHBOURS)
    expect([name, adjoining.length > 0 && adjoining.every((code) => region.has(code))]).toEqual([name, true]);
  expect(new Set(AREAS.map(({ code }) => code)).size).toBe(AREAS.length);
  expect(new Set(AREAS.map(({ name }) => name)).size).toBe(AREAS.length);
});

it.each([
  ["Wolverhampton", "Wolverhampton", "inside"],
  ["Wolverhampton", "Staffordshire", "adjoining"],
  ["Wolverhampton", "Walsall", "adjoining"],
  ["Wolverhampton", "Birmingham", "at-a-distance"],
  ["Wolverhampton", "Shropshire", "at-a-distance"],
  ["Wolverhampton", "Powys", "at-a-distance"],
  ["Coventry", "Leicestershire", "at-a-distance"],
  ["Warwickshire", "Leicestershire", "adjoining"],
  ["Warwickshire", "West Northamptonshire", "adjoining"],
  ["Warwickshire", "Oxfordshire", "adjoining"],
  ["Staffordshire", "Derbyshire", "adjoining"],
  ["Staffordshire", "Cheshire East", "adjoining"],
  ["Staffordshire", "Cheshire West and Chester", "at-a-distance"],
  ["Worcestershire", "Gloucestershire", "adjoining"],
  ["Herefordshire", "Powys", "adjoining"],
  ["Herefordshire", "Monmouthshire", "adjoining"],
  ["Herefordshire", "Wrexham", "at-a-distance"],
  ["Shropshire", "Wrexham", "adjoining"],
  ["Shropshire", "Powys", "adjoining"],
  ["Shropshire", "Another council in Wales", "at-a-distance"],
  ["Stoke-on-Trent", "Cheshire East", "at-a-distance"],
  ["Solihull", "Scotland", "at-a-distance"],
])("from %s, %s is %s", (from, to, wanted) => {
  expect(reach(from, to)).toBe(wanted);
});

it("knows the country, and takes an area that nobody knows for the furthest", () => {
  expect(countryOf(codeOf("Powys"))).toBe("wales");
  expect(countryOf("other-wales")).toBe("wales");
  expect(countryOf("E08000031")).toBe("england");
  expect([isArea("E99999999"), countryOf("E99999999"), areaWords("E99999999")]).toEqual([
    false,
    "abroad",
    "An area not known to us",
  ]);
});

const home: RegisteredPlace = {
  kind: "childrens-home",
  councilCode: null,
  localAuthority: "Wolverhampton",
  regulator: "ofsted",
  premisesCount: null,
};

it.each<[string, Partial<RegisteredPlace>, string | null]>([
  ["a home by its council's code", { councilCode: "E08000031", localAuthority: null }, "E08000031"],
  ["a home by its council's name", {}, "E08000031"],
  ["a home in a neighbour of the region", { localAuthority: "Powys" }, "W06000023"],
  ["a home elsewhere in England", { localAuthority: "Leeds" }, "other-england"],
  ["a home of another regulator", { localAuthority: "Fife", regulator: "care-inspectorate" }, null],
  ["a home of which no regulator says where it is", { localAuthority: "Leeds", regulator: "none" }, null],
  ["a home without an area", { localAuthority: null }, null],
  ["one premises", { premisesCount: 1 }, "E08000031"],
  ["several premises: any of them", { premisesCount: 2 }, null],
  ["a fostering agency: the office is not the household", { kind: "fostering-agency" }, null],
  ["the council's fostering service", { kind: "local-authority-fostering" }, null],
  ["supported accommodation: the provider is registered", { kind: "supported-accommodation" }, null],
])("the register tells where a child will live: %s", (_, told, wanted) => {
  expect(registeredArea({ ...home, ...told })).toBe(wanted);
});
