import type { RawFinding } from "../finding.rules";
import type { KnownPeople, NameWord } from "../known/known-people.rules";
import { nameOf, person, withParticle } from "../known/known-person.rules";
import {
  DETERMINERS,
  OPENING_WORDS,
  PERSON_VERBS,
  RELATIONS,
  SEASONS,
  TITLES,
} from "../lists/contexts.rules";
import { isOrdinaryWord } from "../lists/dictionary.rules";
import type { Prepared, Token } from "../prepared.rules";

/** Names as they are known, whole or in part, with a possessive. */
export function exactNames(text: Prepared, people: KnownPeople): RawFinding[] {
  const { tokens } = text;
  const hits = tokens.map((token) => nameOf(token, people.names));
  return tokens.flatMap((_token, at): RawFinding[] => {
    const hit = hits[at];
    if (!hit) return [];
    const { name } = hit;
    const beside = hits[at - 1] !== undefined || hits[at + 1] !== undefined;
    if (
      (name.ordinary || name.month || name.place || name.country) &&
      !isPerson(text, at, name, people, beside && isNear(text, at, hits))
    )
      return [];
    return [person(withParticle(text, at, name), hit.end, name, "It is a name that is known")];
  });
}

/** Whether another known name stands right beside. */
function isNear({ folded, tokens }: Prepared, at: number, hits: readonly unknown[]): boolean {
  const gap = (one: number, other: number) =>
    hits[one] && hits[other]
      ? (tokens[other]?.start ?? 0) - (tokens[one]?.end ?? 0) <= 2 &&
        !/[.;:]/.test(folded.text.slice(tokens[one]?.end, tokens[other]?.start))
      : false;
  return gap(at - 1, at) || gap(at, at + 1);
}

/** Somebody's name follows, also in lower case; and what comes from somebody. */
const CALLED = new Set(
  "told asked met visited hi hello dear called named messages messaged texts texted rings rang phones phoned visits collects hugged punched kicked".split(
    " ",
  ),
);
const CALLS = new Set(
  "text texts call calls message messages letter card visit email voicemail present".split(" "),
);

const BEFORE_PLACES = new Set(
  "in to from visit visiting visited of near through across around outside inside towards between at".split(
    " ",
  ),
);

/** "answers to Bean", "whatsapp group team nugget", "the name at the last placement was boo". */
function isCalled(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.bare ?? "";
  if (DETERMINERS.has(before) && before !== "as") return false;
  return tokens.slice(Math.max(0, at - 7), at).some(({ bare }) => CALLED_BY.has(bare));
}
const CALLED_BY = new Set("name names nickname called calls known answers team aka nicknamed".split(" "));

/** "Joy encourages it", "May noticed this". */
function doesSomething(after: Token | undefined, between: string): boolean {
  return (
    after !== undefined &&
    !after.capital &&
    between === " " &&
    (/[a-z]{3}ed$/.test(after.bare) || (/[a-z]{3}s$/.test(after.bare) && !after.bare.endsWith("ss")))
  );
}

/** In a text without capitals: where somebody stands rather than a thing. */
function isPersonsPlace(
  before: Token | undefined,
  after: Token | undefined,
  token: Token,
  between: string,
): boolean {
  const ends = /^ ?[,.;:)'"]/.test(between) || after === undefined;
  const acts =
    doesSomething(after, between) ||
    (after !== undefined && between === " " && PERSON_VERBS.has(after.bare) && !MODALS.has(after.bare));
  const goesOn =
    ends || acts || /^(?:and|on|at|in|to|from|with|must|im|broke|set|weekly)$/.test(after?.bare ?? "");
  if (token.opens) return acts || (ends && after?.bare !== undefined && /^,/.test(between));
  return (
    before !== undefined &&
    /^(?:to|for|with|between|through|and|from|as|by|tell|told|apologies|whether)$/.test(before.bare) &&
    goesOn
  );
}
const MODALS = new Set(["will", "would", "can", "could", "may", "might", "should", "must"]);

