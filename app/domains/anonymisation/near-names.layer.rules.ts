import { DETERMINERS, PERSON_VERBS, RELATIONS, TITLES } from "./contexts.rules";
import { isMedicine, isOrdinaryWord } from "./dictionary.rules";
import { within } from "./distance.rules";
import type { RawFinding } from "./finding.rules";
import { ACRONYMS } from "./glossary.rules";
import type { KnownPeople, NameWord } from "./known-people.rules";
import { person, withParticle } from "./known-person.rules";
import { PLACE_WORDS } from "./places.rules";
import type { Prepared } from "./prepared.rules";

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
  return text.tokens.flatMap((token, at): RawFinding[] => {
    if (
      token.bare.length < 3 ||
      token.bare.length > 40 ||
      people.names.has(token.bare) ||
      /\d/.test(token.bare)
    )
      return [];
    const own = token.text.endsWith("'s") ? token.text.slice(0, -2).replaceAll("'", "") : token.bare;
    const name = look(own) ?? (own.endsWith("s") && own.length > 5 ? look(own.slice(0, -1)) : null);
    if (!name || people.names.has(own) || ACRONYMS.has(own) || PLACE_WORDS.has(own) || isMedicine(own))
      return [];
    if (isOrdinaryWord(own) && !seemsAName(text, at, name)) return [];
    return [
      person(
        withParticle(text, at, name),
        token.text.endsWith("'s") ? token.end - 2 : token.end,
        name,
        "It is nearly a name that is known",
      ),
    ];
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
  return (
    after !== undefined &&
    ["is", "was", "has", "had", "told", "presents", "takes", "lives", "enjoys", "attends", "said"].includes(
      after.bare,
    ) &&
    between === " "
  );
}
