/** What a row of a ledger is, and what it says. No input or output. */
import { withoutUnseen } from "~/platform/forms/clean-text";
import { type ReadAmount, readAmount } from "./ledger-amount.rules";
import { readDate } from "./ledger-date.rules";
import type { Fault } from "./ledger-faults.rules";
import {
  FIELD_NAMES,
  foldHeading,
  type LedgerField,
  meaningOf,
  REFERENCE_FIELDS,
  SUPPLIER_FIELDS,
} from "./ledger-fields.rules";
import { dayField, type Mapping } from "./propose-mapping.rules";

export interface LedgerLine {
  /** Whole pence; less than nothing for a credit or a recovery. Null where the cell holds no amount that can be read. */
  pence: number | null;
  /** The day of the line as `YYYY-MM-DD`: when it was paid, else the next best date of this ledger. */
  day: string | null;
  /** Every mapped text and number without unseen characters; blank cells are left out. */
  texts: Partial<Record<LedgerField, string>>;
  /** Every date that could be read, as `YYYY-MM-DD`. */
  dates: Partial<Record<LedgerField, string>>;
  /** Empty where the line is whole. */
  faults: Fault[];
}

export type LedgerRow =
  | { kind: "blank" | "header" | "total" }
  /** One cell of text, which is no payment: a heading within the file or a note at its foot. */
  | { kind: "note"; text: string }
  | { kind: "line"; line: LedgerLine };

/** What has been added up so far: a row that repeats it is a total. */
export interface RunningSums {
  all: number;
  /** Since the total before. */
  part: number;
  lines: number;
}

export const noSums = (): RunningSums => ({ all: 0, part: 0, lines: 0 });

/**
 * The reader of the rows below a header. Columns without a heading count for nothing: reports write their own words there.
 * A total is a row without reference that lacks a supplier or a day, and either says that it is one or, without a supplier's
 * number, has the sum of what stands above it.
 */
export function ledgerReader(
  header: readonly string[],
  mapping: Mapping,
): (cells: readonly string[], sums: RunningSums) => LedgerRow {
  const named = header.flatMap((heading, index) => (heading.trim() === "" ? [] : [index]));
  const fields = FIELD_NAMES.filter((field) => mapping.columns[field] !== undefined);
  const day = dayField(mapping);
  const suppliers = SUPPLIER_FIELDS.filter((field) => fields.includes(field));
  // A number may stand beside a sum; a ledger without names has nothing but numbers.
  const supplier: LedgerField = suppliers.includes("supplierName") ? "supplierName" : "supplierId";
  const folded = fields.map((field) => foldHeading(header[mapping.columns[field] ?? -1] ?? ""));
  const heading = (field: LedgerField) => (header[mapping.columns[field] ?? -1] ?? "").trim();

  // Made once, not for each of a hundred thousand rows.
  const cellOf = (cells: readonly string[], field: LedgerField) => textAt(cells, mapping.columns[field]);
  const repeats = (cells: readonly string[]) =>
    fields.every((field, i) => foldHeading(cellOf(cells, field)) === folded[i]);
  const isReferenced = (cells: readonly string[]) =>
    REFERENCE_FIELDS.some((field) => cellOf(cells, field) !== "");

  return (cells, sums) => {
    const filled = named.filter((index) => textAt(cells, index) !== "");
    if (filled.length === 0) return { kind: "blank" };
    const amountCell = cellOf(cells, "amount");
    const amount = readAmount(amountCell, mapping.decimalSign);
    if (amount.kind !== "pence" && repeats(cells)) return { kind: "header" };
    const incomplete = (day !== undefined && cellOf(cells, day) === "") || cellOf(cells, supplier) === "";
    if (incomplete && !isReferenced(cells)) {
      if (cells.some(saysTotal)) return { kind: "total" };
      if (cellOf(cells, "supplierId") === "" && isSum(amount, sums)) return { kind: "total" };
      if (filled.length === 1 && amountCell === "") return { kind: "note", text: textAt(cells, filled[0]) };
    }
    return { kind: "line", line: lineOf(cells, amount) };
  };

  function lineOf(cells: readonly string[], amount: ReadAmount): LedgerLine {
    const line: LedgerLine = { pence: null, day: null, texts: {}, dates: {}, faults: [] };
    if (amount.kind === "pence") line.pence = amount.pence;
    else line.faults.push({ column: heading("amount"), code: amount.code, reason: amount.why });
    for (const field of fields) {
      if (field === "amount") continue;
      const text = withoutHidden(cellOf(cells, field));
      if (meaningOf(field).kind !== "date") {
        if (text !== "") line.texts[field] = text;
        continue;
      }
      const date = readDate(text, mapping.dateFormats[field] ?? "d/m/y", mapping.dateSystem);
      if (date.ok) line.dates[field] = date.value;
      else if (field === day) line.faults.push({ column: heading(field), code: date.code, reason: date.why });
    }
    line.day = (day && line.dates[day]) ?? null;
    if (suppliers.every((field) => line.texts[field] === undefined)) {
      const column = heading(suppliers[0] ?? "supplierName");
      line.faults.push({ column, code: "no-supplier", reason: "There is no supplier" });
    }
    return line;
  }
}

function textAt(cells: readonly string[], index: number | undefined): string {
  return index === undefined ? "" : (cells[index] ?? "").trim();
}

function isSum(amount: ReadAmount, sums: RunningSums): boolean {
  if (sums.lines === 0 || amount.kind !== "pence") return false;
  return amount.pence === sums.all || amount.pence === sums.part;
}

const TOTAL =
  /^(?:(?:grand|sub|overall|report|page|running|net|final)[ -]?)?totals?(?: (?:for|of|amount|spend|payments?)\b.*)?:?$/;

function saysTotal(cell: string): boolean {
  const text = cell.trim().toLowerCase();
  return text.length <= 80 && (TOTAL.test(text) || text.endsWith(" total"));
}

/** References are compared letter by letter: nothing may stand in them that nobody sees. */
const PLAIN = /^[ -~]*$/;

function withoutHidden(text: string): string {
  return PLAIN.test(text)
    ? text
    : withoutUnseen(text)
        .replace(/\p{Cf}/gu, "")
        .normalize("NFC")
        .trim();
}
