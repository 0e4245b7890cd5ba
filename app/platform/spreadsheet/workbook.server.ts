import { type Entry, open, type ZipFile } from "yauzl";
import { isBlank, MOST_BLANK } from "~/platform/csv/records.server";
import { RefusedFile } from "~/platform/csv/text-file.server";
import type { DateSystem } from "./day-number";
import { DateStyles } from "./sheet-cells";
import { SharedTexts, SheetLimit, type SheetRow, SheetRows, type Workbook } from "./sheet-rows";
import { attribute, XmlError, type XmlToken, XmlTokens } from "./xml-tokens";

export interface OpenedWorkbook {
  /** The calendar that the workbook says its day numbers follow. */
  dateSystem: DateSystem;
  /** The sheets that are shown, in their order. Each may be read once, one after the other. */
  sheets: Array<{ name: string; rows(): AsyncGenerator<SheetRow> }>;
  close(): void;
}

export interface WorkbookOptions {
  /** Told the share of the sheet that has been read, 0 to 1. */
  onProgress?: (share: number) => void;
  /** The calendar of its day numbers where a person knows better than the workbook. */
  dateSystem?: DateSystem;
}

const MB = 1024 * 1024;
const MOST_ENTRIES = 2_000;
/** What each part may unpack to; a hundred thousand rows of twelve cells are 60 MB. */
const MOST = { sheet: 400 * MB, shared: 60 * MB, styles: 8 * MB, small: 2 * MB } as const;

/**
 * Opens an XLSX for reading row by row. Bounds are those that the zip states, which the unpacking holds it to; formulas
 * are never looked at, and a workbook that links to others is refused.
 * @throws {RefusedFile} when it is no such workbook, locked, linked or too large
 */
export async function openWorkbook(path: string, options: WorkbookOptions = {}): Promise<OpenedWorkbook> {
  const zip = await opened(path);
  try {
    const entries = await entriesOf(zip);
    const parts = new Map(entries.map((entry) => [entry.fileName.replace(/^\//, "").toLowerCase(), entry]));
    const book = parts.get("xl/workbook.xml");
    if (!book) throw new RefusedFile("The file is a zip archive, not a spreadsheet.");
    if ([...parts.keys()].some((name) => name.startsWith("xl/externallinks/"))) {
      throw new RefusedFile(
        "The spreadsheet links to other files: save its values alone, or save it as CSV.",
      );
    }
    const { dateSystem, sheets } = await readBook(zip, book);
    const targets = await readTargets(zip, parts.get("xl/_rels/workbook.xml.rels"));
    const styles = new DateStyles();
    await each(zip, parts.get("xl/styles.xml"), MOST.styles, (token) => styles.take(token));
    const shared = new SharedTexts();
    await each(zip, parts.get("xl/sharedstrings.xml"), MOST.shared, (token) => shared.take(token));
    const workbook: Workbook = { shared: shared.texts, styles, dateSystem: options.dateSystem ?? dateSystem };
    return {
      dateSystem,
      sheets: sheets.flatMap(({ name, id }) => {
        const entry = parts.get(targets.get(id) ?? "");
        return entry ? [{ name, rows: () => rowsOf(zip, entry, workbook, options) }] : [];
      }),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw inPlainWords(error);
  }
}

const damaged = () => new RefusedFile("The spreadsheet is damaged or cut short: save it again.");

function inPlainWords(error: unknown): unknown {
  if (error instanceof RefusedFile) return error;
  if (error instanceof SheetLimit) return new RefusedFile(error.message);
  return error instanceof XmlError || isOfZip(error) ? damaged() : error;
}

/** What yauzl and zlib say of a file that is not what it states. */
function isOfZip(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    error instanceof Error && error.name === "Error" && (code === undefined || String(code).startsWith("Z_"))
  );
}

function opened(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(damaged()) : resolve(zip),
    ),
  );
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => resolve(entries));
    zip.on("entry", (entry: Entry) => {
      if (entry.isEncrypted()) return reject(new RefusedFile("The file is locked with a password."));
      if (entries.push(entry) > MOST_ENTRIES) return reject(tooLarge());
      zip.readEntry();
    });
    zip.readEntry();
  });
}

const tooLarge = () => new RefusedFile("The spreadsheet unpacks to more than any ledger: save it as CSV.");

async function* textOf(zip: ZipFile, entry: Entry, most: number, onBytes?: (read: number) => void) {
  // A part that unpacks to more than it states ends with an error of the zip.
  if (entry.uncompressedSize > most) throw tooLarge();
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
    zip.openReadStream(entry, (error, opening) => (error ? reject(error) : resolve(opening))),
  );
  const decoder = new TextDecoder("utf-8", { fatal: false });
  let read = 0;
  for await (const piece of stream) {
    const bytes = piece as Buffer;
    read += bytes.length;
    onBytes?.(read);
    yield decoder.decode(bytes, { stream: true });
  }
}

async function each(
  zip: ZipFile,
  entry: Entry | undefined,
  most: number,
  take: (token: XmlToken) => void,
): Promise<void> {
  if (!entry) return;
  const tokens = new XmlTokens();
  for await (const piece of textOf(zip, entry, most)) for (const token of tokens.read(piece)) take(token);
}

async function readBook(zip: ZipFile, entry: Entry) {
  const sheets: Array<{ name: string; id: string }> = [];
  let dateSystem: DateSystem = 1900;
  await each(zip, entry, MOST.small, (token) => {
    if (token.kind !== "open") return;
    const of = (name: string) => attribute(token.attributes, name);
    if (token.name === "workbookPr" && ["1", "true"].includes(of("date1904") ?? "")) dateSystem = 1904;
    if (token.name !== "sheet" || (of("state") ?? "visible") !== "visible") return;
    // The prefix is the writer's choice.
    const id = token.attributes.match(/[A-Za-z0-9]:id=["']([^"']{1,80})["']/)?.[1];
    if (id) sheets.push({ name: of("name") ?? "", id });
  });
  return { dateSystem: dateSystem as DateSystem, sheets };
}

/** The part of each of the workbook's relations, by its id. */
async function readTargets(zip: ZipFile, entry: Entry | undefined): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await each(zip, entry, MOST.small, (token) => {
    if (token.kind !== "open" || token.name !== "Relationship") return;
    const [id, target] = [attribute(token.attributes, "Id"), attribute(token.attributes, "Target")];
    if (!id || !target) return;
    targets.set(id, (target.startsWith("/") ? target.slice(1) : `xl/${target}`).toLowerCase());
  });
  return targets;
}

async function* rowsOf(
  zip: ZipFile,
  entry: Entry,
  workbook: Workbook,
  { onProgress }: WorkbookOptions,
): AsyncGenerator<SheetRow> {
  const reader = new SheetRows(workbook);
  const size = Math.max(1, entry.uncompressedSize);
  let blank = 0;
  try {
    for await (const piece of textOf(zip, entry, MOST.sheet, (read) => onProgress?.(read / size))) {
      for (const row of reader.read(piece)) {
        blank = isBlank(row.cells) ? blank + 1 : 0;
        if (blank > MOST_BLANK) throw tooManyBlank();
        yield row;
      }
    }
  } catch (error) {
    throw inPlainWords(error);
  }
}

const tooManyBlank = () =>
  new RefusedFile(
    `The sheet has more than ${MOST_BLANK.toLocaleString("en-GB")} blank rows in one place: delete them and try again.`,
  );
