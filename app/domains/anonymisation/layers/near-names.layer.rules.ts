import type { RawFinding } from "../finding.rules";
import type { KnownPeople, NameWord } from "../known/known-people.rules";
import { person, withParticle } from "../known/known-person.rules";
import { DETERMINERS, PERSON_VERBS, RELATIONS, TITLES } from "../lists/contexts.rules";
import { isListedWord, isMedicine, isOrdinaryWord } from "../lists/dictionary.rules";
import { ACRONYMS, FIELD_WORDS } from "../lists/glossary.rules";
import { PLACE_WORDS } from "../lists/places-that-may-stand.rules";
import type { Prepared, Token } from "../prepared.rules";
import { within } from "../spelling-distance.rules";

/** Slips of the hand, and short forms that no list has. */
export function nearNames(text: Prepared, people: KnownPeople): RawFinding[] {
  const near = new Map<string, NameWord | null>();
  const names = [...people.names.values()];
  const look = (bare: string): NameWord | null => {
    const cached = near.get(bare);
    if (cached !== undefined) return cached;
    const found = names.find((name) => isNearName(bare, name)) ?? null;
    near.set(bare, found);
    return found;
  };
  const single = text.tokens.flatMap((token, at): RawFinding[] => {
    if (
      token.bare.length < 3 ||
      token.bare.length > 40 ||
      people.names.has(token.bare) ||
      /\d/.test(token.bare)
    )
      return [];
    const own = token.text.endsWith("'s") ? token.text.slice(0, -2).replaceAll("'", "") : token.bare;
    const name = look(own) ?? (own.endsWith("s") && own.length > 5 ? look(own.slice(0, -1)) : null);
    if (
      !name ||
      people.names.has(own) ||
      ACRONYMS.has(own) ||
      PLACE_WORDS.has(own) ||
      FIELD_WORDS.has(own) ||
      (isMedicine(own) && !within(own, name.word, 1))
    )
      return [];
    if (isListedWord(own) && !seemsAName(text, at, name) && !isListed(text, at, name, people)) return [];
    return [
      person(withParticle(text, at, name), token.text.endsWith("'s") ? token.end - 2 : token.end, name, WHY),
    ];
  });
  return [...single, ...nearRuns(text, people), ...besideNames(text, people)];
}

const WHY = "It is nearly a name that is known";

/** "ni arrmah" for Nii Armah: several words that together are nearly a whole name. */
function nearRuns({ folded, tokens }: Prepared, people: KnownPeople): RawFinding[] {
  const runs = [...people.runs.values()].filter(({ word }) => word.length >= 6);
  return tokens.flatMap((token, at): RawFinding[] => {
    let letters = token.bare;
    for (let more = 1; more <= 2; more += 1) {
      const next = tokens[at + more];
      if (!next || !/^[ -]$/.test(folded.text.slice(tokens[at + more - 1]?.end, next.start))) return [];
      letters += next.text.endsWith("'s") ? next.text.slice(0, -2) : next.bare;
      if (tokens.slice(at, at + more + 1).every(({ bare }) => isOrdinaryWord(bare)) && letters.length < 10)
        continue;
      const hit = runs.find(
        ({ word }) =>
          word !== letters && word[0] === letters[0] && within(letters, word, word.length >= 8 ? 2 : 1),
      );
      if (hit) return [person(token.start, next.text.endsWith("'s") ? next.end - 2 : next.end, hit, WHY)];
    }
    return [];
  });
}

const ALSO = new Set(["aka", "alias", "nicknamed", "prefers"]);

/**
 * "Khadija Hadd" for Khadija Haddad, "Xaawo aka Hawa": beside a name that is known a word needs to look less alike to
 * be the rest of it.
 */
