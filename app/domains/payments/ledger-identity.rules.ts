/**
 * What a row of a ledger is known by, and which of its texts are kept. Pure. A ledger's texts are typed by many people, and
 * some name a child: only codes are kept, and of a description nothing but a reference of ours.
 */
import { isWithheld } from "./ledger-amount.rules";
import type { LedgerField } from "./ledger-fields.rules";
import type { LedgerLine } from "./ledger-line.rules";

/** Ways of writing a company that mean the same, and what councils write behind a name. */
const COMPANY = /\b(?:limited|ltd|plc|llp|cic|uk|group|holdings|the)\b/g;
const BRACKETS = /\([^()]{0,60}\)/g;

/** A name without what is written now this way, now that: "The Ashgrove Homes Ltd. (****2060)" is "ashgrove homes". */
export function foldSupplierName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(BRACKETS, " ")
    .replaceAll("&", " and ")
    .replace(/[^a-z0-9 ]+/g, " ");
  const trading = plain.split(" t a ")[0] ?? plain;
  const folded = trading.replace(COMPANY, " ").trim().split(/\s+/).join(" ");
  // A name that is made of such words alone stays as it is.
  return folded === "" ? plain.trim().split(/\s+/).join(" ") : folded;
}

/** What stands for everybody whose number and name were withheld. No number is in small letters. */
const WITHHELD_KEY = "withheld";
export const NAME_WITHHELD = "Name withheld";

