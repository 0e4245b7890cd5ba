import { DETERMINERS, MONTHS, PERSON_VERBS, RELATIONS, TITLES } from "./contexts.rules";
import type { FindingKind, RawFinding, Tier } from "./finding.rules";
import { ACRONYMS, FIELD_WORDS, GENERIC_WORDS } from "./glossary.rules";
import { PLACE_NAMES } from "./places.rules";
import type { Token } from "./prepared.rules";

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
  if (DETERMINERS.has(bare) || PERSON_VERBS.has(bare) || PLACE_NAMES.has(bare)) return false;
  return strong || !GENERIC_WORDS.has(bare);
}
