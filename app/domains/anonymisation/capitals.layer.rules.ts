import { DETERMINERS, PARTICLES, PERSON_VERBS, RELATIONS, SEASONS } from "./contexts.rules";
import { isMedicine, isOrdinaryWord } from "./dictionary.rules";
import type { RawFinding } from "./finding.rules";
import { GIVEN_WORDS } from "./given-words.rules";
import { hasForms } from "./nicknames.rules";
import { PLACE_WORDS } from "./places.rules";
import type { Prepared, Token } from "./prepared.rules";
import { isNameLike, unknown, wholeName } from "./unknown-finding.rules";

/** Capitals where none belong: a word that a sentence does not begin with. */
export function capitalLayer(text: Prepared): RawFinding[] {
  const { folded, tokens } = text;
  const found: RawFinding[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || !isUnexpected(text, at)) continue;
    let last = at;
    while (last + 1 < tokens.length) {
      const next = tokens[last + 1];
      // "Hanan⏎Bin Rashid".
      const particle =
        next !== undefined &&
        PARTICLES.has(next.bare) &&
        tokens[last + 2]?.capital === true &&
        !["and", "y", "e"].includes(next.bare);
      if (
        particle &&
        /^[ -]$/.test(folded.text.slice(tokens[last]?.end ?? 0, next.start)) &&
        isNameLike(tokens[last + 2] ?? next, true)
      ) {
        last += 2;
        continue;
      }
      if (
        !next?.capital ||
        !/^[ '-]$|^ ?\n ?$/.test(folded.text.slice(tokens[last]?.end ?? 0, next.start)) ||
        !isNameLike(next, true) ||
        next.upper !== token.upper ||
        (next.opens && isOrdinaryWord(next.bare))
      )
        break;
      last += 1;
    }
    const { start, end } = wholeName(text, at, last);
    found.push(
      unknown(start, end, "PERSON", "It has a capital where none belongs: it may be a name", "[name]"),
    );
    at = last;
  }
  return found;
}

function isUnexpected({ folded, tokens }: Prepared, at: number): boolean {
  const token = tokens[at];
  if (!token?.capital || token.bare.length < 2 || /\d/.test(token.bare)) return false;
  const own = token.text.endsWith("'s") ? token.text.slice(0, -2).replaceAll("'", "") : token.bare;
  if (
    !isNameLike({ ...token, bare: own }, false) ||
    isMedicine(own) ||
    PLACE_WORDS.has(own) ||
    SEASONS.has(own)
  )
    return false;
  const ordinary = isOrdinaryWord(own);
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  // "Ivys husband": an apostrophe that was left out.
  if (!token.opens && own.endsWith("s") && own.length > 3 && hasForms(own.slice(0, -1)) && !hasForms(own))
    return true;
  if (token.upper) {
    // Headings and shouting are capitals too: only a word that no list knows.
    if (ordinary || own.length < 3) return false;
    return (
      own.length > 5 ||
      hasForms(own) ||
      Boolean(before?.upper && before.bare.length > 3) ||
      Boolean(after?.upper && after.bare.length > 3)
    );
  }
  if (!ordinary) {
    if (!token.opens) return true;
    return (
      hasForms(own) ||
      (after !== undefined && PERSON_VERBS.has(after.bare)) ||
      (after?.capital && !after.opens && !isOrdinaryWord(after.bare)) ||
      token.text.endsWith("'s") ||
      own.length > 4
    );
  }
  if (
    before &&
    ["as", "called", "named"].includes(before.bare) &&
    (before.bare !== "as" || tokens[at - 2]?.bare === "known")
  )
    return true;
  if (token.opens) return false;
  if (
    hasForms(own) &&
    before &&
    ["with", "is", "of", "by", "to", "from", "and", "told", "for", "until"].includes(before.bare) &&
    !(after?.capital && ["act", "school", "house", "plan", "order"].includes(after.bare))
  )
    return true;
  // "Signs of Safety", "Mental Capacity Act": two capitals in a row are a title, not a person.
  const joined = (one: Token | undefined, other: Token | undefined) =>
    one?.capital &&
    other?.capital &&
    /^ (?:of |and |the |for |in )?$/.test(folded.text.slice(one.end, other.start));
  if (joined(before, token) && before && isOrdinaryWord(before.bare)) return false;
  if (joined(token, after) && after && isOrdinaryWord(after.bare)) return false;
  if (after && ["of", "and", "for", "the"].includes(after.bare) && tokens[at + 2]?.capital) return false;
  if (before && ["of", "and", "for", "the"].includes(before.bare) && tokens[at - 2]?.capital) return false;
  if (before && DETERMINERS.has(before.bare) && before.bare !== "of") return false;
  return (
    hasForms(own) ||
    (GIVEN_WORDS.has(own) && !token.upper) ||
    (after !== undefined && PERSON_VERBS.has(after.bare)) ||
    (before !== undefined &&
      (RELATIONS.has(before.bare) ||
        ["told", "with", "by", "and", "from", "when", "that"].includes(before.bare)))
  );
}
