import type { RawFinding } from "../finding.rules";
import { NAMED_RELATIONS, TITLES } from "../lists/contexts.rules";
import type { Prepared, Token } from "../prepared.rules";
import { within } from "../spelling-distance.rules";
import type { NameWord } from "./known-people.rules";

/** "Maac Giolla", "S Hoxha", "Mrs Bloxham": what stands before a name and belongs to it, also with a slip. */
export function withParticle({ folded, tokens }: Prepared, at: number, { particle }: NameWord): number {
  const token = tokens[at];
  if (!token) return 0;
  let start = token.start;
  let index = at - 1;
  const before = tokens[index];
  if (
    before &&
    particle &&
    start - before.end === 1 &&
    within(before.bare, particle, 1) &&
    before.bare[0] === particle[0]
  ) {
    start = before.start;
    index -= 1;
  }
  const initial = tokens[index];
  if (
    initial &&
    initial.bare.length === 1 &&
    !/\d/.test(initial.bare) &&
    (initial.capital || !["a", "i"].includes(initial.bare) || folded.text[initial.end] === ".") &&
    /^\.? ?$/.test(folded.text.slice(initial.end, start))
  ) {
    start = initial.start;
    index -= 1;
  }
  const title = tokens[index];
  if (
    title &&
    (TITLES.has(title.bare) || NAMED_RELATIONS.has(title.bare)) &&
    /^\.? $/.test(folded.text.slice(title.end, start))
  )
    start = title.start;
  return start;
}

export const person = (start: number, end: number, name: NameWord, why: string): RawFinding => ({
  start,
  end,
  kind: "PERSON",
  tier: "auto",
  known: true,
  why,
  instead: name.instead,
});

/** The name that a token is: itself, or with an s that belongs to somebody. */
export function nameOf(
  token: Token,
  names: ReadonlyMap<string, NameWord>,
): { name: NameWord; end: number } | undefined {
  const { bare, text, start, end } = token;
  const whole = names.get(bare);
  if (whole) return { name: whole, end };
  if (text.endsWith("'s")) {
    const own = names.get(text.slice(0, -2).replaceAll("'", ""));
    if (own) return { name: own, end: end - 2 };
  }
  if (bare.endsWith("s") && bare.length > 3) {
    const own = names.get(bare.slice(0, -1));
    if (own && !(own.ordinary && !token.capital))
      return { name: own, end: start + text.length - (text.endsWith("s'") ? 2 : 1) };
  }
  return undefined;
}
