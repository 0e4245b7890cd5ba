import { fold, wordsOf } from "../fold.rules";
import { ORDINARY_WORD_NAMES, PARTICLES, RELATION_WORDS } from "../lists/ordinary-words.rules";
import { SHORT_FORMS } from "../lists/short-forms.rules";

/** What the vault may hold of a child, as this domain needs it; `ChildIdentity` of referrals has these fields. */
export type VaultIdentity = {
  readonly given?: string;
  readonly family?: string;
  readonly knownAs?: string;
  readonly otherNames?: readonly string[];
  readonly dateOfBirth?: string;
  readonly addressLine1?: string;
  readonly addressLine2?: string;
  readonly postcode?: string;
  readonly school?: string;
  readonly nhsNumber?: string;
  readonly upn?: string;
  readonly localCaseNumber?: string;
  readonly motherName?: string;
  readonly fatherName?: string;
  readonly otherFamilyNames?: readonly string[];
  readonly socialWorkerName?: string;
  readonly otherPeopleNames?: readonly string[];
  /** Former schools, clubs, homes, user names: whatever else the writer wants kept out. */
  readonly otherWords?: readonly string[];
};

export const VAULT_VALUE_KINDS = {
  "child-name": "The child's name",
  "family-name": "A name of the family",
  "other-name": "A name of somebody who knows the child",
  "date-of-birth": "The date of birth",
  address: "The address",
  postcode: "The postcode",
  school: "The school",
  "nhs-number": "The NHS number",
  upn: "The unique pupil number",
  "case-number": "The council's case number",
  "other-words": "Words that are kept out",
} as const;

export type VaultValueKind = keyof typeof VAULT_VALUE_KINDS;

/** A single word to look for; `capital`: only where it stands with one. */
export type NameWord = { word: string; kind: VaultValueKind; capital: boolean };
/** Words in a row to look for. */
export type Phrase = { words: string[]; kind: VaultValueKind; capital: boolean };

const bare = (word: string) => word.replaceAll("'", "");
const isOrdinary = (word: string) => ORDINARY_WORD_NAMES.has(word) || word.length <= 2;

/** Folded words of a value without apostrophes. */
export function plainWords(value: string): string[] {
  return wordsOf(fold(value)).map((word) => bare(word.text));
}

function namesOf(value: string, kind: VaultValueKind): NameWord[] {
  const found: string[] = [];
  for (const piece of value.split(/[\s,;/()]+/)) {
    const words = wordsOf(fold(piece)).map((word) => word.text);
    for (const word of words) {
      found.push(bare(word));
      const after = word.includes("'") ? (word.split("'").at(-1) ?? "") : "";
      if (after.length >= 4) found.push(after);
    }
    // "Ffion-Haf" is also written "Ffionhaf".
    if (words.length > 1) found.push(words.map(bare).join(""));
  }
  return found
    .filter((word) => word.length >= 2 && !PARTICLES.has(word) && !RELATION_WORDS.has(word))
    .map((word) => ({ word, kind, capital: isOrdinary(word) }));
}

/** All words that are names, each once, of the nearest person first. */
export function nameWords(identity: VaultIdentity): Map<string, NameWord> {
  const all: NameWord[] = [];
  const add = (kind: VaultValueKind, ...values: (string | undefined)[]) => {
    for (const value of values) if (value) all.push(...namesOf(value, kind));
  };
  add("child-name", identity.given, identity.family, identity.knownAs, ...(identity.otherNames ?? []));
  add("family-name", identity.motherName, identity.fatherName, ...(identity.otherFamilyNames ?? []));
  add("other-name", identity.socialWorkerName, ...(identity.otherPeopleNames ?? []));
  const once = new Map<string, NameWord>();
  for (const name of all) if (!once.has(name.word)) once.set(name.word, name);
  return once;
}

const WORDS: Readonly<Record<string, string>> = { ...SHORT_FORMS, ce: "cofe" };

/** One spelling for "Road" and "Rd", "Saint" and "St". */
export function longForm(word: string): string {
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? word) : word;
}

const SCHOOL_WORDS: ReadonlySet<string> = new Set(
  (
    "school academy primary secondary high college grammar catholic church of england cofe c e rc roman community " +
    "infant infants junior juniors nursery special comprehensive sixth form centre trust the and for boys girls voluntary aided"
  ).split(" "),
);

/** School and address lines as rows of words, in full and by what is their own. */
export function phrasesOf(identity: VaultIdentity, places: ReadonlySet<string>): Phrase[] {
  const phrases: Phrase[] = [];
  const add = (words: string[], kind: VaultValueKind) => {
    const [only] = words;
    if (only === undefined || places.has(words.join(" "))) return;
    if (words.length === 1 && only.length <= 2) return;
    phrases.push({
      words: words.map(longForm),
      kind,
      capital: words.length === 1 || words.every(isOrdinary),
    });
  };
  if (identity.school) {
    const words = plainWords(identity.school);
    const own = words.filter((word) => !SCHOOL_WORDS.has(word));
    if (words.length > 1 || own.length > 0) add(words, "school");
    let end = words.length;
    while (end > 0 && SCHOOL_WORDS.has(words[end - 1] ?? "")) end -= 1;
    const core = words.slice(0, end);
    // "St Peter's" alone is a school to those who know; one ordinary or place word alone is not.
    if (core.length > 1 || (core[0] !== undefined && core[0].length > 3 && !isOrdinary(core[0])))
      add(core, "school");
  }
  for (const words of identity.otherWords ?? []) add(plainWords(words), "other-words");
  for (const line of [identity.addressLine1, identity.addressLine2]) {
    for (const piece of (line ?? "").split(",")) {
      const words = plainWords(piece).filter(
        (word) => !["flat", "apartment", "apt", "unit", "room", "house"].includes(word),
      );
      add(
        words.filter((word) => word.length > 1),
        "address",
      );
    }
  }
  return phrases;
}

/** Numbers that identify, stripped to letters and digits; too short ones are found everywhere and left out. */
export function numbersOf(identity: VaultIdentity): { number: string; kind: VaultValueKind }[] {
  const strip = (value: string | undefined) => fold(value ?? "").text.replace(/[^\p{L}\d]/gu, "");
  const upn = strip(identity.upn);
  const all: { number: string; kind: VaultValueKind }[] = [
    { number: strip(identity.postcode), kind: "postcode" },
    { number: strip(identity.nhsNumber), kind: "nhs-number" },
    { number: upn, kind: "upn" },
    { number: upn.replace(/^\p{L}/u, ""), kind: "upn" },
    { number: strip(identity.localCaseNumber), kind: "case-number" },
  ];
  return all.filter(({ number }) => number.length >= 4 && /\d/.test(number));
}
