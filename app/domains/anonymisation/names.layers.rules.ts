import {
  BEFORE_LETTERS,
  DETERMINERS,
  NAMED_RELATIONS,
  OPENING_WORDS,
  PERSON_VERBS,
  RELATIONS,
  TITLES,
} from "./contexts.rules";
import { isMedicine, isOrdinaryWord } from "./dictionary.rules";
import { within } from "./distance.rules";
import type { RawFinding } from "./finding.rules";
import { ACRONYMS } from "./glossary.rules";
import type { KnownPeople, NameWord } from "./known-people.rules";
import { PLACE_WORDS } from "./places.rules";
import { type Prepared, squeezedHits, type Token } from "./prepared.rules";

/** "Maac Giolla", "S Hoxha", "Mrs Bloxham": what stands before a name and belongs to it, also with a slip. */
function withParticle({ folded, tokens }: Prepared, at: number, { particle }: NameWord): number {
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
    !["a", "i"].includes(initial.capital ? "" : initial.bare) &&
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

const person = (start: number, end: number, name: NameWord, why: string): RawFinding => ({
  start,
  end,
  kind: "PERSON",
  tier: "auto",
  known: true,
  why,
  instead: name.instead,
});

/** The name that a token is: itself, or with an s that belongs to somebody. */
function nameOf(
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

const BEFORE_PLACES = new Set(
  "in to from visit visiting visited of near through across around outside inside towards between at".split(
    " ",
  ),
);

/** Whether an ordinary word is somebody's name here. */
function isPerson(
  { folded, tokens }: Prepared,
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
  if (before?.bare === "as" && tokens[at - 2]?.bare === "known") return true;
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
    return token.capital && (verb || possessive || (before !== undefined && RELATIONS.has(before.bare)));
  }
  if (name.country || name.place) {
    // "near Dudley", "to visit Jordan": there it is the place.
    if (before && BEFORE_PLACES.has(before.bare)) return false;
    if (name.country && token.capital) return true;
  }
  if (name.place && !name.given) return token.capital && (verb || possessive);
  if (token.capital && !token.upper) {
    if (!token.opens)
      return !(after?.capital && !after.upper && isOrdinaryWord(after.bare) && /^ $/.test(between));
    // "Will go": a modal before a plain verb is the ordinary word.
    if (name.given && !OPENING_WORDS.has(name.word)) return true;
    if (after?.capital && !isOrdinaryWord(after.bare)) return true;
    // "Joy encourages it".
    if (
      name.given &&
      after &&
      !after.capital &&
      /[a-z]{3}s$/.test(after.bare) &&
      !after.bare.endsWith("ss") &&
      between === " "
    )
      return true;
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
  const strong =
    verb &&
    after !== undefined &&
    !["will", "would", "can", "could", "may", "might", "should"].includes(after.bare);
  return (
    (strong && name.word.length > 2) ||
    (before !== undefined &&
      ["told", "asked", "met", "visited", "hi", "hello", "dear", "called", "named"].includes(before.bare))
  );
}

/** Names through whatever stands between their letters: spaces, dots, hyphens, line ends. */
export function brokenNames(text: Prepared, people: KnownPeople): RawFinding[] {
  const found: RawFinding[] = [];
  const { folded, tokens } = text;
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
  for (const { start, end } of letterRuns(tokens, folded.text)) {
    const letters = folded.text.slice(start, end).replace(/[^\p{L}\p{N}]/gu, "");
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

/** Stretches of at least three single letters or digits with little between them. */
export function letterRuns(tokens: readonly Token[], text: string): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let from = -1;
  for (let at = 0; at <= tokens.length; at += 1) {
    const token = tokens[at];
    const before = tokens[at - 1];
    const goesOn =
      token !== undefined &&
      token.bare.length === 1 &&
      (from < 0 ||
        (before !== undefined &&
          token.start - before.end <= 4 &&
          !/[;:!?]/.test(text.slice(before.end, token.start))));
    if (goesOn) {
      if (from < 0) from = at;
      continue;
    }
    if (from >= 0 && at - from >= 3)
      runs.push({ start: tokens[from]?.start ?? 0, end: tokens[at - 1]?.end ?? 0 });
    from = token !== undefined && token.bare.length === 1 ? at : -1;
  }
  return runs;
}

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "8": "b",
  "9": "g",
};

/** "M0n1qu3", "F@1th": signs that look like letters. */
export function leetNames(text: Prepared, people: KnownPeople): RawFinding[] {
  return text.tokens.flatMap((token): RawFinding[] => {
    if (!/[\d@$]/.test(token.bare) || !/\p{L}/u.test(token.bare) || token.bare.length > 30) return [];
    for (const one of ["i", "l"]) {
      const plain = token.bare.replace(/[\d@$]/g, (sign) => (sign === "1" ? one : (LEET[sign] ?? sign)));
      const name = people.names.get(plain) ?? people.names.get(plain.replace(/s$/, ""));
      if (name && plain.length >= 3)
        return [person(token.start, token.end, name, "It is a name that is known, with signs for letters")];
    }
    return [];
  });
}

/** Slips of the hand, and short forms that no list has. */
export function nearNames(text: Prepared, people: KnownPeople): RawFinding[] {
  const near = new Map<string, NameWord | null>();
  const names = [...people.names.values()];
  const look = (bare: string): NameWord | null => {
    const cached = near.get(bare);
    if (cached !== undefined) return cached;
    const found = names.find((name) => isNearName(bare, name)) ?? null;
    near.set(bare, found);
    return found;
  };
  return text.tokens.flatMap((token, at): RawFinding[] => {
    if (
      token.bare.length < 3 ||
      token.bare.length > 40 ||
      people.names.has(token.bare) ||
      /\d/.test(token.bare)
    )
      return [];
    const own = token.text.endsWith("'s") ? token.text.slice(0, -2).replaceAll("'", "") : token.bare;
    const name = look(own) ?? (own.endsWith("s") && own.length > 5 ? look(own.slice(0, -1)) : null);
    if (!name || people.names.has(own) || ACRONYMS.has(own) || PLACE_WORDS.has(own) || isMedicine(own))
      return [];
    if (isOrdinaryWord(own) && !seemsAName(text, at, name)) return [];
    return [
      person(
        withParticle(text, at, name),
        token.text.endsWith("'s") ? token.end - 2 : token.end,
        name,
        "It is nearly a name that is known",
      ),
    ];
  });
}

function isNearName(bare: string, { word, given, ordinary }: NameWord): boolean {
  const most = word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0;
  if (word.length === 6 && bare[0] === word[0] && within(bare, word, 2) && bare.length > 5) return true;
  if (most > 0 && bare.length >= 3 && within(bare, word, most)) {
    // Of short words nearly everything is one letter from something: the first letter has to be right, or both move.
    if (word.length > 4 || bare[0] === word[0] || (bare[0] === word[1] && bare[1] === word[0])) return true;
  }
  if (
    word.length === 3 &&
    bare.length === 3 &&
    bare !== word &&
    [...bare].sort().join() === [...word].sort().join() &&
    !ordinary
  )
    return true;
  if (!given || ordinary) return false;
  // "Meg" for Megan, "Kier" for Kieran, "Razzy" for Razvan.
  if (word.length >= 5 && bare.length >= 3 && bare.length < word.length && word.startsWith(bare)) return true;
  const stem = /^(.{3,}?)(?:y|ie|i|o|s|z|zy|zza|ster)$/.exec(bare)?.[1];
  return (
    stem !== undefined &&
    word.length >= 5 &&
    word.startsWith(stem) &&
    stem.length >= 3 &&
    bare.length <= word.length + 1
  );
}

/** An ordinary word with a capital where none belongs, or that does what only people do. */
function seemsAName({ folded, tokens }: Prepared, at: number, name: NameWord): boolean {
  const token = tokens[at];
  const after = tokens[at + 1];
  const before = tokens[at - 1];
  if (!token?.capital || token.upper || token.bare.length < 4 || token.bare[0] !== name.word[0]) return false;
  if (PERSON_VERBS.has(token.bare) || DETERMINERS.has(token.bare) || RELATIONS.has(token.bare)) return false;
  if (!token.opens)
    return !(before?.capital && !TITLES.has(before.bare)) && !(after?.capital && !after.upper);
  const between = folded.text.slice(token.end, after?.start ?? token.end);
  return (
    after !== undefined &&
    ["is", "was", "has", "had", "told", "presents", "takes", "lives", "enjoys", "attends", "said"].includes(
      after.bare,
    ) &&
    between === " "
  );
}

/** "MA", "F.P.", "Mason A", and a lone letter for the child. */
export function initialNames(text: Prepared, people: KnownPeople): RawFinding[] {
  const { folded, tokens } = text;
  const found: RawFinding[] = [];
  const why = "These are initials of somebody who is known";
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    const owns = token.bare.length === 3 && !(folded.capital[token.start + 2] ?? true);
    const pair = people.initials.get(owns ? token.bare.replace(/s$/, "") : token.bare);
    if (pair && token.capital && (folded.capital[token.start + 1] ?? false) && token.bare.length <= 3)
      found.push({
        ...person(token.start, token.start + 2, pair, why),
        tier: ACRONYMS.has(token.bare) ? "review" : "auto",
      });
    const letter = token.text.endsWith("'s") ? token.text.slice(0, -2) : token.text;
    if (letter.length !== 1 || !token.capital || /\d/.test(letter)) continue;
    const gap = after ? folded.text.slice(token.end, after.start) : "";
    if (after && after.bare.length === 1 && after.capital && /^(?:\. ?| |-)$/.test(gap)) {
      const dotted = people.initials.get(letter + after.bare);
      if (dotted) {
        const stop = folded.text[after.end] === "." ? after.end + 1 : after.end;
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
    const child = people.single.get(letter);
    if (child && isLone(text, at)) found.push(person(token.start, token.start + 1, child, why));
  }
  return found;
}

function familyLetters(people: KnownPeople, before: Token): ReadonlySet<string> | undefined {
  return people.familyInitials.get(before.bare);
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
