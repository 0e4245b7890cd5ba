import { type Folded, fold, type Word, wordsOf } from "../fold.rules";
import { findDay } from "../layers/written-dates.rules";
import { MONTH_NAMES } from "../lists/ordinary-words.rules";
import {
  longForm,
  type NameWord,
  nameWords,
  numbersOf,
  type Phrase,
  phrasesOf,
  plainWords,
  type VaultIdentity,
  type VaultValueKind,
} from "./vault-values.rules";

/** A vault value that stands in a published field; offsets are UTF-16 units of the field's text. */
export type VaultMatch = { field: string; kind: VaultValueKind; start: number; end: number };

/** Place names that may be published: a value that is one is not looked for. */
export type PlaceNames = { towns: readonly string[]; councils: readonly string[] };

type Found = { kind: VaultValueKind; start: number; end: number };

/**
 * Every vault value that stands in the fields, in order: the gate's second look at what would be published, by another
 * way than the detector's. Sending is refused while there is one. Whole words, folded for case, accents, width, look-alikes and invisible characters; a name that is an
 * ordinary word only with a capital; towns and councils excepted; dates, numbers and postcodes however written.
 */
export function findVaultValues(
  fields: Readonly<Record<string, string>>,
  identity: VaultIdentity,
  places: PlaceNames,
): VaultMatch[] {
  const placePhrases = [...places.towns, ...places.councils]
    .map(plainWords)
    .filter((words) => words.length > 0);
  const known: Known = {
    names: nameWords(identity),
    places: placePhrases,
    placeWords: new Set(placePhrases.filter((words) => words.length === 1).map((words) => words[0] ?? "")),
    phrases: phrasesOf(identity, new Set(placePhrases.map((words) => words.join(" ")))),
    numbers: numbersOf(identity).map(({ number, kind }) => ({ pattern: numberPattern(number), kind })),
    dateOfBirth: identity.dateOfBirth ?? "",
  };
  return Object.entries(fields).flatMap(([field, text]) => {
    const folded = fold(text);
    return withoutOverlaps(findIn(folded, known)).map(({ kind, start, end }) => ({
      field,
      kind,
      start: folded.starts[start] ?? 0,
      end: folded.ends[end - 1] ?? text.length,
    }));
  });
}

type Known = {
  names: Map<string, NameWord>;
  places: string[][];
  placeWords: ReadonlySet<string>;
  phrases: Phrase[];
  numbers: { pattern: RegExp; kind: VaultValueKind }[];
  dateOfBirth: string;
};

function findIn(folded: Folded, known: Known): Found[] {
  const words = wordsOf(folded);
  const found: Found[] = [
    ...findNames(folded, words, known),
    ...findSplit(folded, words, known.names),
    ...findSpelledOut(folded, known.names),
    ...known.phrases.flatMap((phrase) => findPhrase(words, phrase)),
  ];
  for (const { pattern, kind } of known.numbers) {
    for (const match of folded.text.matchAll(pattern)) {
      found.push({ kind, start: match.index, end: match.index + match[0].length });
    }
  }
  if (known.dateOfBirth !== "") {
    for (const day of findDay(folded.text, known.dateOfBirth)) found.push({ kind: "date-of-birth", ...day });
  }
  return found;
}

function findNames(folded: Folded, words: Word[], { names, places, placeWords }: Known): Found[] {
  const inPlace = new Set<Word>();
  for (const place of places.filter((phrase) => phrase.length > 1)) {
    for (const { at } of rows(words, place))
      for (const word of words.slice(at, at + place.length)) inPlace.add(word);
  }
  const hits = words.map((word) => (inPlace.has(word) ? undefined : nameAt(word, names)));
  return words.flatMap((word, index): Found[] => {
    const name = hits[index];
    if (!name) return [];
    if (name.capital && !word.capital) return [];
    if (MONTH_NAMES.has(name.word) && isMonth(folded.text, word)) return [];
    // A surname that is a town counts beside another name or a title only: "Amy Stafford", "Mrs Stafford".
    if (placeWords.has(name.word)) {
      const beside = [words[index - 1], words[index + 1]].some(
        (other, side) =>
          other &&
          isNextTo(folded.text, word, other) &&
          (hits[index + (side === 0 ? -1 : 1)] || TITLES.has(other.text)),
      );
      if (!beside) return [];
    }
    return [{ kind: name.kind, start: word.start, end: word.end }];
  });
}

const TITLES: ReadonlySet<string> = new Set(["mr", "mrs", "ms", "miss", "mx", "dr", "family"]);

