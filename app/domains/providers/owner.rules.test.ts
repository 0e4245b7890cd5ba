import { describe, expect, it } from "vitest";
import { councilThatOwns, freeSlug, kindCounts, ownerTarget, referenceIn, slugOfName } from "./owner.rules";

const own = (ownerName: string | null, councilCode: string | null, sector = "local-authority") => ({
  ownerName,
  councilCode,
  sector,
});

describe("whose own services they are", () => {
  it.each([
    ["one lies over the border", [own("City of Wolverhampton Council", "E10000028")], "E08000031"],
    [
      "a trading name in its own area",
      [own("My Options Telford & Wrekin Council", "E06000020")],
      "E06000020",
    ],
    ["no owner given", [own(null, "E08000025")], "E08000025"],
    ["a private home", [own("Wolverhampton Council", "E08000031", "private")], null],
    [
      "one private among them",
      [own("Walsall MBC", "E08000030"), own("Walsall MBC", "E08000030", "private")],
      null,
    ],
    ["a council outside the region", [own("Derbyshire County Council", null)], null],
    ["nothing at all", [], null],
  ])("%s", (_case, services, code) => {
    expect(councilThatOwns(services)).toBe(code);
  });
});

it("an address names an owner, or one service without an owner", () => {
  expect(ownerTarget("juniperhollowcare")).toEqual({ ownerKey: "juniperhollowcare" });
  expect(ownerTarget("urn-SC012345")).toEqual({ registrationNumber: "SC012345" });
});

it.each([
  ["Juniper Hollow Care Ltd", "juniper-hollow-care"],
  ["St. Mary's & Co. (Homes) Limited", "st-marys-and-co-homes"],
  ["Tŷ Bach", "ty-bach"],
  ["🙂", "provider"],
])("%s has the address %s", (name, slug) => {
  expect(slugOfName(name)).toBe(slug);
});

it("a taken address gets a number", () => {
  expect(freeSlug("Rowan Court", [])).toBe("rowan-court");
  expect(freeSlug("Rowan Court", ["rowan-court", "rowan-court-2"])).toBe("rowan-court-3");
});

it("only a real reference leads back to a search", () => {
  expect(referenceIn("HW-7K3M9Q")).toBe("HW-7K3M9Q");
  expect(referenceIn("HW-7K3M9Q/../../x")).toBeNull();
  expect(referenceIn(null)).toBeNull();
});

it("kinds are counted, the most frequent first", () => {
  expect(kindCounts(["childrens-home", "fostering-agency", "childrens-home"])).toEqual([
    { label: "Children's home", count: 2 },
    { label: "Independent fostering agency", count: 1 },
  ]);
});
