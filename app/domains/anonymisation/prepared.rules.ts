import { type Folded, fold } from "./fold.rules";

/** A run of letters and digits of the folded text, with the signs that stand for letters inside it. */
export type Token = {
  /** As folded, apostrophes kept. */
  text: string;
  /** Without apostrophes. */
  bare: string;
  start: number;
  end: number;
  /** Whether it begins with a capital, and whether it is all capitals (two letters at least). */
  capital: boolean;
  upper: boolean;
  /** Whether a sentence, a line or a list item begins here. */
  opens: boolean;
};

export type Run = { start: number; end: number; letters: string };

/** A text made ready once for all layers. */
export type Prepared = {
  folded: Folded;
  tokens: Token[];
  /** Letters and digits alone, with the index in the folded text of each. */
  squeezed: string;
  places: Int32Array;
  /** By index of the folded text: whether a token begins, or ends, there. */
  begins: Uint8Array;
  ends: Uint8Array;
  /** Where single letters or digits stand in a row, with them alone: "Z a n y a r". */
  runs: readonly Run[];
  /** Whether the whole text is shouted or typed small: then capitals say nothing, and the words beside say more. */
  calm: boolean;
};

const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}@$]*(?:'[\p{L}\p{N}@$]+)*/gu;
/** Between two words: a sentence, a line, a heading or a quotation begins. */
const OPENS = /[.!?:;\n\r\t•*"“”]/u;
const IS_ALNUM = /[\p{L}\p{N}]/u;

export function prepare(text: string): Prepared {
  const folded = fold(text);
  const tokens: Token[] = [];
  const size = folded.text.length;
  const begins = new Uint8Array(size + 1);
  const ends = new Uint8Array(size + 1);
  let last = 0;
  for (const match of folded.text.matchAll(TOKEN)) {
    const word = match[0];
    const start = match.index;
    const end = start + word.length;
    const letters = folded.capital.slice(start, end);
    tokens.push({
      text: word,
      bare: word.includes("'") ? word.replaceAll("'", "") : word,
      start,
      end,
      capital: folded.capital[start] ?? false,
      upper: end - start > 1 && letters.every((capital, at) => capital || !/\p{L}/u.test(word[at] ?? "")),
      opens:
        tokens.length === 0 ||
        OPENS.test(text.slice(last === 0 ? 0 : (folded.ends[last - 1] ?? 0), folded.starts[start])),
    });
    begins[start] = 1;
    ends[end] = 1;
    last = end;
  }
  const calm = calmDown(tokens);
  let squeezed = "";
  const places: number[] = [];
  for (let at = 0; at < size; at += 1) {
    const sign = folded.text[at] ?? "";
    if (!isAlnum(sign)) continue;
    squeezed += sign;
    places.push(at);
  }
  return {
    folded,
    tokens,
    squeezed,
    places: Int32Array.from(places),
    begins,
    ends,
    runs: letterRuns(tokens, folded.text),
    calm,
  };
}

/** In a text that is shouted throughout, capitals say nothing; answers whether the text has none that say something. */
function calmDown(tokens: Token[]): boolean {
  const words = tokens.filter(({ bare }) => bare.length > 1 && /^\p{L}/u.test(bare));
  if (words.length < 8) return false;
  const begun = words.filter(({ opens }) => opens);
  if (begun.filter(({ capital }) => capital).length < begun.length * 0.25) return true;
  if (words.filter(({ upper }) => upper).length < words.length * 0.6) return false;
  for (const token of tokens) {
    token.capital = false;
    token.upper = false;
  }
  return true;
}

function isAlnum(sign: string): boolean {
  const code = sign.charCodeAt(0);
  if (code < 128) return (code >= 48 && code <= 57) || (code >= 97 && code <= 122);
  return IS_ALNUM.test(sign);
}

/** Where a string of letters and digits stands, through any signs between them, from token edge to token edge. */
export function squeezedHits(
  { squeezed, places, begins, ends }: Prepared,
  wanted: string,
  edges = true,
): { start: number; end: number }[] {
  const hits: { start: number; end: number }[] = [];
  if (wanted === "") return hits;
  for (let at = squeezed.indexOf(wanted); at >= 0; at = squeezed.indexOf(wanted, at + 1)) {
    const start = places[at] ?? 0;
    const end = (places[at + wanted.length - 1] ?? 0) + 1;
    if (
      !edges ||
      (begins[start] === 1 && (ends[end] === 1 || isPossessive(squeezed, at + wanted.length, ends, end)))
    )
      hits.push({ start, end });
  }
  return hits;
}

/** "Rose's", "Roses": the s that follows belongs to the token but not to the name. */
function isPossessive(squeezed: string, next: number, ends: Uint8Array, end: number): boolean {
  return squeezed[next] === "s" && (ends[end + 1] === 1 || ends[end + 2] === 1);
}

export function squeeze(text: string): string {
  return fold(text).text.replace(/[^\p{L}\p{N}]/gu, "");
}

/** Stretches of at least three single letters or digits with little between them; the last may own something. */
function letterRuns(tokens: readonly Token[], text: string): Run[] {
  const runs: Run[] = [];
  const isSingle = (token: Token | undefined): token is Token =>
    token !== undefined && (token.bare.length === 1 || /^.'s$/.test(token.text));
  let from = -1;
  for (let at = 0; at <= tokens.length; at += 1) {
    const token = tokens[at];
    const before = tokens[at - 1];
    const goesOn =
      isSingle(token) &&
      (from < 0 ||
        (before !== undefined &&
          before.bare.length === 1 &&
          token.start - before.end <= 4 &&
          !/[;:!?]/.test(text.slice(before.end, token.start))));
    if (goesOn) {
      if (from < 0) from = at;
      continue;
    }
    if (from >= 0 && at - from >= 3) {
      const last = tokens[at - 1];
      const start = tokens[from]?.start ?? 0;
      const end = (last?.start ?? 0) + (last?.bare.length === 1 ? last.text.length : 1);
      runs.push({ start, end, letters: text.slice(start, end).replace(/[^\p{L}\p{N}]/gu, "") });
    }
    from = isSingle(token) ? at : -1;
  }
  return runs;
}
