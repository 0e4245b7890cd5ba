import type { KnownEntities } from "../finding.rules";
import { fold } from "../fold.rules";
import { COUNTRY_NAMES, MONTHS, PARTICLES, SEASONS } from "../lists/contexts.rules";
import { isOrdinaryWord } from "../lists/dictionary.rules";
import { formsOf } from "../lists/nicknames.rules";
import { PLACE_WORDS } from "../lists/places-that-may-stand.rules";
import { squeeze } from "../prepared.rules";

/** A word that is part of somebody's name. */
export type NameWord = {
  word: string;
  /** `[child]`, `[mother]`. */
  instead: string;
  /** Also an ordinary word, a month or a place: counts only where the words beside it say that it is a person. */
  ordinary: boolean;
  month: boolean;
  place: boolean;
  country: boolean;
  given: boolean;
  /** A name that somebody is called by, other than the given one. */
  called?: boolean;
  /** What stands before it in the whole name: "mac" of Mac Giolla. */
  particle?: string;
};

export type KnownPeople = {
  names: ReadonlyMap<string, NameWord>;
  /** Names of several parts, as one run of letters: "macgiolla", "ffionhaf". */
  runs: ReadonlyMap<string, NameWord>;
  /** "ma" for Mason Aston. */
  initials: ReadonlyMap<string, NameWord>;
  /** First letters of the child's given names. */
  single: ReadonlyMap<string, NameWord>;
  /** First letters of the family names that go with a given name. */
  familyInitials: ReadonlyMap<string, ReadonlySet<string>>;
};

type Person = { given: string; family: string; aka: readonly string[]; instead: string; child: boolean };

const RELATION_WORDS: Readonly<Record<string, string>> = {
  sibling: "brother or sister",
  professional: "worker",
};

function peopleOf(known: KnownEntities): Person[] {
  const { child, family = [], professionals = [] } = known;
  return [
    { given: child.given, family: child.family, aka: child.aka ?? [], instead: "[child]", child: true },
    ...family.map(({ relation, given, family: last }) => ({
      given,
      family: last,
      aka: [],
      instead: `[${RELATION_WORDS[relation] ?? relation}]`,
      child: false,
    })),
    ...professionals.map(({ role, given, family: last }) => ({
      given,
      family: last,
      aka: [],
      instead: `[${RELATION_WORDS[role] ?? role}]`,
      child: false,
    })),
  ];
}

/** All words by which somebody known can be called; of two people with one name the nearer to the child counts. */
export function knownPeople(known: KnownEntities): KnownPeople {
  const names = new Map<string, NameWord>();
  const runs = new Map<string, NameWord>();
  const initials = new Map<string, NameWord>();
  const single = new Map<string, NameWord>();
  const familyInitials = new Map<string, Set<string>>();
  const nameWord = (word: string, instead: string, given: boolean): NameWord => ({
    word,
    instead,
    given,
    ordinary: word.length <= 2 || isOrdinaryWord(word),
    month: MONTHS.has(word) || SEASONS.has(word),
    place: PLACE_WORDS.has(word),
    country: COUNTRY_NAMES.has(word),
  });
  const add = (word: string, instead: string, given: boolean) => {
    if (word.length >= 2 && !names.has(word)) names.set(word, nameWord(word, instead, given));
  };
  for (const { given, family, aka, instead, child } of peopleOf(known)) {
    const parts = { given: partsOf(given), family: partsOf(family) };
    const joined = squeeze(given) + squeeze(family);
    if (given && family && joined.length >= 6 && !runs.has(joined))
      runs.set(joined, nameWord(joined, instead, true));
    for (const [name, isGiven] of [
      [given, true],
      [family, false],
      ...aka.map((one) => [one, true] as const),
    ] as const) {
      for (const part of partsOf(name))
        if (!PARTICLES.has(part)) {
          add(part, isGiven ? instead : child ? "[child]" : instead, isGiven);
          const word = names.get(part);
          if (word && aka.includes(name)) names.set(part, { ...word, called: true });
        }
      const run = squeeze(name);
      if (partsOf(name).length > 1 && run.length >= 5 && !runs.has(run))
        runs.set(run, nameWord(run, instead, isGiven));
    }
    for (const part of parts.given) for (const form of formsOf(part)) add(form, instead, true);
    parts.family.forEach((part, at) => {
      const before = parts.family[at - 1];
      const word = names.get(part);
      if (before && PARTICLES.has(before) && word) names.set(part, { ...word, particle: before });
    });
    const [g] = parts.given[0] ?? "";
    const last = parts.family.find((part) => !PARTICLES.has(part)) ?? parts.family[0] ?? "";
    const [f] = last;
    // Of "O'Dowd" and "St Hilaire" people take either part's letter.
    for (const part of [last, ...parts.family])
      if (g && part[0] && !initials.has(g + part[0]))
        initials.set(g + part[0], nameWord(g + part[0], instead, true));
    const [second] = parts.given[1] ?? "";
    if (g && second) {
      const two = g + second;
      // "J-J" is said of anybody whose name has a hyphen; of two given names only the child's are shortened so.
      if (!initials.has(two) && (child || given.includes("-")))
        initials.set(two, nameWord(two, instead, true));
      if (f && !initials.has(two + f)) initials.set(two + f, nameWord(two + f, instead, true));
    }
    if (g && child) single.set(g, nameWord(g, instead, true));
    for (const part of [...parts.given, ...aka.flatMap(partsOf)])
      for (const one of parts.family) {
        const letters = familyInitials.get(part) ?? new Set<string>();
        letters.add(one[0] ?? "");
        familyInitials.set(part, letters);
      }
  }
  return { names, runs, initials, single, familyInitials };
}

/** "Mary-Jane O'Rourke" → mary, jane, orourke, rourke. */
function partsOf(name: string): string[] {
  return fold(name)
    .text.split(/[\s.,()/-]+/)
    .flatMap((piece) => {
      const bare = piece.replace(/[^\p{L}\p{N}]/gu, "");
      const after = piece.includes("'") ? (piece.split("'").at(-1) ?? "") : "";
      return after.length >= 4 ? [bare, after] : [bare];
    })
    .filter((part) => part !== "");
}
