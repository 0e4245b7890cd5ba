import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SERVICE_KINDS } from "~/domains/providers/kinds.rules";
import { exampleContent } from "~/domains/referrals/example-referral";
import { STANDARD_FIELDS as ASKED_FIELDS } from "~/domains/referrals/placements-data-standard.options";
import type { ReferralContent } from "~/domains/referrals/referral.schema";
import { NOT_HELD } from "./not-held.rules";
import type { PlacementFacts } from "./placement-facts.rules";
import { placementTypeOf, withinPreferred } from "./placement-place.rules";
import { byEntity, type StandardRecord, weeklyPounds } from "./placement-record.rules";
import { PLACEMENT_TYPES, STANDARD, STANDARD_ENTITIES, STANDARD_FIELDS } from "./standard-fields.rules";
import { answered, facts, fees, HOME, record } from "./testing/example-placement";

/** What the standard says of a value; null stands for what is not held. */
function complaint(
  { type, cardinality, options, name }: (typeof STANDARD_FIELDS)[number],
  of: StandardRecord,
) {
  const value = of[name];
  if (value === null) return cardinality === "0..1" ? null : `${name} is required`;
  if (cardinality === "1..*") {
    const list = Array.isArray(value) ? value : [];
    return list.length > 0 && list.every((one) => options?.includes(one)) ? null : `${name}: ${value}`;
  }
  const fits = {
    Integer: Number.isSafeInteger(value),
    Boolean: typeof value === "boolean",
    String: typeof value === "string" && value !== "",
    Date: typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value),
    Categorical: options?.includes(value as string) ?? false,
  };
  return fits[type] ? null : `${name}: ${value}`;
}
const complaints = (of: StandardRecord) => STANDARD_FIELDS.flatMap((field) => complaint(field, of) ?? []);

describe("the standard", () => {
  const file = `${process.env.HOMEWARD_DATA ?? "../shared/data"}/standards/placements-data-standard-v2.json`;

  it.skipIf(!existsSync(file))(
    "has the published entities, fields, types, cardinalities and option lists",
    () => {
      const { metadata, entities } = JSON.parse(readFileSync(file, "utf8"));
      expect(metadata).toMatchObject(STANDARD);
      type Published = { name: string; fields: ({ description: string } & Record<string, unknown>)[] };
      expect(
        STANDARD_FIELDS.map(({ options, ...field }) => (options ? { ...field, options } : field)),
      ).toEqual(
        (entities as Published[]).flatMap(({ name: entity, fields }) =>
          fields.map(({ description: _description, ...field }) => ({ ...field, entity })),
        ),
      );
    },
  );

  it("has 41 fields, 28 of them those that a referral asks for", () => {
    expect(STANDARD_FIELDS).toHaveLength(41);
    const asked = ASKED_FIELDS.map(({ page: _page, options, ...field }) => ({ ...field, options }));
    const ours = STANDARD_FIELDS.slice(0, 28).map(({ cardinality: _cardinality, options, ...field }) => ({
      ...field,
      options,
    }));
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    expect([...ours].sort(byName)).toEqual([...asked].sort(byName));
  });
});

