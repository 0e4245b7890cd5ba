import { describe, expect, it } from "vitest";
import { buildEdition } from "~/domains/referrals/edition.rules";
import { exampleContent } from "~/domains/referrals/example-referral";
import { typedImpact } from "../../../../prisma/factories/offers";
import { inReadingOrder, saysTheSame, whoLives } from "./impact.rules";
import { impactAsksOf, notAssessed } from "./impact-asks.rules";
import { checkImpact } from "./impact-check.rules";
import { draftFromHome, draftOfImpact, readImpactDraft, subjectRows } from "./impact-draft.rules";

const child = { age: 14, gender: "girl" as const };

function asksOf(change: (content: ReturnType<typeof exampleContent>) => void = () => undefined) {
  const content = exampleContent();
  change(content);
  return impactAsksOf(buildEdition(content, child));
}

describe("what a referral asks of an assessment", () => {
  it("is each need and each known risk once, and never a risk that is not known", () => {
    expect(asksOf().subjects).toEqual([
      { key: "need:emotional-behavioural", label: "Emotional and behavioural difficulties" },
      { key: "need:trauma", label: "Trauma and loss" },
      { key: "risk:riskMissing", label: "Risk: going missing" },
    ]);
    const both = asksOf((content) => {
      content.needs.needs = ["going-missing"];
      content.needs.riskToOthersOther = "Throws things.";
    });
    expect(both.subjects.map(({ key }) => key)).toEqual(["need:going-missing", "risk:riskToOthersOther"]);
  });

  it("asks for culture where the referral does, and lets only an emergency send it later", () => {
    expect(asksOf()).toMatchObject({ culture: false, mayFollow: false });
    const cultural = asksOf((content) => {
      content.placement.culturalNeeds = "Required";
      content.purpose.purpose = "emergency";
    });
    expect(cultural).toMatchObject({ culture: true, mayFollow: true });
  });
});

describe("an assessment", () => {
  const asks = asksOf();

  it("that says everything is complete, in the order of reading", () => {
    const checked = checkImpact(typedImpact(asks), asks, "2");
    if (!checked.ok || !checked.impact) throw new Error("It is complete.");
    const [first, second] = inReadingOrder(checked.impact.parts);
    expect([first?.part, second?.part]).toEqual(["living", "need:emotional-behavioural"]);
    expect(checked.impact.parts).toHaveLength(14);
  });

  it("names each gap by its field", () => {
    const empty = checkImpact(readImpactDraft({}), asks, "");
    if (empty.ok) throw new Error("Nothing is written.");
    expect(Object.keys(empty.problems)).toEqual([
      "bands",
      "parts.living",
      "subjects[0].meets",
      "subjects[0].likelihood",
      "subjects[1].meets",
      "subjects[1].likelihood",
      "subjects[2].meets",
      "subjects[2].likelihood",
      "parts.staffing",
      "parts.refusal",
      "parts.phones",
      "parts.bedtimes",
      "parts.going-out",
      "parts.first-days",
    ]);
  });

  it("asks what could go wrong and what is done about it where harm is possible, and for culture where it is asked", () => {
    const draft = typedImpact(asks);
    const [first] = draft.subjects;
    if (first) Object.assign(first, { likelihood: "high", risk: " ", action: "" });
    draft.parts.food = "";
    const checked = checkImpact(draft, { ...asks, culture: true }, "2");
    expect(checked).toMatchObject({
      ok: false,
      problems: {
        "subjects[0].risk": ["Say what the risks are"],
        "subjects[0].action": ["Say what you would do to reduce them"],
        "parts.food": ["Answer “How do you cater for dietary needs?”"],
      },
    });
    if (first) first.likelihood = "none";
    expect(checkImpact({ ...draft, subjects: draft.subjects }, asks, "2").ok).toBe(true);
  });

  it("asks how a need is met and a risk is managed, and nothing more of others where nobody else lives there", () => {
    const draft = typedImpact(asks, { bands: ["nobody"], subjects: [] });
    draft.parts.living = "";
    const checked = checkImpact(draft, asks, "0");
    if (checked.ok) throw new Error("No need is answered.");
    expect(checked.problems).not.toHaveProperty(["parts.living"]);
    expect(checked.problems).toMatchObject({
      "subjects[1].meets": ["Say how you would meet “Trauma and loss”"],
      "subjects[2].meets": ["Say how you would manage “Risk: going missing”"],
    });
    const alone = typedImpact(asks, { bands: ["nobody"] });
    alone.parts.living = "";
    expect(checkImpact(alone, asks, "0").ok).toBe(true);
  });

  it("asks a fostering household about itself and its carers", () => {
    const draft = typedImpact(asks);
    draft.parts.staffing = "";
    expect(checkImpact(draft, { ...asks, homeKind: "local-authority-fostering" }, "2")).toMatchObject({
      problems: { "parts.staffing": ["Answer “The carers’ experience, training and support”"] },
    });
    expect(checkImpact(draft, { ...asks, homeKind: "childrens-home" }, "2")).toMatchObject({
      problems: { "parts.staffing": ["Answer “What staffing and skills would you use?”"] },
    });
  });

  it("is read together with the number of children on the offer", () => {
    const bandsOf = (bands: ReturnType<typeof typedImpact>["bands"], living: string) => {
      const checked = checkImpact(typedImpact(asks, { bands }), asks, living);
      return checked.ok ? [] : checked.problems.bands;
    };
    expect(bandsOf(["nobody"], "0")).toEqual([]);
    expect(bandsOf(["nobody"], "")).toEqual([]);
    expect(bandsOf(["nobody", "5-9"], "2")).toEqual(["Choose either ages or that nobody else lives there"]);
    expect(bandsOf(["nobody"], "2")).toEqual([expect.stringContaining("The offer says that 2 live there")]);
    expect(bandsOf(["5-9"], "0")).toEqual([
      expect.stringContaining("The offer says that nobody lives there"),
    ]);
    expect(bandsOf(["5-9"], "")).toEqual([expect.stringContaining("how many children live there")]);
  });

  it("holds no number that leads to somebody, in any of its texts", () => {
    const number = "NHS number 943 476 5919";
    const draft = typedImpact(asks);
    draft.parts.bedtimes = number;
    if (draft.subjects[1]) draft.subjects[1].action = number;
    const checked = checkImpact(draft, asks, "2");
    expect(checked).toMatchObject({
      ok: false,
      problems: {
        "parts.bedtimes": [expect.stringContaining("NHS number is in it")],
        "subjects[1].action": [expect.stringContaining("NHS number is in it")],
      },
    });
  });

  it("may follow in an emergency, and at no other time", () => {
    const later = typedImpact(asks, { follows: "on", subjects: [] });
    expect(checkImpact(later, { ...asks, mayFollow: true }, "")).toEqual({
      ok: true,
      impact: null,
      follows: true,
    });
    expect(checkImpact(later, asks, "2").ok).toBe(false);
  });
});