/** The name that a word is: itself, its possessive with or without the apostrophe, or its plural. */
function nameAt(word: Word, names: Map<string, NameWord>): NameWord | undefined {
  const text = word.text;
  const bare = text.replaceAll("'", "");
  const own = text.endsWith("'s") ? text.slice(0, -2).replaceAll("'", "") : undefined;
  const plural = bare.endsWith("s") && bare.length > 4 ? bare.slice(0, -1) : undefined;
  const found =
    names.get(bare) ?? (own ? names.get(own) : undefined) ?? (plural ? names.get(plural) : undefined);
  return found ?? (bare.endsWith("es") && bare.length > 6 ? names.get(bare.slice(0, -2)) : undefined);
}

function isNextTo(text: string, one: Word, other: Word): boolean {
  const between =
    one.start < other.start ? text.slice(one.end, other.start) : text.slice(other.end, one.start);
  return /^[\s.'-]{1,3}$/.test(between);
}

/** "in May", "since last April", "12 June", "May 2025". */
function isMonth(text: string, word: Word): boolean {
  const before = text.slice(Math.max(0, word.start - 16), word.start);
  const after = text.slice(word.end, word.end + 6);
  return (
    /(?:\b(?:in|since|during|last|next|early|late|mid)|\d(?:st|nd|rd|th)?(?: of)?)[ -]$/.test(before) ||
    /^ \d/.test(after)
  );
}

/** "Zan-yar", also over the end of a line. */
function findSplit(folded: Folded, words: Word[], names: Map<string, NameWord>): Found[] {
  return words.flatMap((word, index): Found[] => {
    const after = words[index + 1];
    if (!after || !/^ ?- ?$/.test(folded.text.slice(word.end, after.start))) return [];
    const name = nameAt({ ...word, text: word.text + after.text }, names);
    return name && name.word.length >= 4 && (word.capital || !name.capital)
      ? [{ kind: name.kind, start: word.start, end: after.end }]
      : [];
  });
}

/** "Z a n y a r", "z.a.n.y.a.r": letters one by one. */
function findSpelledOut(folded: Folded, names: Map<string, NameWord>): Found[] {
  const found: Found[] = [];
  for (const match of folded.text.matchAll(/(?<![\p{L}'])\p{L}(?:[ .*_\-/|]{1,3}\p{L}(?!\p{L})){2,}/gu)) {
    const places = [...match[0].matchAll(/\p{L}/gu)].map((letter) => match.index + letter.index);
    const letters = match[0].replace(/\P{L}/gu, "");
    for (const [name, { kind }] of names) {
      const at = name.length >= 3 ? letters.indexOf(name) : -1;
      const start = places[at];
      const last = places[at + name.length - 1];
      if (at >= 0 && start !== undefined && last !== undefined) found.push({ kind, start, end: last + 1 });
    }
  }
  return found;
}

function rows(words: Word[], phrase: string[]): { at: number }[] {
  const found: { at: number }[] = [];
  for (let at = 0; at + phrase.length <= words.length; at += 1) {
    if (phrase.every((part, index) => isPart(words[at + index], part))) found.push({ at });
  }
  return found;
}

function isPart(word: Word | undefined, part: string): boolean {
  if (!word) return false;
  const bare = longForm(word.text.replaceAll("'", ""));
  const wanted = longForm(part);
  if (bare === wanted || (word.text.endsWith("'s") && longForm(word.text.slice(0, -2)) === wanted))
    return true;
  // "St Brendan" for "St Brendan's".
  return wanted.length > 4 && wanted.endsWith("s") && bare === wanted.slice(0, -1);
}

function findPhrase(words: Word[], phrase: Phrase): Found[] {
  return rows(words, phrase.words).flatMap(({ at }) => {
    const first = words[at];
    const last = words[at + phrase.words.length - 1];
    if (!first || !last || (phrase.capital && !first.capital)) return [];
    return [{ kind: phrase.kind, start: first.start, end: last.end }];
  });
}

/** A number with up to three other signs between its digits; an O for a zero and an l for a one are read through. */
function numberPattern(number: string): RegExp {
  const sign = (one: string) => (one === "0" || one === "o" ? "[0o]" : one === "1" ? "[1il]" : one);
  const between = "[\\s.,:/_()-]{0,3}";
  return new RegExp(`(?<![\\p{L}\\d])${[...number].map(sign).join(between)}(?![\\p{L}\\d])`, "gu");
}

/**
 * In order; of two that overlap the longer stays. The longest come first, so whatever overlaps one that is kept has an end
 * within it: two letters are looked at, however many are kept.
 */
function withoutOverlaps(found: Found[]): Found[] {
  const taken = new Uint8Array(found.reduce((end, one) => Math.max(end, one.end), 0));
  return [...found]
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    .filter(({ start, end }) => {
      if (taken[start] || taken[end - 1]) return false;
      taken.fill(1, start, end);
      return true;
    })
    .sort((a, b) => a.start - b.start);
}