describe("a placement as a record", () => {
  it("fills every required field but those that the page says are not held", () => {
    expect(complaints(record())).toEqual(["educationContinuity is required"]);
    expect(complaints(record({ home: { ...HOME, kind: "fostering-agency" } }))).toEqual(
      ["placementLocation", "preferabilityLocation", "educationContinuity"].map(
        (name) => `${name} is required`,
      ),
    );
    expect(new Set(NOT_HELD.map(({ field }) => field))).toEqual(
      new Set(["educationContinuity", "placementLocation", "preferabilityLocation"]),
    );
  });

  it("carries every option of every list, and the words of the other risks", () => {
    let tried = 0;
    for (const { page, name, options } of ASKED_FIELDS) {
      if (page === "portal" || !options) continue;
      for (const option of options) {
        const list = name === "specificCommunicationRequirements";
        const of = answered(page, name, list ? [option] : option);
        expect(of[name as keyof StandardRecord], name).toEqual(list ? [option] : option);
        expect(complaints(of)).toEqual(["educationContinuity is required"]);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(55);
    for (const value of [true, false]) {
      expect(answered("placement", "homeAdaptation", value).homeAdaptation).toBe(value);
      expect(answered("purpose", "deprivationOfLiberty", value).deprivationOfLiberty).toBe(value);
    }
    for (const name of ["riskOther", "riskToOthersOther"] as const) {
      expect(answered("needs", name, "Climbs out at night")[name]).toBe("Climbs out at night");
      expect(answered("needs", name, "")[name]).toBeNull();
    }
    expect(answered("placement", "additionalSupport", "").additionalSupport).toBeNull();
  });

  it("says not known where a page of the referral is gone, and never that there is no risk", () => {
    const of = record({ referral: {} });
    expect(of).toMatchObject({
      communicationNeeds: "Not Specified",
      culturalNeeds: "Not Known",
      pets: "Not Known",
      fosterCareSuitability: "Not specified",
      riskSelfHarm: null,
      livingCompanions: null,
      homeAdaptation: null,
      siblingCount: null,
      preferabilityLocation: null,
    });
  });

  it("counts brothers and sisters by the referral and by who lives in the same home", () => {
    expect(record({ children: 3, siblingsInTheSameHome: 1 })).toMatchObject({
      siblingCount: 2,
      siblingsPlacedTogether: 1,
    });
    expect(answered("placement", "siblingCount", 4).siblingCount).toBe(4);
  });

  it("gives every kind of service that takes placements a type, and no other one", () => {
    const types = Object.keys(SERVICE_KINDS).map((kind) => [kind, placementTypeOf(kind)] as const);
    expect(types.filter(([, type]) => type === null).map(([kind]) => kind)).toEqual([
      "adoption-agency",
      "adoption-support-agency",
      "other",
    ]);
    expect(new Set(types.map(([, type]) => type))).toEqual(new Set([...PLACEMENT_TYPES, null]));
    expect(record().placementLocation).toBe("Wolverhampton, WV10");
    expect(record({ home: { ...HOME, localAuthority: null, outcode: null } }).placementLocation).toBeNull();
  });

  it("names the officers and the London days of entry", () => {
    expect(record()).toMatchObject({
      referralOfficerName: "Priya Nandakumar",
      referralDate: "2026-11-01",
      placementOfficerName: "Daniel Price",
      placementDate: "2026-11-08",
      costOfficerName: "Margaret Okoro",
      costDate: "2026-11-07",
    });
  });

  it("stands under its entities in the published order", () => {
    const entities = byEntity(record());
    expect(Object.entries(entities).map(([entity, fields]) => [entity, Object.keys(fields)])).toEqual(
      Object.entries(STANDARD_ENTITIES).map(([entity, fields]) => [entity, Object.keys(fields)]),
    );
  });
});

describe("where it is", () => {
  const where = (location: Partial<ReferralContent["location"]>, changed: Partial<PlacementFacts> = {}) =>
    withinPreferred(
      facts({
        referral: { location: { ...exampleContent().location, distance: "5-miles", ...location } },
        ...changed,
      }),
    );
  const away = { ...HOME, outcode: "B1", point: { lat: 52.48, lng: -1.9 }, localAuthority: "Birmingham" };

  it.each([
    [
      "the district asked for",
      true,
      where({ preferredLocation: "WV10" }, { home: { ...HOME, point: null } }),
    ],
    ["the council asked for", true, where({ preferredLocation: "Wolverhampton" }, { preferredPoint: null })],
    ["the region asked for", true, where({ preferredLocation: "West Midlands" })],
    [
      "another region",
      false,
      where({ preferredLocation: "West Midlands" }, { home: { ...HOME, region: "London" } }),
    ],
    ["further than asked for", false, where({ preferredLocation: "WV10" }, { home: away })],
    ["within the distance", true, where({ preferredLocation: "WV10", distance: "20-miles" }, { home: away })],
    [
      "the home has not said where",
      null,
      where({ preferredLocation: "WV10" }, { home: { ...away, outcode: null, point: null } }),
    ],
    ["any distance", true, where({ preferredLocation: "WV10", distance: "any" }, { home: away })],
    ["nobody knows where", null, where({ preferredLocation: "ZE1" }, { home: away, preferredPoint: null })],
  ])("%s", (_what, expected, found) => expect(found).toBe(expected));
});

describe("what a week costs", () => {
  it("is what is paid by the night on the last night in the period, in whole pounds", () => {
    const lines = fees(
      { unitPence: 590_549, to: "2026-11-20" },
      { unitPence: 400_050, from: "2026-11-21" },
      { kind: "education", basis: "term", timesAYear: 3, unitPence: 900_000 },
      { kind: "set-up", unitPence: 50_000 },
      { kind: "discount", unitPence: 10_000 },
    );
    expect(record({ fees: lines }).totalWeeklyCost).toBe(3_901);
    expect(record({ fees: lines, lastNight: "2026-11-20" }).totalWeeklyCost).toBe(5_805);
    // Agreed for later, and moved in before the first paid night.
    expect(record({ fees: lines, providerMovedIn: null, plannedStart: "2026-12-24" }).totalWeeklyCost).toBe(
      3_901,
    );
    expect(weeklyPounds(lines, "2026-11-02")).toBe(5_805);
    expect(record({ fees: [] }).totalWeeklyCost).toBeNull();
  });
});
