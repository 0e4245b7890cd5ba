import type { RawFinding } from "../finding.rules";
import type { KnownPeople } from "../known/known-people.rules";
import { person } from "../known/known-person.rules";
import { BEFORE_LETTERS, PERSON_VERBS } from "../lists/contexts.rules";
import { ACRONYMS } from "../lists/glossary.rules";
import type { Prepared, Token } from "../prepared.rules";

/** "MA", "F.P.", "Mason A", and a lone letter for the child. */
export function initialNames(text: Prepared, people: KnownPeople): RawFinding[] {
  const { folded, tokens, calm } = text;
  const found: RawFinding[] = [];
  const why = "These are initials of somebody who is known";
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    const owns = token.bare.length === 3 && !(folded.capital[token.start + 2] ?? true);
    const pair = people.initials.get(owns ? token.bare.replace(/s$/, "") : token.bare);
    // "FW: AM" heads a message.
    const heads =
      token.opens && folded.text[token.end] === ":" && ["fw", "re", "cc", "ps"].includes(token.bare);
    if (
      pair &&
      !heads &&
      token.capital &&
      (folded.capital[token.start + 1] ?? false) &&
      token.bare.length <= 3
    )
      found.push({
        ...person(token.start, token.start + 2, pair, why),
        tier: ACRONYMS.has(token.bare) && !isSmallWord(token, before) ? "review" : "auto",
      });
    // "cb is 3 years", "RH IS 16Y": a line begins with whom it is about.
    if (
      calm &&
      pair &&
      !heads &&
      token.opens &&
      token.bare.length === 2 &&
      after &&
      ["is", "was", "has", "presents", "lives"].includes(after.bare)
    )
      found.push(person(token.start, token.end, pair, why));
    const letter = token.text.endsWith("'s") ? token.text.slice(0, -2) : token.text;
    if (letter.length !== 1 || /\d/.test(letter)) continue;
    const gap = after ? folded.text.slice(token.end, after.start) : "";
    if ((token.capital || (calm && token.opens)) && isInitial(after, calm) && BETWEEN_INITIALS.test(gap)) {
      const third = tokens[at + 2];
      const long =
        isInitial(third, calm) && BETWEEN_INITIALS.test(folded.text.slice(after.end, third.start))
          ? people.initials.get(letter + after.bare + third.bare)
          : undefined;
      const dotted = long ?? people.initials.get(letter + after.bare);
      const last = long && third ? third : after;
      if (dotted) {
        const stop = folded.text[last.end] === "." ? last.end + 1 : last.end;
        found.push(person(token.start, stop, dotted, why));
      }
    }
    const letters = before && familyLetters(people, before);
    if (
      letters?.has(letter) &&
      /^ $/.test(folded.text.slice(before?.end ?? 0, token.start)) &&
      isFree(token, after, gap)
    ) {
      const name = people.names.get(before?.bare ?? "");
      if (name) found.push(person(token.start, token.start + 1, name, why));
    }
    if (!token.capital) continue;
    const child = people.single.get(letter);
    if (child && isLone(text, at)) found.push(person(token.start, token.start + 1, child, why));
  }
  return found;
}

function familyLetters(people: KnownPeople, before: Token): ReadonlySet<string> | undefined {
  return people.familyInitials.get(before.bare);
}

/** "AM" for Amara M: what is written small as a word, "am" or "eg", is no acronym in capitals, unless an hour stands before. */
function isSmallWord({ bare, upper }: Token, before: Token | undefined): boolean {
  return (
    upper && ["am", "pm", "eg", "ie", "no", "id", "cc", "re"].includes(bare) && !/\d/.test(before?.bare ?? "")
  );
}

/** "Mason A has", not "Mason, A level". */
function isFree(token: Token, after: Token | undefined, gap: string): boolean {
  if (token.bare !== "a" && token.bare !== "i") return true;
  return after === undefined || PERSON_VERBS.has(after.bare) || /[.,;:)]/.test(gap);
}

function isLone({ folded, tokens }: Prepared, at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const left = folded.text.slice(before?.end ?? 0, token.start);
  const right = folded.text.slice(token.end, after?.start ?? token.end + 2);
  if (before && (BEFORE_LETTERS.has(before.bare) || /\d/.test(before.bare)) && /^\s$/.test(left))
    return false;
  // "T: 0121 496 0034 | M: 07700 900 123".
  if (/\|\s*$/.test(left) && /^:/.test(right)) return false;
  if (/[\p{L}\p{N}'&/-]$/u.test(left) || /^['&/-]/.test(right)) {
    if (!/^'s\b/.test(right)) return false;
  }
  if (after && after.bare.length === 1 && /^(?:\.? ?)$/.test(right)) return false;
  if (before && before.bare.length === 1 && /^(?:\.? ?)$/.test(left)) return false;
  if (token.bare === "i")
    return (
      after !== undefined &&
      [
        "is",
        "has",
        "was",
        "does",
        "presents",
        "takes",
        "lives",
        "told",
        "enjoys",
        "likes",
        "goes",
        "wants",
        "needs",
      ].includes(after.bare)
    );
  if (token.bare === "a")
    return (
      after !== undefined &&
      PERSON_VERBS.has(after.bare) &&
      !["will", "can", "left", "might", "may", "got", "made", "had"].includes(after.bare)
    );
  return true;
}

const BETWEEN_INITIALS = /^(?:\. ?| |-)$/;

const isInitial = (token: Token | undefined, calm: boolean): token is Token =>
  token !== undefined && token.bare.length === 1 && (token.capital || calm) && !/\d/.test(token.bare);
