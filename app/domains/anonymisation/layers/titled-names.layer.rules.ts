import type { RawFinding } from "../finding.rules";
import { NAMED_RELATIONS, PARTICLES, RELATIONS, TITLES } from "../lists/contexts.rules";
import { isOrdinaryWord } from "../lists/dictionary.rules";
import { GIVEN_WORDS } from "../lists/given-words.rules";
import { hasForms } from "../lists/nicknames.rules";
import type { Prepared } from "../prepared.rules";
import { bareEnd, isNameLike, unknown } from "./unknown-finding.rules";

/** Names after a title or a word of relation: "Dr Gill", "her friend Jack", "mum's partner (Monique". */
export function titledNames(text: Prepared): RawFinding[] {
  const { folded, tokens } = text;
  const found: RawFinding[] = [];
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    const title = TITLES.has(token.bare);
    // "Mrs żak": after such a title nothing but a name comes; "miss" small is a word too.
    const lower =
      ["mr", "mrs", "ms", "miss"].includes(token.bare) &&
      (!token.capital || token.bare !== "miss" || (next !== undefined && !isOrdinaryWord(next.bare)));
    // "aunty nadia begum", in a text without capitals.
    const aunt =
      (title || NAMED_RELATIONS.has(token.bare)) && next !== undefined && !isOrdinaryWord(next.bare);
    if (
      !next ||
      (!next.capital && !lower && !aunt && !PARTICLES.has(next.bare)) ||
      /\d/.test(next.bare) ||
      next.bare.length < 2
    )
      continue;
    const relation = RELATIONS.has(token.bare) || NAMED_RELATIONS.has(token.bare);
    if (!title && !relation) continue;
    const between = folded.text.slice(token.end, next.start);
    if (!/^ ?$|^ ?[(:,"'“-]{1,2} ?$/.test(between) && !(/^\. ?$/.test(between) && SHORTENED.has(token.bare)))
      continue;
    if (title && !/^\.? ?$/.test(between)) continue;
    const particle = PARTICLES.has(next.bare) && tokens[at + 2]?.capital === true;
    // "Mr and Mrs Okonkwo": the name comes after the second of them.
    if (next.bare === "and" && TITLES.has(tokens[at + 2]?.bare ?? "")) continue;
    if (
      (!particle && !isNameLike(next, title)) ||
      (relation &&
        !title &&
        isOrdinaryWord(next.bare) &&
        !hasForms(next.bare) &&
        !(GIVEN_WORDS.has(next.bare) && next.capital))
    )
      continue;
    let last = at + 1;
    for (let more = at + 2; more <= at + 3; more += 1) {
      const word = tokens[more];
      if (!word || !/^[ '-]$/.test(folded.text.slice(tokens[more - 1]?.end ?? 0, word.start))) break;
      const particle = PARTICLES.has(word.bare) && tokens[more + 1]?.capital;
      if (
        !particle &&
        (!(word.capital || PARTICLES.has(tokens[more - 1]?.bare ?? "")) || !isNameLike(word, true))
      )
        break;
      last = more;
    }
    found.push(
      unknown(
        title || (NAMED_RELATIONS.has(token.bare) && between === " ") ? token.start : next.start,
        bareEnd(tokens[last]),
        "PERSON",
        `A name follows “${token.text}”`,
        "[name]",
      ),
    );
  }
  return found;
}

/** Titles that are written with a full stop: after "uncle." a sentence begins. */
const SHORTENED: ReadonlySet<string> = new Set(["mr", "mrs", "ms", "dr", "prof", "rev", "sgt"]);