/** What is left of "n / a" and "[Withheld]" as of "n/a" and "Withheld". */
const AROUND = /[^\p{L}\p{N}#/-]+/gu;
/** "#123" is a number, "#REF!" and "#DIV/0!" are none. */
const NUMBERED = /^#[A-Za-z]{0,3}-?0*[1-9]/;
const TAKEN_OUT = /\b(?:redacted|withheld)\b/i;

/** Whether a cell says a number, a name or a reference: not blank, "REDACTED", "N/A", "-" or nothing but noughts. */
function isGiven(text: string | undefined): text is string {
  if (text === undefined || TAKEN_OUT.test(text)) return false;
  if (NUMBERED.test(text)) return true;
  return /[1-9\p{L}]/u.test(text) && !isWithheld(text) && !isWithheld(text.replace(AROUND, ""));
}

/**
 * What a supplier of a source is known by: its number however it is padded, or without one its name, of which only case,
 * blanks and Ltd are folded: "Horizon Care (North) Ltd" is another company than "Horizon Care (Midlands) Ltd".
 */
export function supplierKey(texts: LedgerLine["texts"]): string {
  if (isGiven(texts.supplierId)) return foldNumber(texts.supplierId);
  return isGiven(texts.supplierName) ? `name:${sameName(texts.supplierName)}` : WITHHELD_KEY;
}

function sameName(name: string): string {
  const plain = name.normalize("NFKC").toLowerCase();
  const folded = plain.replace(/\b(?:limited|ltd)\b\.?/g, " ").trim();
  return (folded === "" ? plain.trim() : folded).split(/\s+/).join(" ");
}

/** A supplier's number as it stands in its cell; null where there is none or it was withheld. */
export function supplierNumber({ supplierId }: LedgerLine["texts"]): string | null {
  return isGiven(supplierId) ? supplierId : null;
}

/** What a supplier is called, by its number where its ledger has no names; nothing of a name that was withheld. */
export function nameToKeep({ supplierId, supplierName }: LedgerLine["texts"]): string {
  if (isGiven(supplierName)) return supplierName;
  return supplierName === undefined && isGiven(supplierId) ? supplierId : NAME_WITHHELD;
}

/** Whether a person can say who a supplier is, by all names that it has had. */
export function isLinkable(names: readonly string[]): boolean {
  return names.some((name) => name !== NAME_WITHHELD);
}

function foldNumber(text: string): string {
  return text
    .toUpperCase()
    .replace(/\s+/g, "")
    .replace(/^0+(?=.)/, "");
}

/** An invoice number as it is compared: `00123`, `123`, `INV 123` and `INV-123` are one. */
export function foldDocument(text: string): string {
  const folded = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return folded.replace(/^(?:INVOICE|INV)(?=\d)/, "").replace(/^0+(?=.)/, "");
}

/**
 * What a row is known by, before rows that are alike are counted: supplier, references and day. Without a reference the amount
 * tells rows apart too.
 */
export function naturalKey(line: LedgerLine): string {
  const { texts, day, pence } = line;
  const { documentNumber, internalRef } = texts;
  const references = [
    isGiven(documentNumber) ? foldDocument(documentNumber) : "",
    isGiven(internalRef) ? foldNumber(internalRef) : "",
  ];
  const known = references.some((reference) => reference !== "");
  return JSON.stringify([supplierKey(texts), ...references, day, known ? null : pence]);
}

/** Words that stand in numbers of documents and payments. */
const CODE_WORDS = new Set(
  "BACS CHAPS CREDIT CN FPS INV INVOICE NO PAY PAYMENT REF REMITTANCE RUN".split(" "),
);
const LONGEST_CODE = 40;

const PLAIN = /^[ -~]+$/;
/** A day beside letters may be when somebody was born. */
const HOLDS_A_DAY = /(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)/;
const JOINED = /^[A-Z0-9]+(?:[-/._][A-Z0-9]+)*$/;

/**
 * A code as it stands in its cell, or null for a text that may name somebody: every part holds a figure or is one of our words.
 * Two letters at most may stand without a figure, where a sign joins them to some. Letters of another alphabet and small
 * letters are names, not codes.
 */
export function codeOf(text: string | undefined): string | null {
  if (text === undefined || text.length > LONGEST_CODE || !PLAIN.test(text) || !/\d/.test(text)) return null;
  const day = HOLDS_A_DAY.test(text);
  return text.split(" ").every((word) => isCode(word, day)) ? text : null;
}

function isCode(word: string, besideDay: boolean): boolean {
  const joined = JOINED.test(word.toUpperCase()) && /\d/.test(word);
  return word.split(/[^A-Za-z0-9]+/).every((part) => {
    const letters = part.replace(/\d+/g, "");
    if (letters === "" || CODE_WORDS.has(letters.toUpperCase())) return true;
    if (besideDay || (letters.length > 1 && letters !== letters.toUpperCase())) return false;
    return /\d/.test(part) ? !/[A-Z]{4}/i.test(part) : joined && letters.length <= 2;
  });
}

const OUR_REFERENCE = /(?<![A-Z0-9])(PL|IPA)[- ]?([2-9A-HJKMNP-TV-Z]{6})(?![A-Z0-9])/;

/** The first reference of ours, of a placement or an agreement, in any cell of a row; null without one. */
export function ourReferenceIn(cells: readonly string[]): string | null {
  for (const cell of cells) {
    const found = OUR_REFERENCE.exec(cell.slice(0, LONGEST_LOOKED_AT).toUpperCase());
    if (found) return `${found[1]}-${found[2]}`;
  }
  return null;
}

const LONGEST_LOOKED_AT = 2_000;

const PAID = new Set(
  "PAID Y YES PD CLEARED RECONCILED PRESENTED COMPLETE COMPLETED SETTLED FULLYPAID PAIDINFULL".split(" "),
);

/** Why a row is no payment, where its ledger says how far each row is; undefined where it was paid. */
export function notPaid(state: string | undefined): string | undefined {
  if (state === undefined) return undefined;
  return PAID.has(state.toUpperCase().replace(/[^A-Z]/g, ""))
    ? undefined
    : `The status “${state.slice(0, 20)}” does not say that it was paid`;
}

/** The field whose column says when a row was paid, which an import cannot do without. */
export const PAID_FIELD = "paidOn" satisfies LedgerField;
