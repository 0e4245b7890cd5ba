import type { RawFinding } from "../finding.rules";
import { isGeneric, isOwn, longForm, NUMBER_WORDS, type Phrase } from "../known/known-phrases.rules";
import { formsOf } from "../lists/nicknames.rules";
import { PLACE_WORDS } from "../lists/places-that-may-stand.rules";
import { type Prepared, squeeze, squeezedHits, type Token } from "../prepared.rules";
import { within } from "../spelling-distance.rules";
import { withLetters } from "./sign-letters.rules";

/** Known phrases, whole, shortened, with slips of the hand or broken up. */
export function phraseLayer(text: Prepared, phrases: readonly Phrase[]): RawFinding[] {
  return phrases.flatMap((phrase) => [...rowsOf(text, phrase), ...squeezedRows(text, phrase)]);
}

const finding = (
  text: Prepared,
  { kind, instead }: Phrase,
  start: number,
  end: number,
  why: string,
): RawFinding => {
  const place = { start, end, kind, tier: "auto" as const, known: true, why, instead };
  return kind === "ADDRESS" && instead === "[address]"
    ? { ...place, start: houseNumber(text, start) }
    : place;
};

/** "Flat 5, 132 Tinkers Hill" from "Tinkers Hill" on. */
function houseNumber({ folded }: Prepared, start: number): number {
  const before = folded.text.slice(Math.max(0, start - 40), start);
  // A flat is also written with a slip: "Flst 1, 69".
  const number =
    /(?:(?:f\p{L}{1,4}|apartment|apt|unit|room|plot|no|number)\.?\s*\d{1,4}\s?[a-z]?\s*,?\s*)?(?:\d{1,4}\s?[a-z]?(?:\s?[-/]\s?\d{1,4})?\s*,?\s*)$|(?:f\p{L}{1,4}|apartment|apt|unit|room|plot)\.?\s*\d{1,4}\s?[a-z]?\s*,?\s*$/u.exec(
      before,
    );
  return number && number[0].trim() !== "" ? start - number[0].length : start;
}

function same(token: Token | undefined, wanted: string): 0 | 1 | 2 | undefined {
  if (!token) return undefined;
  const bare = longForm(token.bare);
  if (bare === wanted) return 0;
  if (token.text.endsWith("'s") && longForm(token.text.slice(0, -2).replaceAll("'", "")) === wanted) return 0;
  if (wanted.length > 4 && wanted.endsWith("s") && bare === wanted.slice(0, -1)) return 0;
  if (bare.endsWith("s") && bare.slice(0, -1) === wanted && wanted.length > 3) return 0;
  if (withLetters(bare) === wanted) return 0;
  if (wanted === "st" && within(bare, "street", 1)) return 1;
  if (formsOf(wanted.replace(/s$/, "")).has(bare.replace(/s$/, ""))) return 0;
  if (wanted.length >= 3 && bare.length >= 3 && within(bare, wanted, 1)) return 1;
  const number = NUMBER_WORDS[Number(wanted)];
  if (number !== undefined && number.length > 4 && within(token.bare, number, 1)) return 1;
  return wanted.length >= 6 && bare[0] === wanted[0] && within(bare, wanted, 2) ? 2 : undefined;
}

/** "The", "Drs", "3rd": said or left out. */
const isLeading = (word: string) =>
  ["the", "drs", "doctors", "dr"].includes(word) || /^\d+(?:st|nd|rd|th)$/.test(word);

function rowsOf(text: Prepared, phrase: Phrase): RawFinding[] {
  // "The Lindens PRU" is also said without its article.
  const bare = phrase.words.length > 2 && isLeading(phrase.words[0] ?? "") ? phrase.words.slice(1) : null;
  return [phrase.words, ...(bare ? [bare] : [])].flatMap((words) => rowsOfWords(text, phrase, words));
}

