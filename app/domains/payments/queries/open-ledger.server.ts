import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { type CsvRecord, DELIMITERS, isBlank, openCsv, rowsOn } from "~/platform/csv/records.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import type { DateSystem } from "~/platform/spreadsheet/day-number";
import { type OpenedWorkbook, openWorkbook } from "~/platform/spreadsheet/workbook.server";
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
  /** Lets the file go, read to its end or not. */
  close(): Promise<void>;
}

export type LedgerCells = Pick<CsvRecord, "row" | "cells">;

export interface OpenLedgerOptions {
  /** Told the share of the file that has been read, 0 to 1. */
  onProgress?: (share: number) => void;
  /** The calendar of a spreadsheet's day numbers, where it says that it counts from 1904. */
  dateSystem?: DateSystem;
  /** What it was called by whoever sent it, where it lies under a name of ours. */
  name?: string;
}

/** Reports write up to 23 lines above their header. */
const HEADER_WITHIN = 60;
/** What a mapping is proposed by: so many rows, or fewer where they are long. */
const SAMPLE_ROWS = 1_000;
const SAMPLE_LETTERS = 4_000_000;
/** A hundred thousand lines are 13 MB. */
const MOST_BYTES = 200 * 1024 * 1024;

/**
 * Opens a council's ledger file, CSV or XLSX, finds its header under whatever a report has written above and proposes which
 * column holds what. What the file is, is told by its content; one whose name says something else is refused.
 * @throws {RefusedFile} when it is no ledger, in words for the person who chose it
 */
export async function openLedger(path: string, options: OpenLedgerOptions = {}): Promise<Ledger> {
  const file = options.name ?? basename(path);
  if (await isZip(path)) return openSheet(path, file, options);
  if (/\.xls[a-z]?$/i.test(file)) {
    throw new RefusedFile(
      (await startsWith(path, OLD_OR_LOCKED))
        ? "The file is locked with a password, or in the format of an old Excel: save it as CSV or XLSX without a password."
        : `The name ${file} says that it is a spreadsheet, but it is not: name it .csv if it is text.`,
    );
  }
  const csv = await openCsv(path, { onProgress: options.onProgress, maxBytes: MOST_BYTES, delimiterOf });
  const source = csv.allRecords();
  try {
    return ledgerOf({ file, first: await beginning(source), source, dateSystem: options.dateSystem ?? 1900 });
  } catch (error) {
    await source.return(undefined);
    throw error;
  }
}

/** Of a file within it, and of an empty archive. A text may well begin with the two letters. */
const ZIPS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];
const OLD_OR_LOCKED = [0xd0, 0xcf, 0x11, 0xe0];

async function isZip(path: string): Promise<boolean> {
  for (const bytes of ZIPS) if (await startsWith(path, bytes)) return true;
  return false;
}

async function startsWith(path: string, bytes: readonly number[]): Promise<boolean> {
  const handle = await open(path).catch(() => undefined);
  if (!handle) return false;
  try {
    const buffer = Buffer.alloc(bytes.length);
    await handle.read(buffer, 0, bytes.length, 0);
    return bytes.every((byte, at) => buffer[at] === byte);
  } catch {
    // A folder: reading it as text says so.
    return false;
  } finally {
    await handle.close();
  }
}

/** The first sheet that has a ledger's header, else the first, which is then refused for what it lacks. */
async function openSheet(path: string, file: string, options: OpenLedgerOptions): Promise<Ledger> {
  if (/\.(csv|txt|tsv)$/i.test(file)) {
    throw new RefusedFile(`The name ${file} says that it is text, but it is a spreadsheet or a zip archive.`);
  }
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new RefusedFile(`The file is larger than ${MOST_BYTES / 1024 / 1024} MB.`);
  const book = await openWorkbook(path, options);
  const dateSystem = options.dateSystem ?? book.dateSystem;
  let source: AsyncGenerator<LedgerCells> | undefined;
  try {
    if (book.dateSystem === 1904 && options.dateSystem === undefined) {
      throw new RefusedFile(
        "The spreadsheet counts its days from 1904, which shifts dates by four years where it was set by mistake: say which calendar is right with --date-system 1904 or --date-system 1900.",
        {
          code: "date-system",
          onPage: "The spreadsheet counts its days from 1904: say whether that is right.",
        },
      );
    }
    let refused: OpenedRows | undefined;
    for (const sheet of book.sheets.slice(0, MOST_SHEETS)) {
      source = sheet.rows();
      const opened = { file, first: await beginning(source), source, book, dateSystem };
      const rows = opened.first.slice(0, HEADER_WITHIN).map((row) => row.cells);
      if (headerScore(rows[headerOf(rows)] ?? []).complete) return ledgerOf(opened);
      await source.return(undefined);
      refused ??= opened;
    }
    if (!refused) throw new RefusedFile("The spreadsheet has no sheet that is shown.");
    return ledgerOf(refused);
  } catch (error) {
    await source?.return(undefined);
    book.close();
    throw error;
  }
}

const MOST_SHEETS = 20;

interface OpenedRows {
  file: string;
  /** What has been read of the source. */
  first: LedgerCells[];
  source: AsyncGenerator<LedgerCells>;
  book?: OpenedWorkbook;
  dateSystem: DateSystem;
}

function ledgerOf({ file, first, source, book, dateSystem }: OpenedRows): Ledger {
  const at = headerOf(first.slice(0, HEADER_WITHIN).map(({ cells }) => cells));
  const headerCells = first[at];
  if (!headerCells) {
    throw new RefusedFile(
      `This is not a ledger we can read: no row has an amount, a supplier and a date among the headings of its columns (the first ${HEADER_WITHIN} rows were looked at).`,
      {
        onPage: `We cannot find the column headings. The file needs a row of headings with amount, supplier and payment date, within its first ${HEADER_WITHIN} rows.`,
      },
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
      dateSystem,
    ),
    rows: rowsOn(below, source),
    close: async () => {
      await source.return(undefined);
      book?.close();
    },
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
  for (const delimiter of DELIMITERS) {
    const rows = rowsBy(delimiter);
    const row = rows[headerOf(rows)];
    const score = row ? headerScore(row).score : 0;
    if (score > (best?.score ?? 0)) best = { delimiter, score };
  }
  return best?.delimiter;
}
