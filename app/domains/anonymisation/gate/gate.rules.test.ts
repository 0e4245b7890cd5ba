import { describe, expect, test } from "vitest";
import { applyGate, type GateDecision, type GateFinding, gateWords } from "./gate.rules";

const fields = {
  "narrative.narrative": "Tobi lives with Tobi's aunt near Larkspur Mews. Tobi has epilepsy.",
  "needs.needsDetail": "Tobi needs calm adults.",
};

function found(field: keyof typeof fields, text: string, more: Partial<GateFinding> = {}): GateFinding[] {
  const all: GateFinding[] = [];
  for (let at = fields[field].indexOf(text); at >= 0; at = fields[field].indexOf(text, at + 1))
    all.push({
      field,
      start: at,
      end: at + text.length,
      term: text.toLowerCase(),
      what: "The child's name",
      tier: "auto",
      known: true,
      why: "The vault holds it",
      instead: "[child]",
      ...more,
    });
  return all;
}

const names = [...found("narrative.narrative", "Tobi"), ...found("needs.needsDetail", "Tobi")];
const place = found("narrative.narrative", "Larkspur Mews", {
  tier: "review",
  known: false,
  instead: "[street]",
});
const decide = (
  term: string,
  action: GateDecision["action"],
  more: Partial<GateDecision> = {},
): GateDecision => ({
  term,
  action,
  instead: null,
  reason: null,
  agreed: false,
  ...more,
});
const none: ReadonlySet<string> = new Set();

describe("the gate", () => {
  test("masks what is certain everywhere and waits for a person about the rest", () => {
    const gate = applyGate(fields, [...names, ...place], [], none);
    expect(gate.published["needs.needsDetail"]).toBe("[child] needs calm adults.");
    expect(gate.items.map(({ term, state, times }) => [term, state, times])).toEqual([
      ["larkspur mews", "to-decide", 1],
      ["tobi", "masked", 4],
    ]);
    expect(gate.waiting).toEqual({ undecided: 1, secondPerson: 0 });
    expect(gateWords(gate, true, null)).toMatch(/1 thing .* waits for your decision/);
  });

  test("shows original and published side by side, piece by piece", () => {
    const gate = applyGate(fields, [...names, ...place], [], none);
    const [narrative] = gate.fields;
    expect(narrative?.original.map(({ text }) => text).join("")).toBe(fields["narrative.narrative"]);
    expect(narrative?.original.length).toBe(narrative?.published.length);
    expect(narrative?.published.filter(({ term }) => term).map(({ text }) => text)).toEqual([
      "[child]",
      "[child]",
      "[street]",
      "[child]",
    ]);
  });

  test("a writer's own words stand wherever the finding stood", () => {
    const gate = applyGate(
      fields,
      [...names, ...place],
      [
        decide("larkspur mews", "words", { instead: "a quiet street" }),
        decide("tobi", "words", { instead: "he" }),
      ],
      none,
    );
    expect(gate.published["narrative.narrative"]).toBe(
      "he lives with he's aunt near a quiet street. he has epilepsy.",
    );
    expect(gateWords(gate, true, null)).toBeNull();
  });

  test("a known name that is left in keeps it shut until a second person has agreed", () => {
    const alone = applyGate(fields, names, [decide("tobi", "keep", { reason: "A common word" })], none);
    expect(alone.waiting.secondPerson).toBe(1);
    expect(alone.published["needs.needsDetail"]).not.toContain("Tobi");
    expect(gateWords(alone, true, null)).toMatch(/second person/);
    const both = applyGate(
      fields,
      names,
      [decide("tobi", "keep", { reason: "A common word", agreed: true })],
      none,
    );
    expect(both.published["needs.needsDetail"]).toContain("Tobi");
    expect(gateWords(both, true, null)).toBeNull();
  });

  test("what the vault does not hold is left in by one person with a reason", () => {
    const gate = applyGate(fields, place, [decide("larkspur mews", "keep", { reason: "A bird park" })], none);
    expect(gate.published["narrative.narrative"]).toContain("Larkspur Mews");
    expect(gateWords(gate, true, null)).toBeNull();
  });

  test("the same words found as known anywhere are known everywhere", () => {
    const vague = found("needs.needsDetail", "Tobi", { tier: "review", known: false });
    const gate = applyGate(
      fields,
      [...vague, ...found("narrative.narrative", "Tobi")],
      [decide("tobi", "keep", { reason: "A word" })],
      none,
    );
    expect(gate.waiting.secondPerson).toBe(1);
  });

  test("a text that nobody has read does not go", () => {
    expect(gateWords(applyGate(fields, [], [], none), false, null)).toMatch(/checklist/);
  });

  test("says how much is left and which needs were lost", () => {
    const risk = found("narrative.narrative", "epilepsy", { known: false, instead: "[condition]" });
    const gate = applyGate(fields, risk, [], new Set(["epilepsy"]));
    expect(gate.remaining).toMatchObject({ before: 15, after: 14, lost: ["epilepsy"] });
    const kept = applyGate(
      fields,
      risk,
      [decide("epilepsy", "words", { instead: "well managed epilepsy" })],
      new Set(["epilepsy"]),
    );
    expect(kept.remaining.lost).toEqual([]);
  });
});
