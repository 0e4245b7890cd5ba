import { foldText } from "./clean-text";

/** Postcodes as people and registers write them. No input or output. */

const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;
const OUTCODE = /^[A-Z]{1,2}\d[A-Z\d]?$/;

/**
 * The first half of a postcode and the second, however both were written ("wv106ab", "WV10  6AB", "WV10-6AB");
 * `inward` is empty where only the first was. Null for what is neither.
 */
export function postcodeParts(typed: string): { outcode: string; inward: string } | null {
  const folded = foldText(typed)
    .toUpperCase()
    .replace(/[\s.-]/g, "");
  // "B11" typed alone is the outcode B11; a full postcode always ends in digit, letter, letter.
  const [, outcode, inward] = POSTCODE.exec(folded) ?? [];
  if (outcode && inward) return { outcode, inward };
  return OUTCODE.test(folded) ? { outcode: folded, inward: "" } : null;
}
