import { detect } from "../detect.rules";
import { FINDING_KINDS } from "../finding.rules";
import { knownOfVault } from "../known/known-of-vault.rules";
import type { VaultIdentity } from "../known/vault-values.rules";
import { findAgeTold } from "../layers/age-told.rules";
import { ageWords, type PublishedAge } from "../small-numbers/age-span.rules";
import type { GateFinding } from "./gate.rules";

/**
 * Everything in the fields that says, or may say, who one of the children is. `termOf` turns words into what a decision
 * about them is kept under; the same words of any spelling get the same. `age` is given where it is published as a
 * wider band: a text that says it to the year is a finding then.
 */
export function findInFields(
  fields: Readonly<Record<string, string>>,
  children: readonly VaultIdentity[],
  termOf: (words: string) => string,
  age?: { exact: number; published: PublishedAge },
): GateFinding[] {
  const known = knownOfVault(children);
  return Object.entries(fields).flatMap(([field, text]) => {
    const found = detect(text, known).map(
      ({ kind, ...finding }): GateFinding => ({
        ...finding,
        field,
        term: termOf(text.slice(finding.start, finding.end)),
        what: FINDING_KINDS[kind],
      }),
    );
    return [...found, ...agesIn(field, text, found, termOf, age)];
  });
}

function agesIn(
  field: string,
  text: string,
  found: readonly GateFinding[],
  termOf: (words: string) => string,
  age: { exact: number; published: PublishedAge } | undefined,
): GateFinding[] {
  if (!age || typeof age.published === "number") return [];
  const band = ageWords(age.published);
  return findAgeTold(text, age.exact)
    .filter(({ start, end }) => found.every((one) => one.end <= start || one.start >= end))
    .map(({ start, end }) => {
      const words = text.slice(start, end);
      return {
        field,
        start,
        end,
        term: termOf(words),
        what: FINDING_KINDS.EXACT_AGE,
        tier: "review",
        known: false,
        why: `It says the age to the year, which is published as ${band}`,
        instead: withBand(words, band),
      };
    });
}

/** "aged fourteen" is published as "aged 13 to 15", "Year 9" as "[school year]": the sentence goes on as it did. */
function withBand(words: string, band: string): string {
  if (/^(?:school\s+)?(?:year|yr)/i.test(words)) return "[school year]";
  const before =
    /^(?:aged?(?: of| now)?|is(?: now)?|now|(?:has |just )?turned|turns|turning|will (?:be|turn)|nearly|almost|soon)\b/i.exec(
      words,
    );
  const after = /(?<![\s-])[\s-]*(?:(?:years?|yrs?)[\s-]*olds?|years? of age)$/i.exec(words);
  return `${before ? `${before[0]} ` : ""}${band}${after ? after[0].replace(/-/g, " ") : ""}`;
}
