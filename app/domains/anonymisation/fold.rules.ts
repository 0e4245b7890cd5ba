/**
 * A text as it sounds to a reader: capitals, accents, widths, look-alike letters and invisible characters folded
 * away, with the place of every folded character in the original, in UTF-16 units.
 */
export type Folded = {
  text: string;
  /** Start and end in the original of each character of `text`. */
  starts: number[];
  ends: number[];
  /** Whether the character stood as a capital. */
  capital: boolean[];
};

/** Letters that no decomposition turns into plain ones, and Cyrillic and Greek letters that look like Latin ones. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ə: "e",
  ŋ: "n",
  ɓ: "b",
  ɗ: "d",
  ƙ: "k",
  ƴ: "y",
  а: "a",
  в: "b",
  е: "e",
  к: "k",
  м: "m",
  н: "h",
  о: "o",
  р: "p",
  с: "c",
  т: "t",
  у: "y",
  х: "x",
  і: "i",
  ј: "j",
  ѕ: "s",
  ԁ: "d",
  һ: "h",
  ɡ: "g",
  α: "a",
  β: "b",
  ε: "e",
  η: "n",
  ι: "i",
  κ: "k",
  ν: "v",
  ο: "o",
  ρ: "p",
  τ: "t",
  υ: "u",
  χ: "x",
};
/** Capitals that look like another Latin letter than their small ones do: Μ is an M, μ is not. */
const LOOK_ALIKE_CAPITALS: Readonly<Record<string, string>> = { Μ: "m", Η: "h", Ν: "n", Υ: "y", Ζ: "z" };
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u02bb\u02b9\u0060\u00b4\u2032\uff07\u05f3]/u;
const DASHES = /[\p{Pd}\u2212\u00ad]/u;

/** Folds a text; both sides of every comparison go through here. */
export function fold(original: string): Folded {
  const folded: Folded = { text: "", starts: [], ends: [], capital: [] };
  let at = 0;
  for (const character of original) {
    const start = at;
    at += character.length;
    const code = character.charCodeAt(0);
    // Nearly every character is a plain one; the rest of this loop costs fifty times as much.
    if (character.length === 1 && code < 127 && code !== 96 && code >= 32) {
      const upper = code >= 65 && code <= 90;
      folded.text += upper ? character.toLowerCase() : character;
      folded.starts.push(start);
      folded.ends.push(at);
      folded.capital.push(upper);
      continue;
    }
    const capital = /\p{Lu}/u.test(character.normalize("NFKC"));
    const plainly = plainOf(character);
    // A mark or an invisible sign belongs to the letter before it.
    if (plainly.length === 0 && folded.ends.length > 0) folded.ends[folded.ends.length - 1] = at;
    for (const plain of plainly) {
      folded.text += plain;
      // One entry for each UTF-16 unit, so that indexes of `text` are indexes here.
      for (let unit = 0; unit < plain.length; unit += 1) {
        folded.starts.push(start);
        folded.ends.push(at);
        folded.capital.push(capital);
      }
    }
  }
  return folded;
}

function plainOf(character: string): string[] {
  if (APOSTROPHES.test(character)) return ["'"];
  if (/\p{Cf}|\p{M}|\u115f|\u1160|\u3164/u.test(character)) return [];
  if (DASHES.test(character)) return ["-"];
  if (/\s/u.test(character)) return [" "];
  const capital = LOOK_ALIKE_CAPITALS[character];
  if (capital) return [capital];
  const plain = character.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return [...plain].flatMap((one) => [
    ...(Object.hasOwn(LOOK_ALIKES, one) ? (LOOK_ALIKES[one] ?? one) : one),
  ]);
}

/** A folded word: letters with apostrophes inside. */
export type Word = { text: string; start: number; end: number; capital: boolean };

/** The words of a folded text. Digits and underscores end a word, so that "@zanyar_26" holds one. */
export function wordsOf(folded: Folded): Word[] {
  return [...folded.text.matchAll(/\p{L}+(?:'\p{L}+)*/gu)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    capital: folded.capital[match.index] ?? false,
  }));
}
