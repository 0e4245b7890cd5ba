import { hash } from "node:crypto";
import { now } from "~/platform/clock.server";
import { type ImportError, orRefused, type Progress } from "~/platform/csv/import-table.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import type { Result } from "~/platform/result";
import type { DateSystem } from "~/platform/spreadsheet/day-number";
import { addDays, londonDate } from "~/platform/time";
import type { LedgerField } from "../ledger-fields.rules";
import { ledgerReader } from "../ledger-line.rules";
import { LedgerTally, type Tally } from "../ledger-tally.rules";
import { hasReference, headingsOf } from "../propose-mapping.rules";
import { type Ledger, openLedger } from "./open-ledger.server";

/** What a ledger file holds, without a line of it being kept. */
export interface LedgerPreview extends Tally {
  /** The file's name, without its folder. */
  file: string;
  /** The header's row as a spreadsheet counts it, from 1. */
  headerLine: number;
  /** How many rows stand above it. */
  skippedAbove: number;
  /** The heading of the column by field. */
  mapping: Partial<Record<LedgerField, string>>;
}

export interface PreviewedLedger {
  preview: LedgerPreview;
  /** What a person should know before they import it, a sentence each. */
  warnings: string[];
  /** The rows above the header, one string a row. */
  above: string[];
}

/** More in one file is no month of one council. */
const MOST_LINES = 500_000;
const LIKELY_DAYS_AHEAD = 10;
const EVERY_ROWS = 5_000;

/**
 * Reads a ledger file to its end with the mapping that its headings and values propose and says what it holds. It needs
 * the file alone: no supplier is known, so each whole line is `not ours`. A mapping that is not beyond doubt, and a file
 * that is no ledger, are refused with what is missing.
 */
export function previewLedger(
  path: string,
  options: { onProgress?: Progress; dateSystem?: DateSystem } = {},
): Promise<Result<PreviewedLedger, ImportError>> {
  return orRefused(async () => {
    let share = 0;
    const ledger = await openLedger(path, {
      dateSystem: options.dateSystem,
      onProgress: (read) => {
        share = read;
      },
    });
    try {
      return await previewed(ledger, (rows) => options.onProgress?.(share, rows));
    } finally {
      await ledger.close();
    }
  });
}

async function previewed(ledger: Ledger, onRows: (rows: number) => void): Promise<PreviewedLedger> {
  refuseDoubts(ledger);
  const tally = new LedgerTally(addDays(londonDate(now()), LIKELY_DAYS_AHEAD));
  const readRow = ledgerReader(ledger.header, ledger.proposal);
  for await (const { row, cells } of ledger.rows) {
    const read = readRow(cells, tally.sums);
    if (read.kind !== "line") tally.other(read.kind);
    else {
      const refused = read.line.faults.length > 0;
      tally.line(row, digestOf(cells), read.line, refused ? "refused" : "not ours");
      if (tally.tally.rows > MOST_LINES) throw tooMany();
      if (!Number.isSafeInteger(tally.tally.pence)) throw tooMuch();
    }
    if (row % EVERY_ROWS === 0) onRows(tally.tally.rows);
  }
  if (tally.tally.rows === 0) throw new RefusedFile("The file has a header and no rows.");
  onRows(tally.tally.rows);
  return { preview: previewOf(ledger, tally), warnings: warningsOf(ledger, tally), above: ledger.above };
}

function refuseDoubts({ header, headerRow, proposal }: Ledger): void {
  if (proposal.doubts.length === 0) return;
  const headings = header.filter((heading) => heading !== "").map((heading) => `“${heading}”`);
  throw new RefusedFile(
    `${proposal.doubts.join(". ")}. Line ${headerRow} has the columns ${headings.join(", ")}.`,
  );
}

const tooMany = () =>
  new RefusedFile(`The file has more than ${MOST_LINES.toLocaleString("en-GB")} lines: import it in parts.`);
const tooMuch = () => new RefusedFile("The amounts add up to more than any ledger holds.");

/** The same for rows with the same cells, whatever blanks stand around them. */
function digestOf(cells: readonly string[]): string {
  const text = JSON.stringify(cells.map((cell) => cell.trim()));
  return hash("sha256", text, "base64").slice(0, 22);
}

function previewOf(ledger: Ledger, { tally }: LedgerTally): LedgerPreview {
  return {
    file: ledger.file,
    headerLine: ledger.headerRow,
    skippedAbove: ledger.above.length,
    mapping: headingsOf(ledger.proposal, ledger.header),
    ...tally,
  };
}

function warningsOf({ proposal }: Ledger, tally: LedgerTally): string[] {
  const warnings: string[] = [];
  const repeated = tally.repeatedInOrder();
  if (repeated > 0)
    warnings.push(`${repeated} rows repeat earlier ones in the same order: the file may hold a month twice.`);
  if (tally.late > 0)
    warnings.push(`${rows(tally.late, "is", "are")} dated more than ${LIKELY_DAYS_AHEAD} days ahead.`);
  if (tally.notes > 0)
    warnings.push(
      `${rows(tally.notes, "holds", "hold")} only a note and ${tally.notes === 1 ? "was" : "were"} left out.`,
    );
  if (!hasReference(proposal))
    warnings.push("No column holds a reference: lines are told apart by supplier, date and amount alone.");
  if (proposal.decimalSign === "comma") warnings.push("Amounts were read with a comma before the pence.");
  if (proposal.unmapped.length > 0)
    warnings.push(
      `Columns that are not read: ${proposal.unmapped.map((name) => `“${name.trim()}”`).join(", ")}.`,
    );
  return warnings;
}

const rows = (count: number, one: string, more: string) =>
  count === 1 ? `1 row ${one}` : `${count} rows ${more}`;
