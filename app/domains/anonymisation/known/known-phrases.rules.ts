import type { FindingKind, KnownEntities } from "../finding.rules";
import { fold } from "../fold.rules";
import { isOrdinaryWord } from "../lists/dictionary.rules";
import { GENERIC_WORDS } from "../lists/glossary.rules";
import { PLACE_NAMES, PLACE_WORDS } from "../lists/places-that-may-stand.rules";
import { SHORT_FORMS } from "../lists/short-forms.rules";

/** Several words in a row that are known: a school, a street, a surgery. */
export type Phrase = { words: string[]; kind: FindingKind; instead: string };

export const NUMBER_WORDS: readonly string[] =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

const LONG_FORMS: Readonly<Record<string, string>> = {
  ...SHORT_FORMS,
  crs: "crescent",
  ter: "terrace",
  gr: "grove",
  gro: "grove",
  pk: "park",
  hse: "house",
  str: "st",
  sch: "school",
  acad: "academy",
  prim: "primary",
  hosp: "hospital",
  gen: "general",
  med: "medical",
  ctr: "centre",
  center: "centre",
  drs: "doctors",
  utd: "united",
  ltd: "limited",
  and: "&",
  wk: "walk",
  wlk: "walk",
  la: "lane",
  no: "number",
  nr: "number",
  appr: "approach",
  ctre: "centre",
  grn: "green",
  hts: "heights",
  est: "estate",
  ...Object.fromEntries(NUMBER_WORDS.map((word, number) => [word, String(number)])),
};

export const longForm = (word: string) =>
  Object.hasOwn(LONG_FORMS, word) ? (LONG_FORMS[word] ?? word) : word;

function wordsOf(name: string): string[] {
  return (fold(name).text.match(/[\p{L}\p{N}][\p{L}\p{N}']*/gu) ?? []).map((word) =>
    longForm(word.replaceAll("'", "")),
  );
}

export const isGeneric = (word: string) =>
  GENERIC_WORDS.has(word) ||
  [
    "fc",
    "afc",
    "limited",
    "sons",
    "&",
    "co",
    "unit",
    "residential",
    "bakery",
    "couriers",
    "logistics",
    "doctors",
    "drs",
    "pharmacy",
    "chemist",
    "scouts",
    "cubs",
    "brownies",
    "guides",
    "united",
    "rovers",
    "town",
    "juniors",
    "clinic",
  ].includes(word);
/** A word that says by itself which one is meant. */
export const isOwn = (word: string) =>
  word.length > 3 && !isGeneric(word) && !isOrdinaryWord(word) && !PLACE_WORDS.has(word) && !/\d/.test(word);

/** Places and organisations that are known, in full and as people shorten them. */
export function knownPhrases(known: KnownEntities): Phrase[] {
  const phrases: Phrase[] = [];
  const add = (kind: FindingKind, names: readonly string[] | undefined, label: string) => {
    names?.forEach((name, index) => {
      const letter = names.length > 1 ? ` ${String.fromCharCode(65 + (index % 26))}` : "";
      const words = wordsOf(name);
      if (words.length > 0) phrases.push({ words, kind, instead: `[${label}${letter}]` });
    });
  };
  add("SCHOOL", known.schools, "school");
  add("GP_SURGERY", known.gpSurgeries, "surgery");
  add("HOSPITAL", known.hospitals, "hospital");
  add("EMPLOYER", known.employers, "employer");
  add("CLUB", known.clubs, "club");
  add("CARE_HOME", known.homes, "home");
  add("OTHER", known.otherWords, "kept out");
  for (const { line1 = "", area = "" } of known.addresses ?? []) {
    [...line1.split(","), ...area.split(",")].forEach((piece, index) => {
      const words = wordsOf(piece).filter(
        (word) =>
          !/^\d/.test(word) && !["flat", "apartment", "apt", "unit", "room", "plot", "number"].includes(word),
      );
      if (words.length === 0 || PLACE_NAMES.has(words.join(" "))) return;
      phrases.push({
        words,
        kind: "ADDRESS",
        instead: index < line1.split(",").length ? "[address]" : "[area]",
      });
    });
  }
  return phrases;
}
