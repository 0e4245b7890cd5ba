import { createHash } from "node:crypto";
import { RefusedFile } from "~/platform/csv/text-file.server";
import type { PaymentRow } from "../import-outcomes.rules";
import type { LedgerContent, LedgerLook, SupplierRow } from "../ledger-content.rules";
import {
  codeOf,
  nameToKeep,
  naturalKey,
  ourReferenceIn,
  PAID_FIELD,
  supplierKey,
  supplierNumber,
} from "../ledger-identity.rules";
import type { LedgerLine } from "../ledger-line.rules";
import { openLedger } from "./open-ledger.server";
import { type ReadLedgerOptions, readLedger } from "./read-ledger.server";

/**
 * Reads a ledger file to its end: its rows as payments, whom they pay, and what became of those that cannot be read.
 * @throws {RefusedFile} where the mapping is not beyond doubt, has no day of payment, or the file is no ledger
 */
export async function ledgerContent(
  path: string,
  options: Omit<ReadLedgerOptions, "onLine"> = {},
): Promise<LedgerContent> {
  const rows: LedgerContent["rows"] = [];
  const suppliers = new Map<string, SupplierRow>();
  const read = await readLedger(path, {
    ...options,
    onLine: (line, read, cells) => {
      if (read.faults.length > 0) return;
      const supplier = supplierKey(read.texts);
      rows.push({ line, supplier, ...rowOf(read, cells) });
      const known = suppliers.get(supplier);
      const name = nameToKeep(read.texts);
      if (known) known.names.add(name);
      else
        suppliers.set(supplier, {
          key: supplier,
          number: supplierNumber(read.texts),
          names: new Set([name]),
        });
    },
  });
  if (read.mapping.columns[PAID_FIELD] === undefined)
    throw new RefusedFile("No column says on which day each row was paid.");
  const { tally: counted, ...rest } = read;
  const { tally, keptReasons } = counted;
  return { ...rest, tally, keptReasons, rows, suppliers: [...suppliers.values()] };
}

function rowOf(line: LedgerLine, cells: readonly string[]): PaymentRow {
  const { texts, dates, pence, day } = line;
  const period = dates.periodFrom && dates.periodTo && dates.periodFrom <= dates.periodTo;
  return {
    key: createHash("sha256").update(naturalKey(line)).digest("base64url"),
    pence: pence ?? 0,
    paidOn: day ?? "",
    documentNumber: codeOf(texts.documentNumber),
    remittance: codeOf(texts.remittance),
    periodFrom: (period && dates.periodFrom) || null,
    periodTo: (period && dates.periodTo) || null,
    ourReference: ourReferenceIn(cells),
    serviceReference: codeOf(texts.serviceRef),
  };
}

const SAMPLES = 8;
const LONGEST_CELL = 60;

/**
 * The beginning of a ledger file with the columns that it seems to have, whatever is missing.
 * @throws {RefusedFile} where it is no ledger
 */
export async function lookAtLedger(
  path: string,
  options: Pick<ReadLedgerOptions, "dateSystem" | "name"> = {},
): Promise<LedgerLook> {
  let asksDateSystem = false;
  const ledger = await openLedger(path, options).catch((error: unknown) => {
    if (!(error instanceof RefusedFile) || error.code !== "date-system") throw error;
    asksDateSystem = true;
    return openLedger(path, { ...options, dateSystem: 1904 });
  });
  try {
    const samples: string[][] = [];
    for await (const { cells } of ledger.rows) {
      if (cells.some((cell) => cell.trim() !== ""))
        samples.push(ledger.header.map((_, at) => shortened(cells[at] ?? "")));
      if (samples.length === SAMPLES) break;
    }
    const { file, header, headerRow, above, proposal } = ledger;
    return { file, header, headerRow, above, samples, proposal, asksDateSystem };
  } finally {
    await ledger.close();
  }
}

function shortened(cell: string): string {
  const text = cell.replace(/\s+/g, " ").trim();
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}