describe("the form", () => {
  const asks = asksOf();

  it("keeps what was written about a need that the referral names no more, and asks for the new ones", () => {
    const draft = typedImpact(asks);
    const newer = { ...asks, subjects: [{ key: "need:autism", label: "Autism" }] };
    const rows = subjectRows(draft, newer);
    expect(rows.map(({ key, asked }) => [key, asked])).toEqual([
      ["need:autism", true],
      ["need:emotional-behavioural", false],
      ["need:trauma", false],
      ["risk:riskMissing", false],
    ]);
    const checked = checkImpact(draft, newer, "2");
    expect(checked).toMatchObject({ ok: false, problems: { "subjects[0].meets": [expect.anything()] } });
    expect(notAssessed(newer, { parts: [{ part: "need:trauma" }] })).toEqual(["Autism"]);
    expect(notAssessed(newer, null)).toEqual([]);
  });

  it("begins with what the home said of itself, never of another child", () => {
    const sent = checkImpact(typedImpact(asks), asks, "2");
    if (!sent.ok || !sent.impact) throw new Error("It is complete.");
    const next = draftFromHome(sent.impact.parts);
    expect(next.parts.food).toMatch(/Halal/);
    expect(next.parts).toMatchObject({ living: "", staffing: "", refusal: "" });
    expect(next).toMatchObject({ subjects: [], bands: [] });
    const again = draftOfImpact(sent.impact);
    expect(checkImpact(again, asks, "2")).toEqual(sent);
  });

  it("reads whatever was sent or stored without an error", () => {
    for (const stored of [null, "x", { subjects: "x", parts: [], bands: { a: 1 } }, { subjects: [null, 3] }])
      expect(() => readImpactDraft(stored)).not.toThrow();
    expect(readImpactDraft({ bands: "5-9", subjects: [{ key: 3 }] })).toMatchObject({ bands: ["5-9"] });
  });
});

it("two parts are the same when every word of them is", () => {
  const part = { part: "food", words: "x", risk: "", action: "", likelihood: null, who: "" };
  expect(saysTheSame(part, { ...part })).toBe(true);
  expect(saysTheSame(part, { ...part, words: "y" })).toBe(false);
  const who = (bands: string[], children: number) => ({ ...part, who: whoLives("living", bands, children) });
  expect(saysTheSame(who(["10-12", "13-15"], 2), who(["13-15", "10-12"], 2))).toBe(true);
  expect(saysTheSame(who(["10-12"], 2), who(["10-12"], 3))).toBe(false);
  expect(saysTheSame(who(["10-12"], 2), who(["16-17"], 2))).toBe(false);
  expect(whoLives("food", ["10-12"], 2)).toBe("");
});
