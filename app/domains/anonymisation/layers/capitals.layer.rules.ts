import type { RawFinding } from "../finding.rules";
import {
  BEFORE_LETTERS,
  DETERMINERS,
  PARTICLES,
  PERSON_VERBS,
  RELATIONS,
  SEASONS,
} from "../lists/contexts.rules";
import { isMedicine, isOrdinaryWord } from "../lists/dictionary.rules";
import { GIVEN_WORDS } from "../lists/given-words.rules";
import { hasForms } from "../lists/nicknames.rules";
import { PLACE_WORDS } from "../lists/places-that-may-stand.rules";
import type { Prepared, Token } from "../prepared.rules";
import { bareEnd, isNameLike, unknown, wholeName } from "./unknown-finding.rules";

/** Capitals where none belong: a word that a sentence does not begin with, and names as lists and letters write them. */
export function capitalLayer(text: Prepared): RawFinding[] {
  return [...unexpected(text), ...namesInOrder(text)];
}

/** "GABOR, Kalinka", "ÇELIK Gülşen", "K Smith-Cartwright", "Ad-woa". */
function namesInOrder({ folded, tokens }: Prepared): RawFinding[] {
  const gap = (at: number) => folded.text.slice(tokens[at]?.end ?? 0, tokens[at + 1]?.start ?? 0);
  const why = "It is written as a name is in a list";
  return tokens.flatMap((token, at): RawFinding[] => {
    const next = tokens[at + 1];
    if (!next || !token.capital) return [];
    const whole = () => unknown(token.start, bareEnd(next), "PERSON", why, "[name]");
    const listed =
      token.upper &&
      token.bare.length > 2 &&
      /^,? $/.test(gap(at)) &&
      next.capital &&
      !next.upper &&
      !next.opens &&
      !isOrdinaryWord(token.bare) &&
      (!isOrdinaryWord(next.bare) || hasForms(next.bare) || GIVEN_WORDS.has(next.bare)) &&
      isNameLike(token, true) &&
      isNameLike(next, true);
    if (listed) {
      const before = tokens[at - 1];
      const particle = before?.upper && PARTICLES.has(before.bare) && gap(at - 1) === " ";
      return [{ ...whole(), start: particle ? before.start : token.start }];
    }
    const split =
      token.bare.length > 1 &&
      gap(at) === "-" &&
      !next.capital &&
      !(isOrdinaryWord(token.bare) && isOrdinaryWord(next.bare)) &&
      !isOrdinaryWord(token.bare + next.bare) &&
      next.bare.length < 6 &&
      !/\d/.test(token.bare + next.bare) &&
      (!token.upper || isNameLike(token, true)) &&
      !DETERMINERS.has(next.bare) &&
      !RELATIONS.has(next.bare) &&
      !isOrdinaryWord(next.bare.replace(/(?:ed|ing|s)$/, ""));
    if (split) return [whole()];
    const before = tokens[at - 1];
    const signed =
      token.bare.length === 1 &&
      /^\.? ?$/.test(gap(at)) &&
      next.capital &&
      !next.upper &&
      next.bare.length > 2 &&
      (!["a", "i"].includes(token.bare) || gap(at).includes(".")) &&
      !(before && BEFORE_LETTERS.has(before.bare)) &&
      !/\d/.test(token.bare + next.bare) &&
      isNameLike(next, true) &&
      (!isOrdinaryWord(next.bare) || (before !== undefined && SAID_OF.has(before.bare)));
    if (!signed) return [];
    const third = tokens[at + 2];
    const goesOn = third?.capital && !third.opens && /^[ -]$/.test(gap(at + 1)) && isNameLike(third, true);
    return [unknown(token.start, bareEnd(goesOn ? third : next), "PERSON", why, "[name]")];
  });
}

const SAID_OF = new Set("that told with by from and to per of for mr mrs ms miss dr".split(" "));

function unexpected(text: Prepared): RawFinding[] {
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

/** "with Nizar and Beverley", "per Beverley McKoy": a town's name where somebody stands. */
function isSomebodys({ folded, tokens }: Prepared, at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (!token || token.upper || !(GIVEN_WORDS.has(token.bare) || hasForms(token.bare))) return false;
  if (
    after?.capital &&
    !after.opens &&
    !isOrdinaryWord(after.bare) &&
    !PLACE_WORDS.has(after.bare) &&
    /^[ -]$/.test(folded.text.slice(token.end, after.start))
  )
    return true;
  const other = tokens[at - 2];
  if (before?.bare === "and" && other?.capital && !isOrdinaryWord(other.bare) && !PLACE_WORDS.has(other.bare))
    return true;
  if (before && ["with", "per", "told", "says", "named", "called"].includes(before.bare)) return true;
  return (
    after !== undefined &&
    PERSON_VERBS.has(after.bare) &&
    !["is", "was", "has", "had", "will", "would"].includes(after.bare)
  );
}

function isUnexpected(text: Prepared, at: number): boolean {
  const { folded, tokens } = text;
  const token = tokens[at];
  if (!token?.capital || token.bare.length < 2 || /\d/.test(token.bare)) return false;
  const own = token.text.endsWith("'s") ? token.text.slice(0, -2).replaceAll("'", "") : token.bare;
  if (
    !isNameLike({ ...token, bare: own }, false) ||
    isMedicine(own) ||
    (PLACE_WORDS.has(own) && !isSomebodys(text, at)) ||
    (SEASONS.has(own) && token.opens)
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
      own.length > 3
    );
  }
  if (
    before &&
    ["as", "called", "named"].includes(before.bare) &&
    (before.bare !== "as" || tokens[at - 2]?.bare === "known")
  )
    return true;
  // "Star's dog", "Patience / Duc".
  if (token.opens)
    return (
      GIVEN_WORDS.has(own) &&
      !token.upper &&
      (token.text.endsWith("'s") || /^ ?[/(]/.test(folded.text.slice(token.end, token.end + 2)))
    );
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