/** Whether an ordinary word is somebody's name here. */
function isPerson(
  { folded, tokens, calm }: Prepared,
  at: number,
  name: NameWord,
  people: KnownPeople,
  beside: boolean,
): boolean {
  const token = tokens[at];
  if (!token) return false;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (beside) return true;
  if (before && TITLES.has(before.bare)) return true;
  if (before && ["aka", "alias", "nicknamed"].includes(before.bare)) return true;
  if (before?.bare === "as" && (tokens[at - 2]?.bare === "known" || (token.capital && token.opens)))
    return true;
  if (name.called && isCalled(tokens, at)) return true;
  // "Mason A has", "Jay Z, who".
  if (
    token.capital &&
    after?.capital &&
    people.familyInitials.get(name.word)?.has(after.text.replace(/'s$/, ""))
  )
    return true;
  const possessive = token.text.endsWith("'s") && token.bare !== name.word;
  const between = folded.text.slice(token.end, after?.start ?? token.end);
  const verb = after !== undefined && PERSON_VERBS.has(after.bare) && /^\s+$/.test(between);
  if (name.month) {
    if (
      before &&
      /^(?:in|since|during|last|next|early|late|mid|by|until|from|of|to|this|\d.*)$/.test(before.bare)
    )
      return false;
    if (after && /^\d/.test(after.bare)) return false;
    // "Summers tenancy": an apostrophe that was left out.
    if (token.capital && token.bare === `${name.word}s`) return true;
    // Seasons are written small: one with a capital inside a sentence is somebody.
    if (SEASONS.has(name.word) && token.capital && !token.upper && !token.opens) return true;
    const does = doesSomething(after, between);
    if (calm && name.given && (does || (verb && !MODALS.has(after?.bare ?? "")))) return true;
    return (
      token.capital && (verb || does || possessive || (before !== undefined && RELATIONS.has(before.bare)))
    );
  }
  if (name.country || name.place) {
    // "near Dudley", "to visit Jordan": there it is the place.
    if (
      before &&
      BEFORE_PLACES.has(before.bare) &&
      !(name.given && ["to", "from", "between", "at"].includes(before.bare))
    )
      return false;
    if (name.country && token.capital) return true;
  }
  if (name.place && !name.given) return token.capital && (verb || possessive);
  if (token.capital && !token.upper) {
    if (!token.opens)
      return !(after?.capital && !after.upper && isOrdinaryWord(after.bare) && /^ $/.test(between));
    // "Will go": a modal before a plain verb is the ordinary word.
    if (name.given && !OPENING_WORDS.has(name.word)) return true;
    if (after?.capital && !isOrdinaryWord(after.bare)) return true;
    if (name.given && doesSomething(after, between)) return true;
    // "Marks sleep is poor": an apostrophe that was left out.
    if (
      token.bare === `${name.word}s` &&
      after &&
      !PERSON_VERBS.has(after.bare) &&
      !/^(?:on|in|of|out|for|to|at|up|and|or|off|down|by|from|with)$/.test(after.bare)
    )
      return true;
    return possessive || verb || (after === undefined && between === "") || /^(?:,| ?\()/.test(between);
  }
  if (token.upper && token.bare.length > 2) return !(before?.upper || after?.upper) || verb;
  if (!name.given) return false;
  const left = folded.text.slice(before?.end ?? 0, token.start);
  if (before && RELATIONS.has(before.bare) && /^,? $/.test(left)) return true;
  if (token.opens && /^ ?\(/.test(between)) return true;
  if (before && DETERMINERS.has(before.bare)) return false;
  if (possessive) return true;
  if (calm && name.word.length > 2 && isPersonsPlace(before, after, token, between)) return true;
  const strong = verb && after !== undefined && !MODALS.has(after.bare);
  return (
    (strong && name.word.length > 2) ||
    (before !== undefined && CALLED.has(before.bare)) ||
    // "text from hope at 01.12".
    (before?.bare === "from" && CALLS.has(tokens[at - 2]?.bare ?? ""))
  );
}
