import { describe, expect, it } from "vitest";
import { answerBy } from "./deadline.rules";
import { buildEdition, diffEditions, headlineOf } from "./edition.rules";
import { exampleContent } from "./example-referral";
import { publishedText } from "./page-rows.rules";

const child = { age: 14, gender: "girl" as const };

describe("an edition", () => {
  const edition = buildEdition(exampleContent(), child);

  it("says in a line who and what", () => {
    expect(edition.headline).toBe("Girl, 14 · children's home");
    expect(edition.summary).toBe("Long-term, needed in more than 5 days, near WV10");
    expect(headlineOf({ age: 0, gender: "another" }, "fostering")).toBe("Young person, under 1 · fostering");
    expect(headlineOf({ age: 16, gender: "boy" }, "supported-accommodation")).toBe(
      "Boy, 16 · supported accommodation",
    );
  });

  it("carries only age and gender of the child, and nothing that was slipped in", () => {
    const content = exampleContent();
    const sly = Object.assign(content, { child: { given: "Zanyar" } });
    Object.assign(sly.needs, { given: "Zanyar" });
    const all = JSON.stringify(
      buildEdition(sly, Object.assign({ given: "Zanyar", dateOfBirth: "2012-03-09" }, child)),
    );
    expect(all).not.toMatch(/Zanyar|2012/);
  });

  it("shows words and leaves out what was left empty", () => {
    const rows = edition.sections.flatMap((section) => section.rows);
    expect(rows.find((row) => row.field === "neededOn")?.value).toBe("1 March 2027");
    expect(rows.find((row) => row.field === "needs")?.value).toBe(
      "Emotional and behavioural difficulties, Trauma and loss",
    );
    expect(rows.find((row) => row.field === "pets")?.value).toBe("Yes, can");
    expect(rows.find((row) => row.field === "riskMissing")?.value).toBe("Risk present");
    expect(rows.find((row) => row.field === "additionalSupport")?.value).toBe("Therapeutic support");
    expect(rows.some((row) => row.value === "" || row.field === "answerWithin")).toBe(false);
  });

  it("carries a band in place of the age, and the exact age nowhere", () => {
    const wide = buildEdition(exampleContent(), { age: { from: 13, to: 15 }, gender: "girl" });
    expect(wide.headline).toBe("Girl, 13 to 15 · children's home");
    expect(wide.facts.age).toEqual({ from: 13, to: 15 });
    expect(JSON.stringify(wide)).not.toMatch(/\b14\b/);
    expect(diffEditions(edition, wide)).toEqual([
      { page: "child", field: "age", label: "Age", from: "14", to: "13 to 15" },
    ]);
    expect(diffEditions(wide, wide)).toEqual([]);
  });

  it("names every change with both sides", () => {
    const changed = exampleContent();
    changed.purpose.serviceKind = "fostering";
    changed.strengths.viewOfOptions = "She would like to visit first";
    changed.location.mustKeepAway = [];
    expect(diffEditions(edition, buildEdition(changed, { ...child, age: 15 }))).toEqual([
      { page: "child", field: "age", label: "Age", from: "14", to: "15" },
      {
        page: "purpose",
        field: "serviceKind",
        label: "Kind of care wanted",
        from: "Children's home",
        to: "Fostering",
      },
      {
        page: "strengths",
        field: "viewOfOptions",
        label: "The child's view of the options",
        from: "",
        to: "She would like to visit first",
      },
      { page: "location", field: "mustKeepAway", label: "Must keep away from", from: "B21", to: "" },
    ]);
    expect(diffEditions(edition, buildEdition(exampleContent(), child))).toEqual([]);
  });
});

it("gives every published text to the search for names", () => {
  const text = publishedText(exampleContent());
  expect(text["narrative.narrative"]).toMatch(/came into care/);
  expect(text["location.preferredLocation"]).toBe("WV10");
  expect(Object.keys(text).every((key) => /^[a-z-]+\.[A-Za-z]+$/.test(key))).toBe(true);
});

describe("the time to answer", () => {
  const sent = new Date("2026-11-25T14:00:00Z");
  it.each([
    ["2h", "", "", "2026-11-25T16:00:00.000Z"],
    ["24h", "", "", "2026-11-26T14:00:00.000Z"],
    ["5-working-days", "", "", "2026-12-02T17:00:00.000Z"],
    ["own", "2026-11-27", "12:00", "2026-11-27T12:00:00.000Z"],
    ["own", "2026-11-25", "14:00", undefined],
    ["own", "2027-03-28", "01:30", undefined],
  ] as const)("%s %s %s", (answerWithin, answerOn, answerAt, expected) => {
    expect(answerBy({ answerWithin, answerOn, answerAt }, sent)?.toISOString()).toBe(expected);
  });
});
