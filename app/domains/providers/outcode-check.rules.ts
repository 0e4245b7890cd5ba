import { withSuggestions } from "~/platform/forms/suggestions";

/**
 * Whether an outcode is one, and what else somebody may have meant: pure. The table of outcodes decides where it is
 * loaded for that postcode area; what no table knows is said, never silently taken for a place without services.
 */

/** The postcode areas of Great Britain and Northern Ireland (ONS Postcode Directory user guide, November 2025). */
const POSTCODE_AREAS = new Set(
  "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IP IV KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE".split(
    " ",
  ),
);
/** Only in inner London does an outcode end in a letter: W1A, EC2M. */
const ENDS_IN_A_LETTER = new Set(["E", "EC", "N", "NW", "SE", "SW", "W", "WC"]);

/**
 * Outcodes of the region that are post boxes and large users: the directory lists them, each at a handful of points, and
 * nobody lives there (counted in the ONS Postcode Directory, November 2025: at most 15 points for up to 521 postcodes).
 */
const POST_BOXES = new Set(["B22", "B99", "ST55", "SY99", "WR78", "WR99", "WV98", "WV99"]);

const SHAPE = /^([A-Z]{1,2})(\d[A-Z\d]?)$/;

/** "WV" of "WV10"; null for what has not the shape of an outcode. */
export function postcodeArea(outcode: string): string | null {
  return SHAPE.exec(outcode)?.[1] ?? null;
}

/** Whether an outcode could be one at all, without a table: its area exists and its end fits. */
export function isPossibleOutcode(outcode: string): boolean {
  const [, area = "", district = ""] = SHAPE.exec(outcode) ?? [];
  if (!POSTCODE_AREAS.has(area) || POST_BOXES.has(outcode)) return false;
  return /^\d\d?$/.test(district) || ENDS_IN_A_LETTER.has(area);
}

/** How many outcodes of a postcode area a table must have to know the area: the smallest (Shetland) has three. */
export const KNOWS_AN_AREA_FROM = 3;

/** What the table of outcodes says: it has it, has not, does not reach there, or is not loaded. */
export type OutcodeVerdict = "known" | "unknown" | "not-covered" | "no-table";

/** What a table that holds these outcodes says of one. */
export function outcodeVerdict(outcode: string, table: ReadonlySet<string>): OutcodeVerdict {
  if (POST_BOXES.has(outcode)) return "unknown";
  if (table.has(outcode)) return "known";
  if (!isPossibleOutcode(outcode)) return "unknown";
  if (table.size === 0) return "no-table";
  const area = postcodeArea(outcode);
  let same = 0;
  for (const code of table) if (postcodeArea(code) === area) same += 1;
  return same >= KNOWS_AN_AREA_FROM ? "unknown" : "not-covered";
}

/** Letters and digits that are taken for each other by eye or by finger. */
const ALIKE: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  D: "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  G: "6",
  T: "7",
  B: "8",
};
const DIGIT_ALIKE: Readonly<Record<string, string>> = { "0": "O", "1": "I", "5": "S", "8": "B", "2": "Z" };
const MAX_ALIKE = 3;

/**
 * Outcodes that somebody who typed this may have meant: a letter read for a digit before any other slip, those that the
 * table has before those that merely could be.
 */
export function outcodesAlike(typed: string, table: ReadonlySet<string>): string[] {
  const possible = (codes: string[]) =>
    [...new Set(codes)].filter((code) => code !== typed && isPossibleOutcode(code));
  const [read, near] = [possible(misread(typed)), possible(oneAway(typed))];
  const known = (codes: string[]) => codes.filter((code) => table.has(code));
  const likeliest = [known(read), known(near), read, near].find((codes) => codes.length > 0) ?? [];
  return likeliest.slice(0, MAX_ALIKE);
}

/** Every letter where a digit belongs read as the digit that looks like it, and the other way round. */
function misread(typed: string): string[] {
  const found: string[] = [];
  for (const letters of [1, 2]) {
    const area = [...typed.slice(0, letters)].map((char) => DIGIT_ALIKE[char] ?? char).join("");
    const district = [...typed.slice(letters)].map((char) => ALIKE[char] ?? char).join("");
    found.push(area + district);
  }
  return found;
}

/** Two neighbours swapped, one left out, one digit another. */
function oneAway(typed: string): string[] {
  const swapped = [...typed].map((_, at) =>
    at === 0
      ? typed
      : typed.slice(0, at - 1) + (typed[at] ?? "") + (typed[at - 1] ?? "") + typed.slice(at + 1),
  );
  const shorter = [...typed].map((_, at) => typed.slice(0, at) + typed.slice(at + 1));
  const other = [...typed].flatMap((char, at) =>
    /\d/.test(char) ? [..."1234567890"].map((digit) => typed.slice(0, at) + digit + typed.slice(at + 1)) : [],
  );
  return [...swapped, ...shorter, ...other];
}

/** Why an outcode is refused: `suggestionsIn` reads what may be taken instead out of it. */
export function unknownOutcode(typed: string, alike: readonly string[]): string {
  const refusal = POST_BOXES.has(typed)
    ? `${typed} is for PO boxes only`
    : `${typed} is not the first half of any postcode`;
  return withSuggestions(refusal, typed, alike);
}
