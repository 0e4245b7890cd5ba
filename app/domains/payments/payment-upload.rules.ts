/** What an import of a file that was sent would do. Pure; whole pence, days are `YYYY-MM-DD`. */
import { z } from "zod";
import type { LedgerContent, LedgerSummary } from "./ledger-content.rules";
import { reasonToKeep } from "./ledger-faults.rules";
import { type LedgerField, meaningOf, SUPPLIER_FIELDS } from "./ledger-fields.rules";
import { PAID_FIELD } from "./ledger-identity.rules";
import type { Mapping } from "./propose-mapping.rules";

const count = z.int().min(0);

/** What a person calls a finance system; "auto" is what the command line calls the first one. */
export const sourceWords = (name: string) => (name === "auto" ? "Your finance system" : name);

export const foundSchema = z.object({
  headerRow: count,
  above: z.array(z.string()),
  rows: count,
  /** Of the rows that an import takes, as their first and last day: what is left out is no part of them. */
  pence: z.int(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
  negativeRows: count,
  identicalRows: count,
  totals: count,
  counts: z.object({
    new: count,
    changed: count,
    same: count,
    "not ours": count,
    /** Cannot be read. */
    refused: count,
    /** Whole but for a status that does not say that it was paid. */
    unpaid: count.default(0),
  }),
  warnings: z.array(z.string()),
  /** The first of those that cannot be read; the file of all rows has every one. */
  rejected: z.array(z.object({ line: count, column: z.string(), reason: z.string() })),
  /** The import that this very file was: then it would change nothing. */
  sameAs: count.nullable(),
  /** Payments that the file withdraws, of how many of the import that it corrects. */
  withdrawn: count,
  ofCorrected: count.nullable(),
  /** Whether its columns are read as those of the last file were. */
  asLastTime: z.boolean(),
});
export type FoundInUpload = z.output<typeof foundSchema>;

export const MOST_SHOWN = 100;

const NOT_PAID = reasonToKeep([{ code: "not-paid" }]);

/** A row that is left out. `unpaid` where nothing is wrong with it but that it was not paid yet, which stops no import. */
export type LeftOut = { line: number; column: string; reason: string; unpaid: boolean };

/** The rows of a file that an import leaves out, with why in words without what stood in a cell. */
export function leftOutOf({ tally, keptReasons }: Pick<LedgerSummary, "tally" | "keptReasons">): LeftOut[] {
  return tally.rejected.map(({ line, column }, at) => {
    const reason = keptReasons[at] ?? "";
    return { line, column, reason, unpaid: reason === NOT_PAID };
  });
}

/** How many rows were not paid yet, and how many others cannot be read; those alone are asked about. */
export function countLeftOut(read: Pick<LedgerSummary, "tally" | "keptReasons">) {
  const unpaid = leftOutOf(read).filter((row) => row.unpaid).length;
  return { unpaid, refused: read.tally.outcomes.refused - unpaid };
}

/** What is told of a file that was read to its end. */
export function foundOf(
  read: LedgerContent,
  compared: Pick<FoundInUpload, "sameAs" | "withdrawn" | "ofCorrected" | "asLastTime"> & {
    counts: Omit<FoundInUpload["counts"], "refused" | "unpaid">;
  },
): FoundInUpload {
  const { tally } = read;
  const days = read.rows.map(({ paidOn }) => paidOn).sort();
  return {
    ...compared,
    headerRow: read.headerRow,
    above: [...read.above],
    rows: tally.rows,
    pence: read.rows.reduce((sum, row) => sum + row.pence, 0),
    firstDate: days[0] ?? null,
    lastDate: days.at(-1) ?? null,
    negativeRows: tally.negativeRows,
    identicalRows: tally.identicalRows,
    totals: tally.outcomes.total,
    counts: { ...compared.counts, ...countLeftOut(read) },
    warnings: [...read.warnings],
    rejected: leftOutOf(read)
      .filter((row) => !row.unpaid)
      .slice(0, MOST_SHOWN)
      .map(({ line, column, reason }) => ({ line, column, reason })),
  };
}

/** What is kept of it once its file is gone: nothing that stood in the file. */
export const foundToKeep = (found: FoundInUpload): FoundInUpload => ({
  ...found,
  above: [],
  warnings: [],
  rejected: [],
});

/** More than one payment in so many is asked about: a file that was cut off looks like a correction that withdraws the rest. */
const ONE_IN = 5;

/** Whether a correction takes so much away that a person has to say that it is complete. */
export function withdrawsMany({ withdrawn, ofCorrected }: FoundInUpload): boolean {
  return ofCorrected !== null && withdrawn * ONE_IN > ofCorrected;
}

/** The fields whose columns an import reads, in the order in which they are asked for. The others are kept of no row. */
export const NEEDED_FIELDS = [
  "amount",
  "paidOn",
  "supplierName",
  "supplierId",
] as const satisfies LedgerField[];
export const USEFUL_FIELDS = [
  "documentNumber",
  "internalRef",
  "remittance",
  "periodFrom",
  "periodTo",
  "serviceRef",
  "state",
] as const satisfies LedgerField[];
export const ASKED_FIELDS = [...NEEDED_FIELDS, ...USEFUL_FIELDS];
export type AskedField = (typeof ASKED_FIELDS)[number];

/** What is missing of a mapping before a file can be read by it, by field. */
export function mappingFaults(columns: Mapping["columns"]): { field: AskedField; message: string }[] {
  const faults: { field: AskedField; message: string }[] = [];
  if (columns.amount === undefined)
    faults.push({ field: "amount", message: "Choose the column of the amount" });
  if (columns[PAID_FIELD] === undefined)
    faults.push({ field: PAID_FIELD, message: "Choose the column of the payment date" });
  if (SUPPLIER_FIELDS.every((field) => columns[field] === undefined))
    faults.push({
      field: "supplierName",
      message: "Choose the column of the supplier’s name, its number, or both",
    });
  const taken = new Map<number, AskedField>();
  for (const field of ASKED_FIELDS) {
    const column = columns[field];
    if (column === undefined) continue;
    const other = taken.get(column);
    if (other === undefined) taken.set(column, field);
    else
      faults.push({
        field,
        message: `The ${meaningOf(field).label} and the ${meaningOf(other).label} cannot be the same column`,
      });
  }
  return faults;
}

/** Of a proposal, only what an import reads: a column that nobody was asked about counts for nothing. */
export function askedColumns(columns: Mapping["columns"]): Mapping["columns"] {
  return Object.fromEntries(
    ASKED_FIELDS.flatMap((field) => {
      const column = columns[field];
      return column === undefined ? [] : [[field, column]];
    }),
  );
}

/** "A" to "XFD", as spreadsheets call a column that is counted from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest < 0 ? "" : columnLetters(rest)}${String.fromCharCode(65 + (index % 26))}`;
}
