import type { FindingKind, RawFinding, Tier } from "../finding.rules";
import { DETERMINERS, MONTHS, PARTICLES, PERSON_VERBS, RELATIONS, TITLES } from "../lists/contexts.rules";
import { isOrdinaryWord } from "../lists/dictionary.rules";
import { GIVEN_WORDS } from "../lists/given-words.rules";
import { ACRONYMS, FIELD_WORDS, GENERIC_WORDS } from "../lists/glossary.rules";
import { hasForms } from "../lists/nicknames.rules";
import { PLACE_NAMES } from "../lists/places-that-may-stand.rules";
import type { Prepared, Token } from "../prepared.rules";

export const unknown = (
  start: number,
  end: number,
  kind: FindingKind,
  why: string,
  instead: string,
  tier: Tier = "review",
): RawFinding => ({
  start,
  end,
  kind,
  tier,
  known: false,
  why,
  instead,
});

export const bareEnd = (token: Token | undefined) =>
  token ? (token.text.endsWith("'s") ? token.end - 2 : token.end) : 0;

/** Words with a capital in the middle of a line only because a full stop was left out. */
const PRONOUNS: ReadonlySet<string> = new Set(
  "she he they there it we you who what when where why how if but so then signs".split(" "),
);

export function isNameLike(token: Token, strong: boolean): boolean {
  const { bare } = token;
  if (strong && MONTHS.has(bare) && bare.length > 3) return true;
  if (
    ACRONYMS.has(bare) ||
    TITLES.has(bare) ||
    RELATIONS.has(bare) ||
    MONTHS.has(bare) ||
    FIELD_WORDS.has(bare)
  )
    return false;
  if (PRONOUNS.has(bare)) return false;
  if (DETERMINERS.has(bare) || PERSON_VERBS.has(bare) || PLACE_NAMES.has(bare)) return false;
  return strong || !GENERIC_WORDS.has(bare);
}

/**
 * From the words that seem to be a name to the whole of it: the initial, the given names and the particles before, and
 * what goes on after. "k.[ogunleye]", "daisy - mae [tranter]", "[wissam] al-[hamdani]", "[Noor] ul Ain".
 *
 * @returns where it begins and ends in the folded text
 */
export function wholeName(
  { folded, tokens }: Prepared,
  first: number,
  last: number,
): { start: number; end: number } {
  const gap = (one: number) => folded.text.slice(tokens[one]?.end ?? 0, tokens[one + 1]?.start ?? 0);
  const isPart = (at: number, lower: boolean) => {
    const token = tokens[at];
    if (!token || token.bare.length < 2 || /\d/.test(token.bare)) return false;
    if (!isNameLike(token, true) && !(GIVEN_WORDS.has(token.bare) && token.capital)) return false;
    if (isGiven(token.bare)) return lower || token.capital;
    return lower
      ? !token.capital && !isOrdinaryWord(token.bare)
      : token.capital && !token.upper && !token.opens && !isOrdinaryWord(token.bare);
  };
  const lower = !(tokens[last]?.capital ?? false);
  for (let count = 0; count < 3; count += 1) {
    const next = tokens[last + 1];
    if (!next || !/^(?:[ -]| - )$/.test(gap(last))) break;
    if (
      PARTICLES.has(next.bare) &&
      !next.opens &&
      /^[ -]$/.test(gap(last + 1)) &&
      (isPart(last + 2, lower) || (!lower && tokens[last + 2]?.capital)) &&
      !STRONG_WORDS.has(next.bare)
    )
      last += 2;
    else if (/^[ -]$/.test(gap(last)) && isPart(last + 1, lower)) last += 1;
    else break;
  }
  for (let count = 0; count < 3; count += 1) {
    const before = tokens[first - 1];
    if (!before) break;
    const space = gap(first - 1);
    if (
      before.bare.length === 1 &&
      /^\.? ?$/.test(space) &&
      !/\d/.test(before.bare) &&
      (before.capital || !["a", "i"].includes(before.bare) || space.includes("."))
    ) {
      first -= 1;
      // "D Ó Briain": that letter was a particle.
      if (before.bare === "o" && space === " ") continue;
      break;
    }
    if (tokens[first]?.opens || !/^(?:[ -]| - )$/.test(space)) break;
    const particle = PARTICLES.has(before.bare) && !STRONG_WORDS.has(before.bare);
    if (
      particle &&
      first >= 2 &&
      isPart(first - 2, lower) &&
      !tokens[first - 1]?.opens &&
      /^[ -]$/.test(gap(first - 2))
    )
      first -= 2;
    else if (particle && before.bare.length > 1 && !["st", "la", "le", "do"].includes(before.bare))
      first -= 1;
    else if (isPart(first - 1, lower) && (lower || !before.opens || isGiven(before.bare))) first -= 1;
    else break;
  }
  return { start: tokens[first]?.start ?? 0, end: bareEnd(tokens[last]) };
}

/** Particles that are words of their own between two people: "Amina and Yusuf". */
const STRONG_WORDS: ReadonlySet<string> = new Set(["and", "y", "e", "st", "saint", "ur"]);

const isGiven = (bare: string) => hasForms(bare) || GIVEN_WORDS.has(bare);
