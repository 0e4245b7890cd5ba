/** Amounts as ledgers write them, kept as whole pence. No input or output. */
import type { FaultCode } from "./ledger-faults.rules";

/** Which sign stands before the pence in a column: never told cell by cell. */
export type DecimalSign = "point" | "comma";

export type ReadAmount =
  | { kind: "pence"; pence: number }
  /** Blank, withheld or an error of the spreadsheet: there is no amount to read. */
  | { kind: "none"; code: FaultCode; why: string }
  | { kind: "unreadable"; code: FaultCode; why: string };

/** Words that stand where an amount, a date or a number was taken out or never was. Compared in small letters. */
const WITHHELD = new Set([
  "",
  "-",
  "n/a",
  "na",
  "nil",
  "none",
  "null",
  "tbc",
  "withheld",
  "various",
  "unknown",
]);

/** Whether a cell says that there is nothing: blank, "REDACTED …", "n/a", "#REF!". */
export function isWithheld(cell: string): boolean {
  const text = cell.trim().toLowerCase();
  return WITHHELD.has(text) || text.startsWith("redact") || text.startsWith("#");
}

/** Fourteen figures with their pence stay exact; no council pays more at once. */
const MOST_FIGURES = 13;

const GROUPED = {
  point: [/^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$/, /^[0-9]{1,3}(?: [0-9]{3})+(?:\.[0-9]+)?$/],
  comma: [/^[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$/, /^[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?$/],
} as const;
/** Both signs in one amount leave no doubt which is which, whatever the column does. */
const GROUPED_WITH_PENCE = {
  point: /^[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+$/,
  comma: /^[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+$/,
} as const;
const PLAIN = { point: /^[0-9]*(?:\.[0-9]+)?$/, comma: /^[0-9]*(?:,[0-9]+)?$/ } as const;

const OTHER = { point: "comma", comma: "point" } as const;

/**
 * Whole pence of a cell: "£1,234.50", " 1,234.50 ", "1.234,50", "(45.00)", "-45.00", "45.00-" and "45.00 CR"; the last
 * four are less than nothing. Anything smaller than a penny, an exponent or misplaced groups of figures are unreadable.
 *
 * @param sign what stands before the pence in this column: "1,234" is 1,234 pounds with a point and unreadable with a comma
 */
export function readAmount(cell: string, sign: DecimalSign = "point"): ReadAmount {
  const text = cell.normalize("NFKC").trim();
  if (text === "") return { kind: "none", code: "no-amount", why: "There is no amount" };
  if (isWithheld(text))
    return { kind: "none", code: "no-amount", why: `There is no amount: “${shown(cell)}”` };
  const signed = unsigned(text);
  const pence = signed && penceOf(signed.figures, sign);
  if (!signed || pence === undefined || pence === "too-long") {
    const why = `“${shown(cell)}” is not an amount in pounds and pence`;
    return { kind: "unreadable", code: "not-an-amount", why };
  }
  if (pence === "sub-penny") {
    const why = `“${shown(cell)}” has more than two figures after the ${sign}`;
    return { kind: "unreadable", code: "part-of-a-penny", why };
  }
  return { kind: "pence", pence: signed.less && pence !== 0 ? -pence : pence };
}

/** The figures without £, sign, brackets, CR and DR; undefined where two of them say the same. */
function unsigned(text: string): { figures: string; less: boolean } | undefined {
  let rest = withoutPound(text.replaceAll("\u2212", "-").replaceAll("\u2013", "-"));
  let marks = 0;
  let less = false;
  const take = (at: "start" | "end", mark: string, isLess: boolean) => {
    const has = at === "start" ? rest.startsWith(mark) : rest.toUpperCase().endsWith(mark);
    if (!has) return;
    rest = (at === "start" ? rest.slice(mark.length) : rest.slice(0, -mark.length)).trim();
    marks += 1;
    less ||= isLess;
  };
  if (rest.startsWith("(") && rest.endsWith(")")) {
    rest = rest.slice(1, -1).trim();
    marks += 1;
    less = true;
  }
  take("end", "CR", true);
  take("end", "DR", false);
  take("end", "-", true);
  take("start", "-", true);
  take("start", "+", false);
  rest = withoutPound(rest);
  take("start", "-", true);
  return marks > 1 ? undefined : { figures: rest, less };
}

function withoutPound(text: string): string {
  if (text.startsWith("£")) return text.slice(1).trim();
  const upper = text.toUpperCase();
  if (upper.startsWith("GBP")) return text.slice(3).trim();
  return upper.endsWith("GBP") ? text.slice(0, -3).trim() : text;
}

function penceOf(figures: string, sign: DecimalSign): number | "sub-penny" | "too-long" | undefined {
  const how = GROUPED_WITH_PENCE[OTHER[sign]].test(figures) ? OTHER[sign] : sign;
  if (!/[0-9]/.test(figures)) return undefined;
  if (!PLAIN[how].test(figures) && !GROUPED[how].some((grouped) => grouped.test(figures))) return undefined;
  const at = figures.lastIndexOf(how === "point" ? "." : ",");
  const pounds = (at < 0 ? figures : figures.slice(0, at)).replace(/[., ]/g, "");
  const after = at < 0 ? "" : figures.slice(at + 1);
  if (pounds.length > MOST_FIGURES) return "too-long";
  // A database writes 2114.0000; figures that say something smaller than a penny are another matter.
  if (/[1-9]/.test(after.slice(2))) return "sub-penny";
  return Number(`${pounds}${after.slice(0, 2).padEnd(2, "0")}`);
}

const MOST_SHOWN = 40;

/** A cell as it may be repeated in a message: short, on one line, and what cannot be seen is written out. */
export function shown(cell: string): string {
  const text = cell.trim().replace(/[\p{Cc}\p{Cf}]/gu, (sign) => {
    const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `[U+${code}]`;
  });
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
