import type { RawFinding } from "../finding.rules";

/** What somebody is to the child, as a plain noun: no part of what they are called. */
const RELATION_NOUNS: ReadonlySet<string> = new Set(
  `father mother sister brother dad mum parent nan nana nanny gran granny grandma grandmother grandad grandpa grandfather
   aunt auntie aunty uncle cousin nephew niece nurse master officer`.split(/\s+/),
);

/** A first word of a finding with the gap to the next: "father ", "aunt-". */
const FIRST = /^([\p{L}']+)( ?[-–] ?| )/u;

/**
 * A mask stands where the name stood and not where the noun before it did: of "step-father Gary" and "her uncle Zbigniew"
 * only the name goes, so that no half of a word is left and the sentence still says who it was to the child. What is
 * said as a part of the name goes with it: "Mrs Bloxham", "Nanny Bridgie". `capital` says where capitals stand.
 */
export function keepGrammar<F extends RawFinding>(
  text: string,
  capital: readonly boolean[],
  findings: readonly F[],
): F[] {
  return findings.map((one): F => {
    if (one.kind !== "PERSON") return one;
    const first = FIRST.exec(text.slice(one.start, one.end));
    if (!first || !RELATION_NOUNS.has(first[1] ?? "")) return one;
    const start = one.start + first[0].length;
    const before = text.slice(Math.max(0, one.start - 12), one.start);
    const joined = /\p{L}[-–]$/u.test(before);
    const noun =
      !capital[one.start] &&
      capital[start] &&
      /(?:^|[^\p{L}])(?:her|his|their|my|the|a|an)[ ]$/u.test(before);
    return joined || noun ? { ...one, start } : one;
  });
}