function besideNames(text: Prepared, people: KnownPeople): RawFinding[] {
  const { folded, tokens } = text;
  const others = [...people.names.values()].filter(({ word }) => word.length >= 5);
  return tokens.flatMap((token, at): RawFinding[] => {
    if (!token.capital || token.bare.length < 3 || people.names.has(token.bare)) return [];
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    const gap = (one: Token | undefined, other: Token | undefined) =>
      one && other ? folded.text.slice(one.end, other.start) : "";
    if (before && ALSO.has(before.bare) && !isOrdinaryWord(token.bare)) {
      const called = people.names.get(tokens[at - 2]?.bare ?? "");
      if (called && !called.ordinary)
        return [person(token.start, token.end, called, "It is another name of somebody who is known")];
    }
    if (isOrdinaryWord(token.bare)) return [];
    for (const [beside, between] of [
      [before, gap(before, token)],
      [after, gap(token, after)],
    ] as const) {
      const known = /^[ -]$/.test(between) ? people.names.get(beside?.bare ?? "") : undefined;
      if (!known || known.ordinary) continue;
      const near = others.find(
        ({ word, instead }) =>
          instead === known.instead &&
          word !== known.word &&
          word[0] === token.bare[0] &&
          within(token.bare, word, word.length >= 8 ? 3 : 2),
      );
      if (near) return [person(token.start, token.end, near, WHY)];
    }
    return [];
  });
}

function isNearName(bare: string, { word, given, ordinary }: NameWord): boolean {
  const most = word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0;
  if (word.length === 6 && bare[0] === word[0] && within(bare, word, 2) && bare.length > 5) return true;
  if (most > 0 && bare.length >= 3 && within(bare, word, most)) {
    // Of short words nearly everything is one letter from something: the first letter has to be right, or both move.
    if (word.length > 4 || bare[0] === word[0] || (bare[0] === word[1] && bare[1] === word[0])) return true;
  }
  if (
    word.length === 3 &&
    bare.length === 3 &&
    bare !== word &&
    [...bare].sort().join() === [...word].sort().join() &&
    !ordinary
  )
    return true;
  if (!given || ordinary) return false;
  // "Meg" for Megan, "Kier" for Kieran, "Razzy" for Razvan.
  if (word.length >= 5 && bare.length >= 3 && bare.length < word.length && word.startsWith(bare)) return true;
  const stem = /^(.{3,}?)(?:y|ie|i|o|s|z|zy|zza|ster)$/.exec(bare)?.[1];
  return (
    stem !== undefined &&
    word.length >= 5 &&
    word.startsWith(stem) &&
    stem.length >= 3 &&
    bare.length <= word.length + 1
  );
}

/** "present tuba, gulsen, l figgins": in a row with somebody who is known. */
function isListed(
  { folded, tokens }: Prepared,
  at: number,
  { word }: NameWord,
  { names }: KnownPeople,
): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || !next || token.bare.length < 4 || token.bare[0] !== word[0]) return false;
  const known = names.get(next.bare);
  return known !== undefined && !known.ordinary && folded.text.slice(token.end, next.start) === ", ";
}

/** An ordinary word with a capital where none belongs, or that does what only people do. */
function seemsAName({ folded, tokens }: Prepared, at: number, name: NameWord): boolean {
  const token = tokens[at];
  const after = tokens[at + 1];
  const before = tokens[at - 1];
  if (!token?.capital || token.upper || token.bare.length < 4 || token.bare[0] !== name.word[0]) return false;
  if (PERSON_VERBS.has(token.bare) || DETERMINERS.has(token.bare) || RELATIONS.has(token.bare)) return false;
  if (!token.opens)
    return !(before?.capital && !TITLES.has(before.bare)) && !(after?.capital && !after.upper);
  const between = folded.text.slice(token.end, after?.start ?? token.end);
  // "Emergency contact: Cays 07700 900 308".
  if (after && /^\d{4}/.test(after.bare)) return true;
  // Alone on its line, as under a letter.
  if (after?.opens && between.trim() === "") return true;
  return (
    after !== undefined &&
    ["is", "was", "has", "had", "told", "presents", "takes", "lives", "enjoys", "attends", "said"].includes(
      after.bare,
    ) &&
    between === " "
  );
}
