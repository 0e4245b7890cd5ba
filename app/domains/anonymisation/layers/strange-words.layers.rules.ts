import type { RawFinding } from "../finding.rules";
import { MONTHS, RELATIONS } from "../lists/contexts.rules";
import { isMedicine, isOrdinaryWord } from "../lists/dictionary.rules";
import { GIVEN_WORDS } from "../lists/given-words.rules";
import { ACRONYMS } from "../lists/glossary.rules";
import { hasForms } from "../lists/nicknames.rules";
import { PLACE_WORDS } from "../lists/places-that-may-stand.rules";
import type { Prepared } from "../prepared.rules";
import { unknown, wholeName } from "./unknown-finding.rules";

/** Words in lower case that no dictionary, glossary or list of places knows. */
export function strangeWordLayer(text: Prepared): RawFinding[] {
  return text.tokens.flatMap((token, at): RawFinding[] => {
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
    const { start, end } = wholeName(text, at, at);
    return [unknown(start, end, "PERSON", "No list of words knows it: it may be a name", "[name]")];
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

/** "a man known only as K", "Miss S.h.e.i.k.h": letters that stand for somebody. */
export function letterNames({ tokens, runs }: Prepared): RawFinding[] {
  const spelled = runs.flatMap(({ start, end, letters }): RawFinding[] => {
    if (letters.length < 4 || /\d/.test(letters) || ACRONYMS.has(letters)) return [];
    return [unknown(start, end, "PERSON", "A word is spelled letter by letter: it may be a name", "[name]")];
  });
  const single = tokens.flatMap((token, at): RawFinding[] => {
    const [before, second, third] = [tokens[at - 1]?.bare, tokens[at - 2]?.bare, tokens[at - 3]?.bare];
    const known = before === "as" && (second === "known" || (second === "only" && third === "known"));
    if (
      token.bare.length !== 1 ||
      /\d/.test(token.bare) ||
      (["a", "i"].includes(token.bare) && !(known && token.capital)) ||
      !(known || before === "called" || before === "nicknamed")
    )
      return [];
    return [unknown(token.start, token.end, "PERSON", "One letter stands for somebody", "[name]")];
  });
  return [...spelled, ...single];
}

/** A given name in lower case where only a person can stand: "his friend dwayne", "told monique that". */
export function lowerNames(text: Prepared): RawFinding[] {
  const { folded, tokens } = text;
  return tokens.flatMap((token, at): RawFinding[] => {
    if (token.capital || token.bare.length < 3) return [];
    // "tommy-lee", "paddy-jim": the hyphen makes it one name.
    const next = tokens[at + 1];
    const joined = next !== undefined && folded.text.slice(token.end, next.start) === "-";
    const before = tokens[at - 1];
    const called = before !== undefined && (RELATIONS.has(before.bare) || SPEECH_VERBS.has(before.bare));
    const given =
      (hasForms(token.bare) && !isOrdinaryWord(token.bare)) ||
      (called &&
        GIVEN_WORDS.has(token.bare) &&
        isOrdinaryWord(token.bare) &&
        token.bare.length > 2 &&
        !["may", "will", "art", "pat", "ray", "sue", "nan"].includes(token.bare) &&
        !joined &&
        !/^(?:support|group|plan|and|or|of)$/.test(next?.bare ?? ""));
    const pair = joined && [token, next].every(({ bare }) => hasForms(bare) || GIVEN_WORDS.has(bare));
    if (!(given && tokens[at - 1]) && !pair) return [];
    const { start, end } = wholeName(text, at, joined ? at + 1 : at);
    return [unknown(start, end, "PERSON", "It is a given name", "[name]")];
  });
}

const SPEECH_VERBS: ReadonlySet<string> = new Set([
  "told",
  "asked",
  "messages",
  "messaged",
  "texts",
  "texted",
  "rang",
  "phoned",
  "visits",
  "hugged",
]);

/** "Gurd33p Singh": a word with digits between its letters that is none with the letters they look like. */
export function disguisedWords(text: Prepared): RawFinding[] {
  return text.tokens.flatMap((token, at): RawFinding[] => {
    const { bare } = token;
    // Postcodes and class names have other digits, or an s behind them: "b68", "y9s".
    const ends =
      token.capital &&
      !token.upper &&
      /^\p{L}{3,}[013457]$/u.test(bare) &&
      !isOrdinaryWord(bare.slice(0, -1));
    if (ends) {
      const { start, end } = wholeName(text, at, at);
      return [unknown(start, end, "PERSON", "A sign stands for a letter: it may be a name", "[name]")];
    }
    if (bare.length < 4 || !/^\p{L}+(?:[013457@$]{1,2}\p{L}+)+[013457@$]?$/u.test(bare)) return [];
    const letters = bare.replace(/[^\p{L}]/gu, "");
    if (letters.length < 2 || isOrdinaryWord(bare.replace(/(?<![\d@$])[\d@$]+s$/, ""))) return [];
    const { start, end } = wholeName(text, at, at);
    return [unknown(start, end, "PERSON", "Signs stand for letters: it may be a name", "[name]")];
  });
}
