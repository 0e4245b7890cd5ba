import { describe, expect, it } from "vitest";
import { readDraft } from "./offer-draft.rules";

describe("a draft of an offer that cannot be kept as it was typed", () => {
  it("is shown again whole, also when one text is too long", () => {
    const needsMet = "She has her own room. ".repeat(1_000);
    const draft = readDraft({ needsMet, heldUntilAt: "17:00", startOn: { day: "5", month: "12" } });
    expect(draft.needsMet).toBe(needsMet);
    expect(draft.heldUntilAt).toBe("17:00");
    expect(draft.startOn).toEqual({ day: "5", month: "12", year: "" });
    expect(draft.lines).toHaveLength(1);
  });

  it("keeps every line in its place when one was left empty", () => {
    const lines: unknown[] = [];
    lines[1] = { kind: "transport", amount: "120" };
    expect(readDraft({ lines }).lines).toMatchObject([
      { kind: "", amount: "" },
      { kind: "transport", amount: "120" },
    ]);
  });

  it("is an empty one when nothing of it can be read", () => {
    for (const stored of [null, undefined, 7, "text", [], { lines: "none" }])
      expect(readDraft(stored)).toMatchObject({ needsMet: "", lines: [{ amount: "" }] });
  });
});
