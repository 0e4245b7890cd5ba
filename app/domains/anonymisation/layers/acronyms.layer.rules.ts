import type { RawFinding } from "../finding.rules";
import { isGeneric, type Phrase } from "../known/known-phrases.rules";
import { isOrdinaryWord } from "../lists/dictionary.rules";
import { ACRONYMS } from "../lists/glossary.rules";
import type { Prepared } from "../prepared.rules";

/** Words of a name that people leave out of its letters, or say in letters already. */
const LEFT_OUT = new Set([
  "the",
  "of",
  "and",
  "&",
  "for",
  "rc",
  "ce",
  "cofe",
  "catholic",
  "church",
  "england",
  "community",
  "voluntary",
  "aided",
  "primary",
  "special",
]);

/** "SWHS" for St Winifred's RC High School, "SCFC" for Stourvale Colts FC. */
function lettersOf(words: readonly string[]): string {
  return words
    .map((word) => (["fc", "rfc", "afc", "cc", "rc", "ce"].includes(word) ? word : (word[0] ?? "")))
    .join("");
}

/** The first letters of places and organisations that are known. */
export function acronymLayer(text: Prepared, phrases: readonly Phrase[]): RawFinding[] {
  return phrases.flatMap((phrase) => acronyms(text, phrase));
}

function acronyms(text: Prepared, { words, kind, instead }: Phrase): RawFinding[] {
  if (kind === "ADDRESS" || kind === "OTHER" || words.length < 3) return [];
  const said = words.filter((word) => word !== "&");
  const wanted = new Set(
    [
      said,
      said.filter((word) => !["the", "of", "and", "for"].includes(word)),
      said.filter((word) => !LEFT_OUT.has(word)),
    ]
      .flatMap((some) => [lettersOf(some), some.map((word) => word[0] ?? "").join("")])
      .filter((one) => one.length >= 3),
  );
  // "bcb", by how many words it takes: the first letters of the first words.
  const heads = said.map((_word, at) =>
    said
      .slice(0, at + 1)
      .map((word) => word[0] ?? "")
      .join(""),
  );
  return text.tokens.flatMap((token, at): RawFinding[] => {
    const { bare, upper, start, end } = token;
    const why = "These are the first letters of a place or an organisation that is known";
    const one = { start, end, kind, tier: "auto" as const, known: true, why, instead };
    // "BC Bruisers" for Black Country Bruisers.
    const next = text.tokens[at + 1];
    const goesOn = said[heads.indexOf(bare) + 1];
    if (
      bare.length >= 2 &&
      (upper || !isOrdinaryWord(bare)) &&
      goesOn !== undefined &&
      next?.bare === goesOn &&
      !isGeneric(goesOn)
    )
      return [{ ...one, end: next.end }];
    if (!wanted.has(bare)) return [];
    // Letters that also mean something else wait for a person, unless they stand in capitals and that is written small.
    if (ACRONYMS.has(bare)) return [{ ...one, tier: "review" as const }];
    return upper || !isOrdinaryWord(bare) || !/[aeiouy]/.test(bare) ? [one] : [];
  });
}
