import { MONTHS } from "./contexts.rules";
import { isMedicine, isOrdinaryWord } from "./dictionary.rules";
import type { RawFinding } from "./finding.rules";
import { ACRONYMS } from "./glossary.rules";
import { hasForms } from "./nicknames.rules";
import { PLACE_WORDS } from "./places.rules";
import type { Prepared } from "./prepared.rules";
import { bareEnd, unknown } from "./unknown-finding.rules";

/** Words in lower case that no dictionary, glossary or list of places knows. */
export function strangeWordLayer(text: Prepared): RawFinding[] {
  return text.tokens.flatMap((token): RawFinding[] => {
    if (token.capital || token.bare.length < 4 || token.bare.length > 24 || /\d|[@$]/.test(token.bare))
      return [];
    const own = token.text.endsWith("'s") ? token.text.slice(0, -2).replaceAll("'", "") : token.bare;
    if (
      isOrdinaryWord(own) ||
      isSlipOfAWord(own) ||
      isMedicine(own) ||
      PLACE_WORDS.has(own) ||
      MONTHS.has(own) ||
      ACRONYMS.has(own)
    )
      return [];
    if (
      /(?:ing|ed|ly|ness|ment|tion|tions|able|less|ful|ised|ising|ity|ist|ists|ism|ation|ally|ies)$/.test(
        own,
      ) &&
      own.length > 7
    )
      return [];
    return [
      unknown(token.start, bareEnd(token), "PERSON", "No list of words knows it: it may be a name", "[name]"),
    ];
  });
}

/** "brtoher", "placeemnt": two letters of an ordinary word have changed places, or one stands twice. */
function isSlipOfAWord(own: string): boolean {
  for (let at = 0; at + 1 < own.length; at += 1) {
    const swapped = own.slice(0, at) + own[at + 1] + own[at] + own.slice(at + 2);
    if (isOrdinaryWord(swapped) || isMedicine(swapped)) return true;
    if (own[at] === own[at + 1] && isOrdinaryWord(own.slice(0, at) + own.slice(at + 1))) return true;
  }
  return false;
}

/** "a man known only as K": one letter that stands for somebody. */
export function letterNames({ tokens }: Prepared): RawFinding[] {
  return tokens.flatMap((token, at): RawFinding[] => {
    const [before, second, third] = [tokens[at - 1]?.bare, tokens[at - 2]?.bare, tokens[at - 3]?.bare];
    const known = before === "as" && (second === "known" || (second === "only" && third === "known"));
    if (
      token.bare.length !== 1 ||
      /\d/.test(token.bare) ||
      !(known || before === "called" || before === "nicknamed")
    )
      return [];
    return [unknown(token.start, token.end, "PERSON", "One letter stands for somebody", "[name]")];
  });
}

/** A given name in lower case where only a person can stand: "his friend dwayne", "told monique that". */
export function lowerNames(text: Prepared): RawFinding[] {
  const { tokens } = text;
  return tokens.flatMap((token, at): RawFinding[] => {
    const before = tokens[at - 1];
    if (
      token.capital ||
      token.bare.length < 3 ||
      !hasForms(token.bare) ||
      isOrdinaryWord(token.bare) ||
      !before
    )
      return [];
    // "tommy-lee": the hyphen makes it one name.
    const next = tokens[at + 1];
    const end =
      next && text.folded.text.slice(token.end, next.start) === "-" ? bareEnd(next) : bareEnd(token);
    return [unknown(token.start, end, "PERSON", "It is a given name", "[name]")];
  });
}
