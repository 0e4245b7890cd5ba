import type { Dice } from "./dice.ts";

/** The ways in which people (and children hiding from a filter) write a name or a number wrongly. */
const LOOK_ALIKES: Record<string, string> = {
  a: "\u0430",
  c: "\u0441",
  e: "\u0435",
  i: "\u0456",
  j: "\u0458",
  o: "\u043e",
  p: "\u0440",
  s: "\u0455",
  x: "\u0445",
  y: "\u0443",
  A: "\u0391",
  B: "\u0412",
  E: "\u0395",
  H: "\u041d",
  K: "\u039a",
  M: "\u039c",
  N: "\u039d",
  O: "\u041e",
  T: "\u03a4",
  Z: "\u0396",
};
const LEET: Record<string, string> = { a: "4", e: "3", i: "1", o: "0", s: "5", t: "7" };
const UNSEEN = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"];
const NEIGHBOURS: Record<string, string> = {
  a: "s",
  b: "v",
  c: "x",
  d: "f",
  e: "r",
  f: "g",
  g: "h",
  h: "j",
  i: "o",
  j: "k",
  k: "l",
  l: "k",
  m: "n",
  n: "b",
  o: "i",
  p: "o",
  r: "t",
  s: "d",
  t: "y",
  u: "i",
  v: "c",
  w: "e",
  y: "u",
  z: "x",
};
/** Letters that NFKD does not take apart. */
const WHOLE_LETTERS: Record<string, string> = { ł: "l", Ł: "L", ı: "i", đ: "d", Đ: "D", ø: "o", ə: "e" };

const isLetter = (sign: string | undefined) => sign !== undefined && /\p{L}/u.test(sign);

/** One slip of the fingers past the first letter: two letters swapped, one lost, one doubled or a neighbouring key. */
function slip(word: string, dice: Dice): string {
  const places = [...word].flatMap((sign, i) => (i > 0 && isLetter(sign) ? [i] : []));
  if (places.length < 3) return word;
  const at = dice.pick(places);
  const sign = word[at] ?? "";
  const next = word[at + 1];
  const kind = dice.int(0, 3);
  if (kind === 0 && isLetter(next) && next !== sign) {
    return word.slice(0, at) + next + sign + word.slice(at + 2);
  }
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 2) return word.slice(0, at) + sign + word.slice(at);
  return word.slice(0, at) + (NEIGHBOURS[sign.toLowerCase()] ?? "e") + word.slice(at + 1);
}

/** Two slips only in a long word, where a reader still knows the name. */
export function mistype(word: string, dice: Dice): string {
  let typed = slip(word, dice);
  if (word.length >= 8 && dice.chance(0.4)) typed = slip(typed, dice);
  return typed;
}

export const withoutMarks = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[łŁıđĐøə]/g, (letter) => WHOLE_LETTERS[letter] ?? letter);

export const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

export function unseen(text: string, dice: Dice): string {
  const at = dice.int(1, text.length - 1);
  const second = dice.int(1, at);
  return (
    text.slice(0, second) + dice.pick(UNSEEN) + text.slice(second, at) + dice.pick(UNSEEN) + text.slice(at)
  );
}

export const lookAlike = (text: string) =>
  text.replace(/[a-zA-Z]/g, (letter) => LOOK_ALIKES[letter] ?? letter);

/** At most two digits for letters, as in a gamertag. */
export function leet(text: string): string {
  let changed = 0;
  return [...text]
    .map((letter, i) => {
      const digit = i > 0 && changed < 2 ? LEET[letter] : undefined;
      if (digit) changed++;
      return digit ?? letter;
    })
    .join("");
}

const between = (text: string, sign: string) => [...text.replace(/\s/g, "")].join(sign);

export function hyphenSplit(text: string): string {
  const middle = Math.max(1, Math.floor(text.length / 2));
  return `${text.slice(0, middle)}-${text.slice(middle)}`;
}

export function apostropheVariant(text: string, dice: Dice): string {
  return text.replace(/['’]/g, dice.pick(["’", "`", "", " ", "‘"]));
}

export function hyphenVariant(text: string, dice: Dice): string {
  return text.replace(/-/g, dice.pick([" ", "", "–", " - ", "\u2011"]));
}

/** `text` in the named variant; unchanged when the variant has nothing to bite on. */
export function inVariant(text: string, variant: string, dice: Dice): string {
  switch (variant) {
    case "lower":
      return text.toLowerCase().length === text.length ? text.toLowerCase() : text;
    case "upper":
      return text.toUpperCase().length === text.length ? text.toUpperCase() : text;
    case "typo":
      return mistype(text, dice);
    case "zero_width":
      return unseen(text, dice);
    case "homoglyph":
      return lookAlike(text);
    case "leet":
      return leet(text);
    case "spaced":
      return between(text, " ");
    case "dotted":
      return between(text, ".");
    case "fullwidth":
      return fullWidth(text);
    case "hyphen_split":
      return hyphenSplit(text);
    case "diacritic_stripped":
      return withoutMarks(text);
    case "linebreak":
      return text.replace(" ", "\n");
    case "apostrophe_variant":
      return apostropheVariant(text, dice);
    case "hyphen_variant":
      return hyphenVariant(text, dice);
    case "letter_o":
      return text.replace(/0/g, "O");
    default:
      return text;
  }
}
