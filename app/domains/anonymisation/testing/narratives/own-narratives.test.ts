import { describe, expect, it } from "vitest";
import { isValidNhsNumber } from "./identifiers.ts";
import {
  DIRECT_TYPES,
  type KnownEntities,
  type MarkedSpan,
  type Narrative,
  QUASI_TYPES,
} from "./narrative.ts";
import { ownNarratives } from "./own-narratives.ts";

const all = ownNarratives();
const written = (of: Narrative, span: { start: number; end: number }) => of.text.slice(span.start, span.end);
const spansOf = (type: string) =>
  all.flatMap((of) =>
    of.spans.filter((span) => span.type === type).map((span) => ({ of, span, text: written(of, span) })),
  );

const digits = (text: string) => text.normalize("NFKC").replace(/[Oo]/g, "0").replace(/\D/g, "");

/** What the vault holds of a type, as one string. */
function held(
  { child, family, professionals, addresses, ids, ...lists }: KnownEntities,
  type: string,
): string {
  const people = [child, ...family, ...professionals];
  const of: Record<string, string[]> = {
    PERSON: [...people.flatMap((person) => [person.given, person.family]), ...child.aka],
    SCHOOL: lists.schools,
    GP_SURGERY: lists.gpSurgeries,
    HOSPITAL: lists.hospitals,
    EMPLOYER: lists.employers,
    CLUB: lists.clubs,
    CARE_HOME: lists.homes,
    EMAIL: lists.emails,
    HANDLE: lists.handles,
    ADDRESS: addresses.map((address) => address.line1),
    POSTCODE: addresses.map((address) => address.postcode),
    PHONE: lists.phones,
    NHS_NUMBER: [ids.nhs],
    UPN: [ids.upn],
    CASE_ID: [ids.lcs],
    COURT_CASE: [ids.court],
  };
  return (of[type] ?? []).join(" | ");
}

describe("the corpus", () => {
  it("is the same every time", () => {
    expect(JSON.stringify(ownNarratives())).toBe(JSON.stringify(all));
  });

  it("is large enough and has no narrative twice", () => {
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(new Set(all.map((of) => of.text)).size).toBe(all.length);
    expect(new Set(all.map((of) => of.id)).size).toBe(all.length);
  });

  it("leaves no mark or slot in a text", () => {
    for (const { id, text } of all) expect(text, id).not.toMatch(/\[\[|\]\]|<<|>>|\{\w|undefined/);
  });

  it("marks stretches inside the text that start and end with the identifier and do not overlap", () => {
    for (const of of all) {
      let last = 0;
      for (const span of [...of.spans].sort((a, b) => a.start - b.start)) {
        expect(span.start, of.id).toBeGreaterThanOrEqual(last);
        expect(span.end, of.id).toBeLessThanOrEqual(of.text.length);
        expect(written(of, span), of.id).toMatch(/^\S[\s\S]*\S$|^\S$/);
        expect([...DIRECT_TYPES, ...QUASI_TYPES]).toContain(span.type);
        last = span.end;
      }
    }
  });

  it("calls known what the record holds, letter for letter where the variant is plain", () => {
    const plain = (span: MarkedSpan) => span.known && span.variant === "plain" && span.type !== "DOB";
    for (const of of all) {
      for (const span of of.spans.filter(plain)) {
        const record = held(of.record.knownEntities, span.type);
        const text = written(of, span);
        const numeric = /^(PHONE|NHS_NUMBER|CASE_ID)$/.test(span.type);
        if (numeric) expect(digits(record), `${of.id} ${text}`).toContain(digits(text).slice(-6));
        else if (span.type === "POSTCODE")
          expect(record.replace(/ /g, "")).toContain(text.replace(/\s/g, ""));
        else
          for (const word of text.split(/\s+/))
            expect(record, `${of.id} ${text}`).toContain(word.replace(/,$/, ""));
      }
    }
  });

  it("calls unknown no full name that the record holds", () => {
    for (const of of all) {
      const { child, family, professionals } = of.record.knownEntities;
      const full = [child, ...family, ...professionals].map((person) => `${person.given} ${person.family}`);
      for (const span of of.spans.filter((one) => one.type === "PERSON" && !one.known)) {
        expect(full, of.id).not.toContain(written(of, span));
      }
    }
  });

  it("misses no name of the record that stands in the text as it is held", () => {
    for (const of of all) {
      const { child, family, professionals } = of.record.knownEntities;
      for (const name of [child, ...family, ...professionals].flatMap((person) => [
        person.given,
        person.family,
      ])) {
        for (let at = of.text.indexOf(name); at >= 0; at = of.text.indexOf(name, at + 1)) {
          const around = of.text.slice(at - 1, at + name.length + 1);
          if (/\p{L}/u.test(around[0] ?? "") || /\p{L}/u.test(around.at(-1) ?? "")) continue;
          const covered = [...of.spans, ...of.neutral].some(
            (span) => span.start < at + name.length && at < span.end,
          );
          expect(covered, `${of.id}: ${name}`).toBe(true);
        }
      }
    }
  });

  it("has texts without any identifier", () => {
    expect(all.filter((of) => of.spans.length === 0).length).toBeGreaterThanOrEqual(15);
  });
});

describe("what the corpus says belongs to nobody", () => {
  const DRAMA =
    /^(?:0|44|440|0044)?(?:7700900\d{3}|(?:113|114|115|116|117|118|121|131|141|151|161)4960\d{3}|1914980\d{3}|1632960\d{3}|2079460\d{3}|28964960\d{2}|289649 ?6\d{3}|2920180\d{3}|8081570\d{3})$/;

  it("phones are from the ranges for drama", () => {
    for (const { of, text, span } of spansOf("PHONE")) {
      if (span.variant === "spelled") continue;
      expect(digits(text), `${of.id} ${text}`).toMatch(DRAMA);
    }
  });

  it("mail goes to example domains", () => {
    for (const { of, text } of spansOf("EMAIL")) expect(text.toLowerCase(), of.id).toMatch(/example/);
  });

  it("NHS numbers come with right and wrong check digits", () => {
    const numbers = spansOf("NHS_NUMBER").map(({ text }) => isValidNhsNumber(digits(text)));
    expect(numbers).toContain(true);
    expect(numbers).toContain(false);
  });
});
