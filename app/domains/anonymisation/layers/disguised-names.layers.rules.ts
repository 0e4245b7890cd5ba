import type { RawFinding } from "../finding.rules";
import type { KnownPeople, NameWord } from "../known/known-people.rules";
import { person } from "../known/known-person.rules";
import { type Prepared, squeezedHits } from "../prepared.rules";
import { withLetters } from "./sign-letters.rules";

/** Names through whatever stands between their letters: spaces, dots, hyphens, line ends. */
export function brokenNames(text: Prepared, people: KnownPeople): RawFinding[] {
  const found: RawFinding[] = [];
  const { folded, runs } = text;
  const search = (word: string, name: NameWord) => {
    for (const { start, end } of squeezedHits(text, word)) {
      const written = folded.text.slice(start, end);
      // Whole words are the layer above's; a name over two words needs a sign that it is one word broken.
      if (/^[\p{L}\p{N}']+$/u.test(written)) continue;
      const broken = written
        .split(/[\s]+/)
        .every((piece) => piece.replace(/[^\p{L}\p{N}]/gu, "").length <= 1);
      if (broken || /^[\p{L}\p{N}']+(?:-\s*[\p{L}\p{N}']+)+$/u.test(written) || !/\s/.test(written))
        found.push(person(start, end, name, "It is a name that is known, broken up"));
    }
  };
  for (const [word, name] of people.names) if (word.length >= 3) search(word, name);
  for (const [run, name] of people.runs)
    for (const { start, end } of squeezedHits(text, run))
      found.push(person(start, end, name, "It is a name that is known"));
  // "I q b a l  H u s s a i n": in a run of single letters names stand edge to edge.
  for (const { start, end, letters } of runs) {
    const at = [...folded.text.slice(start, end).matchAll(/[\p{L}\p{N}]/gu)].map((one) => start + one.index);
    for (const [word, name] of people.names) {
      const index = word.length >= 4 ? letters.indexOf(word) : -1;
      if (index >= 0)
        found.push(
          person(
            at[index] ?? start,
            (at[index + word.length - 1] ?? end - 1) + 1,
            name,
            "It is a name that is known, letter by letter",
          ),
        );
    }
  }
  return found;
}

/** "M0n1qu3", "F@1th": signs that look like letters. */
export function leetNames(text: Prepared, people: KnownPeople): RawFinding[] {
  return text.tokens.flatMap((token): RawFinding[] => {
    if (!/[\d@$]/.test(token.bare) || !/\p{L}/u.test(token.bare) || token.bare.length > 30) return [];
    // "zanyar99", as a user name begins.
    const numbered = people.names.get(token.bare.replace(/\d{1,4}$/, ""));
    if (numbered && !numbered.ordinary && numbered.word.length >= 4 && /\d$/.test(token.bare))
      return [person(token.start, token.end, numbered, "It is a name that is known, with a number")];
    for (const one of ["i", "l"] as const) {
      const plain = withLetters(token.bare, one);
      const name = people.names.get(plain) ?? people.names.get(plain.replace(/s$/, ""));
      if (name && plain.length >= 3)
        return [person(token.start, token.end, name, "It is a name that is known, with signs for letters")];
    }
    return [];
  });
}
