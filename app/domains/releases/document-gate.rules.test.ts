import { describe, expect, it } from "vitest";
import { findInFields } from "~/domains/anonymisation/gate/find-in-fields.rules";
import { applyGate } from "~/domains/anonymisation/gate/gate.rules";
import { type GatedPage, judgeDocument, textsOf } from "./document-gate.rules";

const page = (number: number, text: string, more: Partial<GatedPage> = {}): GatedPage => ({
  number,
  state: "read",
  text,
  hidden: "",
  transcription: null,
  ...more,
});

function judged(pages: GatedPage[], kept: string[] = []) {
  const texts = textsOf(pages);
  const findings = findInFields(texts, [{ given: "Amara", family: "Quillfeather" }], (words) => words);
  const gate = applyGate(
    texts,
    findings,
    kept.map((term) => ({ term, action: "keep" as const, instead: null, reason: "", agreed: true })),
    new Set(),
  );
  const states = new Map(gate.items.map(({ term, state }) => [term, state]));
  const found = findings.map((one) => ({ ...one, state: states.get(one.term) ?? ("to-decide" as const) }));
  return judgeDocument(pages, { gate, findings: found, leaks: [] });
}

describe("the gate of a document", () => {
  it("refuses what is known, with its page, wherever in the file it stands", () => {
    expect(judged([page(1, "She swims."), page(2, "Amara swims.")]).refused).toBe(2);
    expect(judged([page(1, "She swims.", { hidden: "Amara Quillfeather" })]).refused).toBe(1);
    expect(judged([page(1, "She swims.", { transcription: "Amara swims." })]).refused).toBe(1);
    expect(judged([page(1, "The report of Quill"), page(2, "She swims.")]).refused).toBeUndefined();
  });

  it("finds a stranger on the page, in what cannot be seen, and over the end of a page", () => {
    const pages = [
      page(1, "She swims with Uncle Derek"),
      page(2, "Thackeray on Sundays.", { hidden: "Mr Bodlewick" }),
    ];
    const { refused, found } = judged(pages);
    expect(refused).toBeUndefined();
    expect(found.get(1)?.map(({ where }) => where)).toContain("words");
    expect(
      found
        .get(1)
        ?.map(({ where, text }) => `${where}: ${text}`)
        .join(),
    ).toMatch(/seam: .*Derek Thackeray/);
    expect(found.get(2)?.map(({ where }) => where)).toContain("hidden");
  });

  it("finds nothing in ordinary words, and not what was let through for the referral", () => {
    expect(judged([page(1, "She reads well and likes maths.")]).found.size).toBe(0);
    const pages = [page(1, "She swims with Mr Thackeray.")];
    const [one] = judged(pages).found.get(1) ?? [];
    expect(one?.text).toMatch(/Thackeray/);
    expect(judged(pages, [one?.text ?? ""]).found.size).toBe(0);
  });
});
