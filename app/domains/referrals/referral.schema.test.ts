import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EXAMPLE_PAGES, exampleContent } from "./example-referral";
import { STANDARD_FIELDS } from "./placements-data-standard.options";
import { type ContentPage, contentPageSchemas, REFERRAL_PAGES, referralPageSchemas } from "./referral.schema";

const now = new Date("2026-11-25T14:00:00Z");
const schemas = referralPageSchemas(now);

/** The first message for each field of a page, with some answers changed. */
function errors(page: ContentPage, changed: Record<string, unknown>): Record<string, string> {
  const result = schemas[page].safeParse({ ...EXAMPLE_PAGES[page], ...changed });
  if (result.success) return {};
  return Object.fromEntries(
    [...result.error.issues].reverse().map((issue) => [issue.path.join("."), issue.message]),
  );
}

describe("the pages of a referral", () => {
  it.each(Object.keys(contentPageSchemas) as ContentPage[])(
    "%s: parsing what is stored gives the same",
    (page) => {
      const once = contentPageSchemas[page].parse(EXAMPLE_PAGES[page]);
      expect(contentPageSchemas[page].parse(once)).toEqual(once);
      expect(contentPageSchemas[page].parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
    },
  );

  it.each(Object.keys(contentPageSchemas) as ContentPage[])(
    "%s: an empty form is refused in words",
    (page) => {
      const result = schemas[page].safeParse({});
      expect(result.success).toBe(false);
      for (const issue of result.error?.issues ?? [])
        expect(issue.message).toMatch(/^(Say|Choose|Enter|Tell) /);
    },
  );

  it.each(Object.keys(contentPageSchemas) as ContentPage[])(
    "%s: what is not a form does not throw",
    (page) => {
      for (const wrong of [null, undefined, 7, "x", [], { needs: { a: 1 }, narrative: ["a"], neededOn: 7 }]) {
        expect(schemas[page].safeParse(wrong).success).toBe(false);
      }
    },
  );

  it.each([
    ["31 February", { day: "31", month: "2", year: "2027" }, /31 February 2027 does not exist/],
    ["a past date", { day: "1", month: "1", year: "2026" }, /has gone by/],
    ["no year", { day: "1", month: "1", year: "" }, /must include a year/],
    ["words", { day: "first", month: "1", year: "2027" }, /must be a number from 1 to 31/],
    ["nothing", { day: "", month: "", year: "" }, /Enter the date it is needed by/],
    ["a text", "soon", /Enter the date it is needed by/],
    ["two digits of a year", { day: "1", month: "1", year: "27" }, /must have 4 numbers/],
  ])("refuses %s as the date needed", (_name, neededOn, words) => {
    // The message stands at the box that it is about.
    expect(Object.values(errors("purpose", { neededOn })).join()).toMatch(words);
  });

  it("takes full-width digits of a phone keyboard", () => {
    expect(errors("purpose", { neededOn: { day: "１", month: "３", year: "２０２７" } })).toEqual({});
  });

  it.each([
    ["a moment gone by", { answerOn: "2026-11-25", answerAt: "13:59" }, "answerOn", /gone by/],
    ["a time the clocks skip", { answerOn: "2027-03-28", answerAt: "01:30" }, "answerAt", /does not exist/],
    ["no time", { answerOn: "2026-11-26", answerAt: "" }, "answerAt", /24-hour clock/],
    ["no date", { answerOn: "", answerAt: "17:30" }, "answerOn", /Enter the date/],
  ])("refuses %s as its own clock", (_name, clock, field, words) => {
    expect(errors("purpose", { answerWithin: "own", ...clock })[field]).toMatch(words);
  });

  it.each([
    ["needs", "needsDetail", 4_001],
    ["strengths", "goingWell", 4_001],
    ["narrative", "narrative", 8_001],
  ] as const)("%s: refuses an oversized %s and says both numbers", (page, field, size) => {
    expect(errors(page, { [field]: "a".repeat(size) })[field]).toMatch(
      /has [48],001 characters. The most is [48],000/,
    );
  });

  it("counts an emoji once and takes the direction marks out", () => {
    expect(errors("narrative", { narrative: "😀".repeat(8_000) })).toEqual({});
    const parsed = contentPageSchemas.narrative.parse({
      narrative: "She \u202eis\u202c kind\u0000\r\nand funny",
    });
    expect(parsed.narrative).toBe("She is kind\nand funny");
  });

  it.each([
    ["placement", { siblingCount: "2" }, "stayTogether"],
    ["placement", { homeAdaptation: "yes" }, "adaptationDetail"],
    ["placement", { culturalNeeds: "Required" }, "culturalDetail"],
    ["placement", { additionalSupport: "other (please specify)" }, "additionalSupportDetail"],
    ["placement", { siblingCount: "-1" }, "siblingCount"],
    ["placement", { siblingCount: "1e1" }, "siblingCount"],
    [
      "education-health",
      { specificCommunicationRequirements: ["BSL", "None"] },
      "specificCommunicationRequirements",
    ],
    ["education-health", { specificCommunicationRequirements: ["Other"] }, "communicationDetail"],
    ["needs", { needs: ["trauma", "made-up"] }, "needs.1"],
    ["purpose", { purpose: "short-break", serviceKind: "residential-family-centre" }, "purpose"],
    ["purpose", { serviceKind: "secure-childrens-home" }, "serviceKind"],
  ] as const)("%s: %o needs a better %s", (page, changed, field) => {
    expect(Object.keys(errors(page, changed))).toEqual([field]);
  });

  it("keeps checkboxes in order, once each, and takes one alone", () => {
    const parse = (needs: unknown) => contentPageSchemas.needs.parse({ ...EXAMPLE_PAGES.needs, needs }).needs;
    expect(parse("trauma")).toEqual(["trauma"]);
    expect(parse(["autism", "trauma", "autism"])).toEqual(["trauma", "autism"]);
  });

  it.each([
    ["wv10", "WV10"],
    ["  Wolverhampton ", "Wolverhampton"],
    ["telford & wrekin", "Telford and Wrekin"],
    ["west midlands", "West Midlands"],
  ])("takes %j as a location", (given, kept) => {
    expect(
      contentPageSchemas.location.parse({ ...EXAMPLE_PAGES.location, preferredLocation: given })
        .preferredLocation,
    ).toBe(kept);
  });

  it.each([["WV10 9AB"], ["wv109ab"], ["12 High Street"], ["<script>"], ["Atlantis"], ["Bilston"], [""]])(
    "refuses %j as a location",
    (given) => {
      expect(errors("location", { preferredLocation: given }).preferredLocation).toBeTruthy();
    },
  );

  it("takes to keep away from only what services can be kept away from", () => {
    const kept = contentPageSchemas.location.parse({
      ...EXAMPLE_PAGES.location,
      mustKeepAway: "b21\ntelford & wrekin\nDerby",
    });
    expect(kept.mustKeepAway).toEqual(["B21", "Telford and Wrekin", "Derby"]);
    expect(errors("location", { mustKeepAway: "Gotham" }).mustKeepAway).toMatch(
      /cannot keep services away from Gotham/,
    );
    expect(errors("location", { mustKeepAway: "West Bromwich" }).mustKeepAway).toMatch(
      /first half of its postcodes/,
    );
  });

  it("refuses a full postcode among the areas to keep away from", () => {
    expect(errors("location", { mustKeepAway: "B21, WV10 9AB" }).mustKeepAway).toMatch(
      /second half of WV10 9AB/,
    );
  });
});

describe("the Placements Data Standard", () => {
  const file = `${process.env.HOMEWARD_DATA ?? "../shared/data"}/standards/placements-data-standard-v2.json`;

  it("has its 28 fields of a request, each asked on a page or given by the portal", () => {
    expect(STANDARD_FIELDS).toHaveLength(28);
    const content = exampleContent() as unknown as Record<string, Record<string, unknown>>;
    for (const field of STANDARD_FIELDS) {
      if (field.page === "portal") continue;
      expect(Object.keys(content[field.page] ?? {})).toContain(field.name);
      expect(REFERRAL_PAGES.map((page) => page.slug)).toContain(field.page);
    }
  });

  it.skipIf(!existsSync(file))("has the published names, types and option lists", () => {
    type Published = { name: string; fields: { name: string; type: string; options?: string[] }[] };
    const { entities } = JSON.parse(readFileSync(file, "utf8")) as { entities: Published[] };
    const published = entities.slice(0, 4).flatMap((entity) =>
      entity.fields.map(({ name, type, options }) => ({
        entity: entity.name,
        name,
        type,
        ...(options ? { options } : {}),
      })),
    );
    const ours = STANDARD_FIELDS.map(({ page: _page, ...field }) => field);
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    expect([...ours].sort(byName)).toEqual([...published].sort(byName));
  });

  it("takes every option of a list, and no other", () => {
    const one = (page: ContentPage, name: string, value: string) => {
      const more = {
        adaptationDetail: "x",
        culturalDetail: "x",
        additionalSupportDetail: "x",
        communicationDetail: "x",
      };
      return schemas[page].safeParse({ ...EXAMPLE_PAGES[page], ...more, [name]: value }).success;
    };
    for (const { page, name, options } of STANDARD_FIELDS) {
      if (!options || page === "portal") continue;
      for (const option of options)
        expect([name, option, one(page, name, option)]).toEqual([name, option, true]);
      expect([name, one(page, name, "Perhaps")]).toEqual([name, false]);
    }
  });
});