function rowsOfWords(text: Prepared, phrase: Phrase, words: readonly string[]): RawFinding[] {
  const { tokens } = text;
  const found: RawFinding[] = [];
  const core = words.filter((word) => word !== "&");
  for (let at = 0; at < tokens.length; at += 1) {
    let count = 0;
    let slips = 0;
    let and = 0;
    while (count < core.length) {
      // "Fairclough and Nair" for "Fairclough & Nair".
      if (count > 0 && longForm(tokens[at + count + and]?.bare ?? "") === "&") and += 1;
      const how = same(tokens[at + count + and], core[count] ?? "");
      if (how === undefined || slips + how > 2) break;
      slips += how;
      count += 1;
    }
    // "The green team" is not 12 The Green.
    if (phrase.kind === "ADDRESS" && core[0] === "the" && !isAddressHere(text, at, count)) continue;
    if (count === 0 || !isEnough(core, count, slips, tokens[at], phrase)) continue;
    const last = tokens[at + count + and - 1];
    const first = tokens[at];
    if (!first || !last) continue;
    const trimmed =
      last.text.endsWith("'s") && !(core[count - 1] ?? "").endsWith("s") ? last.end - 2 : last.end;
    found.push(finding(text, phrase, first.start, trimmed, "It is a place or an organisation that is known"));
    at += count + and - 1;
  }
  return found;
}

/** Whether the first words of a name say which one is meant: "Queen Eleanor" does, "Moor" does not. */
function isEnough(
  core: readonly string[],
  count: number,
  slips: number,
  first: Token | undefined,
  { kind }: Phrase,
): boolean {
  const said = core.slice(0, count);
  if (count === core.length && count > 1) return said.some((word) => !isGeneric(word)) || kind === "OTHER";
  if (count === core.length)
    return kind === "OTHER" || (isOwn(core[0] ?? "") && (slips === 0 || (first?.capital ?? false)));
  if (kind === "ADDRESS" || kind === "OTHER") return false;
  if (count >= 2) {
    // What is left out must be what such places share: "Hospital", "Medical Practice", "FC".
    return (
      said.some((word) => !isGeneric(word)) &&
      (core.slice(count).every(isGeneric) ||
        said.filter((word) => !isGeneric(word)).length >= 2 ||
        said[0] === "st" ||
        (said[0] === "the" && ((first?.capital ?? false) || (said[1] ?? "").length >= 6)))
    );
  }
  const [one = ""] = core;
  if (slips > 0 || !first) return false;
  if (isOwn(one) && one.length > 5) return true;
  if (!first.capital) return false;
  // "Brindle" for Brindle & Sons Bakery: an ordinary word too, but not with a capital in the middle of a sentence.
  return (
    isOwn(one) ||
    (one.length > 3 &&
      !isGeneric(one) &&
      !PLACE_WORDS.has(one) &&
      !first.opens &&
      core.slice(1).every(isGeneric))
  );
}

/** Whole, through whatever stands between the letters. */
function squeezedRows(text: Prepared, phrase: Phrase): RawFinding[] {
  const letters = squeeze(phrase.words.join(""));
  const spelled = phrase.words.map((word) => (word === "&" ? "and" : word)).join("");
  const all = new Set([letters, squeeze(spelled)]);
  const found: RawFinding[] = [];
  for (const one of all) {
    if (one.length < 8) continue;
    for (const { start, end } of squeezedHits(text, one, false))
      found.push(
        finding(text, phrase, start, end, "It is a place or an organisation that is known, broken up"),
      );
  }
  return found;
}

/** Whether "the green" is a street here: a house number stands before it, or its own word has a capital. */
function isAddressHere({ folded, tokens, calm }: Prepared, at: number, count: number): boolean {
  const numbered = /\d[a-z]?,?\s*$/.test(
    folded.text.slice(Math.max(0, (tokens[at]?.start ?? 0) - 6), tokens[at]?.start),
  );
  return numbered || calm || (tokens[at + count - 1]?.capital ?? false);
}
