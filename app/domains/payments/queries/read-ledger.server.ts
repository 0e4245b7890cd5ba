import { hash } from "node:crypto";
import { now } from "~/platform/clock.server";
import type { Progress } from "~/platform/csv/import-table.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import type { DateSystem } from "~/platform/spreadsheet/day-number";
import { addDays, londonDate } from "~/platform/time";
import type { FaultCode } from "../ledger-faults.rules";
import type { LedgerField } from "../ledger-fields.rules";
import { notPaid, PAID_FIELD } from "../ledger-identity.rules";
import { type LedgerLine, ledgerReader } from "../ledger-line.rules";
import { LedgerTally } from "../ledger-tally.rules";
import { dayField, hasReference, type Proposal } from "../propose-mapping.rules";
import { type Ledger, openLedger } from "./open-ledger.server";

export type ReadLedgerOptions = {
  onProgress?: Progress;
  dateSystem?: DateSystem;
  /** What it was called by whoever sent it. */
  name?: string;
  /** The mapping to read by, from the header and what it proposes; that proposal where this is left out. */
  mappingOf?: (header: readonly string[], proposal: Proposal) => Proposal;
  /** Told of each line in the order of the file, with its row as a spreadsheet counts it. */
  onLine?: (row: number, line: LedgerLine, cells: readonly string[]) => void;
};

/** A ledger file that has been read to its end. Every whole line counts as `not ours` in the tally. */
export type LedgerRead = {
  file: string;
  header: readonly string[];
  headerRow: number;
  /** The rows above the header, one string a row. */
  above: string[];
  mapping: Proposal;
  tally: LedgerTally;
  /** What a person should know before they import it, a sentence each. */
  warnings: string[];
};

/** More in one file is no month of one council. */
const MOST_LINES = 500_000;
/** A payment run may be dated so many days ahead; a later day was typed wrong. */
const LIKELY_DAYS_AHEAD = 10;
const EVERY_ROWS = 5_000;

/**
 * Reads a council's ledger file to its end.
 * @throws {RefusedFile} where the mapping is not beyond doubt or the file is no ledger, with what is missing
 */
export async function readLedger(path: string, options: ReadLedgerOptions = {}): Promise<LedgerRead> {
  let share = 0;
  const ledger = await openLedger(path, {
    dateSystem: options.dateSystem,
    name: options.name,
    onProgress: (read) => {
      share = read;
    },
  });
  try {
    return await readAll(ledger, options, (rows) => options.onProgress?.(share, rows));
  } finally {
    await ledger.close();
  }
}

async function readAll(
  ledger: Ledger,
  { mappingOf, onLine }: ReadLedgerOptions,
  onRows: (rows: number) => void,
): Promise<LedgerRead> {
  const mapping = mappingOf?.(ledger.header, ledger.proposal) ?? ledger.proposal;
  refuseDoubts(ledger, mapping);
  const lastLikelyDay = addDays(londonDate(now()), LIKELY_DAYS_AHEAD);
  const tally = new LedgerTally(lastLikelyDay);
  const readRow = ledgerReader(ledger.header, mapping);
  for await (const { row, cells } of ledger.rows) {
    const read = readRow(cells, tally.sums);
    if (read.kind !== "line") tally.other(read.kind);
    else {
      const { line } = read;
      const wrong = wrongWith(line, { day: dayField(mapping) ?? PAID_FIELD, lastLikelyDay });
      if (wrong) {
        const { field, code, reason } = wrong;
        line.faults.push({ column: columnOf(mapping, ledger.header, field), code, reason });
      }
      const refused = line.faults.length > 0;
      tally.line(row, digestOf(cells), line, refused ? "refused" : "not ours");
      onLine?.(row, line, cells);
      if (tally.tally.rows > MOST_LINES) throw tooMany();
      if (!Number.isSafeInteger(tally.tally.pence)) throw tooMuch();
    }
    if (row % EVERY_ROWS === 0) onRows(tally.tally.rows);
  }
  if (tally.tally.rows === 0) throw new RefusedFile("The file has a header and no rows.");
  onRows(tally.tally.rows);
  const { file, header, headerRow, above } = ledger;
  return { file, header, headerRow, above, mapping, tally, warnings: warningsOf(mapping, tally) };
}

type Wrong = { field: LedgerField; code: FaultCode; reason: string };

/** Why a line is refused although its cells can be read. Alike for a dry run, which lists what an import refuses. */
function wrongWith(
  { texts, day }: LedgerLine,
  { day: field, lastLikelyDay }: { day: LedgerField; lastLikelyDay: string },
): Wrong | undefined {
  const reason = notPaid(texts.state);
  if (reason !== undefined) return { field: "state", code: "not-paid", reason };
  // A year that was typed wrong would say that everything until then is known.
  if (day === null || day <= lastLikelyDay) return undefined;
  const ahead = `The day is more than ${LIKELY_DAYS_AHEAD} days ahead`;
  return { field, code: "far-ahead", reason: ahead };
}

const columnOf = ({ columns }: Proposal, header: readonly string[], field: LedgerField) =>
  (header[columns[field] ?? -1] ?? "").trim();

function refuseDoubts({ header, headerRow }: Ledger, { doubts }: Proposal): void {
  if (doubts.length === 0) return;
  const headings = header.filter((heading) => heading !== "").map((heading) => `“${heading}”`);
  throw new RefusedFile(`${doubts.join(". ")}. Line ${headerRow} has the columns ${headings.join(", ")}.`);
}

const tooMany = () =>
  new RefusedFile(`The file has more than ${MOST_LINES.toLocaleString("en-GB")} lines: import it in parts.`);
const tooMuch = () => new RefusedFile("The amounts add up to more than any ledger holds.");

/** The same for rows with the same cells, whatever blanks stand around them. */
function digestOf(cells: readonly string[]): string {
  const text = JSON.stringify(cells.map((cell) => cell.trim()));
  return hash("sha256", text, "base64").slice(0, 22);
}

function warningsOf(mapping: Proposal, tally: LedgerTally): string[] {
  const warnings: string[] = [];
  const repeated = tally.repeatedInOrder();
  if (repeated > 0)
    warnings.push(`${repeated} rows repeat earlier ones in the same order: the file may hold a month twice.`);
  if (tally.late > 0)
    warnings.push(
      `${rows(tally.late, "is", "are")} dated more than ${LIKELY_DAYS_AHEAD} days ahead, which an import refuses.`,
    );
  if (tally.notes > 0)
    warnings.push(
      `${rows(tally.notes, "holds", "hold")} only a note and ${tally.notes === 1 ? "was" : "were"} left out.`,
    );
  if (!hasReference(mapping))
    warnings.push("No column holds a reference: lines are told apart by supplier, date and amount alone.");
  if (mapping.decimalSign === "comma") warnings.push("Amounts were read with a comma before the pence.");
  if (mapping.unmapped.length > 0)
    warnings.push(
      `Columns that are not read: ${mapping.unmapped.map((name) => `“${name.trim()}”`).join(", ")}.`,
    );
  return warnings;
}

const rows = (count: number, one: string, more: string) =>
  count === 1 ? `1 row ${one}` : `${count} rows ${more}`;
