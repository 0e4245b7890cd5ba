import { basename } from "node:path";
import { type CsvRecord, isBlank, openCsv } from "~/platform/csv/records.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import { headerScore, type Proposal, proposeMapping } from "../propose-mapping.rules";

export interface Ledger {
  /** The file's name, without its folder. */
  file: string;
  header: string[];
  /** The header's row as a spreadsheet counts it, from 1. */
  headerRow: number;
  /** The rows above it, one string a row. */
  above: string[];
  proposal: Proposal;
  /** Every row below the header, blank ones too. May be read once. */
  rows: AsyncGenerator<LedgerCells>;
}

export type LedgerCells = Pick<CsvRecord, "row" | "cells">;

export interface OpenLedgerOptions {
  /** Told the share of the file that has been read, 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Reports write up to 23 lines above their header. */
const HEADER_WITHIN = 60;
/** What a mapping is proposed by: so many rows, or fewer where they are long. */
const SAMPLE_ROWS = 1_000;
const SAMPLE_LETTERS = 4_000_000;
/** A hundred thousand lines are 13 MB. */
const MOST_BYTES = 200 * 1024 * 1024;

/**
 * Opens a council's ledger file, finds its header under whatever a report has written above and proposes which column
 * holds what. What the file is, is told by its content.
 * @throws {RefusedFile} when it is no ledger, in words for the person who chose it
 */
export async function openLedger(path: string, options: OpenLedgerOptions = {}): Promise<Ledger> {
  const csv = await openCsv(path, { ...options, maxBytes: MOST_BYTES, delimiterOf });
  return ledgerOf(basename(path), csv.allRecords());
}

async function ledgerOf(file: string, source: AsyncGenerator<LedgerCells>): Promise<Ledger> {
  const first = await beginning(source);
  const at = headerOf(first.slice(0, HEADER_WITHIN).map(({ cells }) => cells));
  const headerCells = first[at];
  if (!headerCells) {
    await source.return(undefined);
    throw new RefusedFile(
      `This is no ledger that can be read: no row of the first ${HEADER_WITHIN} heads an amount, a supplier and a date.`,
    );
  }
  const header = headerCells.cells.map((cell) => cell.trim());
  const below = first.slice(at + 1);
  return {
    file,
    header,
    headerRow: headerCells.row,
    above: first.slice(0, at).map(({ cells }) => cells.join(" ").replace(/\s+/g, " ").trim()),
    proposal: proposeMapping(
      header,
      below.map(({ cells }) => cells).filter((cells) => !isBlank(cells)),
    ),
    rows: all(below, source),
  };
}

async function beginning(source: AsyncGenerator<LedgerCells>): Promise<LedgerCells[]> {
  const rows: LedgerCells[] = [];
  let letters = 0;
  while (rows.length < HEADER_WITHIN + SAMPLE_ROWS && letters < SAMPLE_LETTERS) {
    const next = await source.next();
    if (next.done) break;
    rows.push(next.value);
    // Cells without a letter take room too.
    for (const cell of next.value.cells) letters += cell.length + 1;
  }
  return rows;
}

/** Which of these rows is the header: the best that heads all that is needed, else the best that heads most of it. */
function headerOf(rows: readonly string[][]): number {
  let best = { at: -1, score: FEWEST_SURE, complete: false };
  rows.forEach((cells, at) => {
    const { score, complete } = headerScore(cells);
    if (complete === best.complete ? score > best.score : complete) best = { at, score, complete };
  });
  return best.at;
}

/** One heading may stand in a title by chance; two sure ones do not. */
const FEWEST_SURE = 5;

/** The delimiter by which a row of the beginning looks most like a ledger's header. */
function delimiterOf(rowsBy: (delimiter: string) => string[][]): string | undefined {
  let best: { delimiter: string; score: number } | undefined;
  for (const delimiter of [",", ";", "\t", "|"]) {
    const rows = rowsBy(delimiter);
    const row = rows[headerOf(rows)];
    const score = row ? headerScore(row).score : 0;
    if (score > (best?.score ?? 0)) best = { delimiter, score };
  }
  return best?.delimiter;
}

async function* all(first: LedgerCells[], rest: AsyncGenerator<LedgerCells>): AsyncGenerator<LedgerCells> {
  yield* first;
  yield* rest;
}
