/** The rows of a sheet of an XLSX, from its XML in pieces. No input or output. */
import type { DateSystem } from "./day-number";
import { columnOf, type DateStyles, numberText } from "./sheet-cells";
import { attribute, XmlError, type XmlToken, XmlTokens } from "./xml-tokens";

export interface SheetRow {
  /** The row counted from 1, as the spreadsheet shows it. */
  row: number;
  cells: string[];
}

export interface Workbook {
  /** The texts that cells name by number. */
  shared: readonly string[];
  styles: DateStyles;
  dateSystem: DateSystem;
}

/** Those of the largest sheet that spreadsheets have. */
const MOST_ROWS = 1_048_576;
const MOST_CELLS = 16_384;
/** As of a row of text: `MOST_LETTERS` of the row splitter. Cells that name one long text many times are as long. */
const LONGEST_ROW = 1024 * 1024;
/** Half a million lines with several references each. */
const MOST_SHARED = 2_000_000;

/** A sheet with more than is read; the message is for the person who chose it. */
export class SheetLimit extends Error {
  override name = "SheetLimit";
}

/**
 * Reads the rows that a sheet holds: the value of each cell as it was last calculated, never a formula. Blank cells are
 * empty texts, rows that are not written are left out.
 */
export class SheetRows {
  readonly #tokens = new XmlTokens();
  #row = 0;
  #cells: string[] | undefined;
  #column = -1;
  #letters = 0;
  #type = "n";
  #style = 0;
  #value: string | undefined;
  /** The tag whose text counts: `v`, or `t` of a text within the cell; readings of Asian signs are no part of it. */
  #inside: "v" | "t" | undefined;
  #reading = false;

  constructor(private readonly workbook: Workbook) {}

  *read(piece: string): Generator<SheetRow> {
    for (const token of this.#tokens.read(piece)) {
      const ended = this.#take(token);
      if (ended) yield ended;
    }
  }

  #take(token: XmlToken): SheetRow | undefined {
    switch (token.kind) {
      case "text":
        if (this.#inside && !this.#reading) this.#add(token.text);
        return undefined;
      case "open": {
        this.#open(token.name, token.attributes);
        return token.empty ? this.#close(token.name) : undefined;
      }
      case "close":
        return this.#close(token.name);
    }
  }

  #open(name: string, attributes: string): void {
    if (name === "row") {
      const said = attribute(attributes, "r");
      this.#row = said === undefined ? this.#row + 1 : Number(said);
      if (!(this.#row >= 1 && this.#row <= MOST_ROWS)) throw new XmlError("a row that no sheet has");
      this.#cells = [];
      this.#column = -1;
      this.#letters = 0;
    } else if (name === "c" && this.#cells) {
      this.#column = columnOf(attribute(attributes, "r")) ?? this.#column + 1;
      if (this.#column >= MOST_CELLS) throw new XmlError("a column that no sheet has");
      this.#type = attribute(attributes, "t") ?? "n";
      this.#style = Number(attribute(attributes, "s") ?? 0);
      this.#value = undefined;
    } else if (name === "v" || name === "t") this.#inside = name;
    else if (name === "rPh") this.#reading = true;
  }

  #close(name: string): SheetRow | undefined {
    if (name === "v" || name === "t") this.#inside = undefined;
    else if (name === "rPh") this.#reading = false;
    else if (name === "c" && this.#cells) {
      while (this.#cells.length < this.#column) this.#cells.push("");
      const text = this.#text(this.#value ?? "");
      this.#letters += text.length;
      if (this.#letters > LONGEST_ROW) throw this.#tooLong();
      this.#cells[this.#column] = text;
      this.#value = undefined;
    } else if (name === "row" && this.#cells) {
      const ended = { row: this.#row, cells: this.#cells };
      this.#cells = undefined;
      return ended;
    }
    return undefined;
  }

  #add(text: string): void {
    this.#value = (this.#value ?? "") + text;
    if (this.#value.length > LONGEST_ROW) throw this.#tooLong();
  }

  #tooLong(): SheetLimit {
    return new SheetLimit(`Row ${this.#row} is longer than a megabyte: this is not a table.`);
  }

  #text(value: string): string {
    switch (this.#type) {
      case "s":
        return this.workbook.shared[Number(value)] ?? "";
      case "b":
        return value === "1" ? "TRUE" : value === "0" ? "FALSE" : value;
      case "n":
        return numberText(value, this.workbook.styles.has(this.#style), this.workbook.dateSystem);
      default:
        return value;
    }
  }
}

/** Reads the list of texts that cells name by number. */
export class SharedTexts {
  readonly texts: string[] = [];
  #text = "";
  #inside = false;
  #reading = false;

  take(token: XmlToken): void {
    if (token.kind === "text") {
      if (this.#inside && !this.#reading) this.#text += token.text;
      if (this.#text.length > LONGEST_ROW) {
        throw new SheetLimit("A text in the spreadsheet is longer than a megabyte: this is not a table.");
      }
      return;
    }
    const opens = token.kind === "open" && !token.empty;
    if (token.name === "t") this.#inside = opens;
    else if (token.name === "rPh") this.#reading = opens;
    else if (token.name === "si") {
      if (token.kind === "open") this.#text = "";
      if (token.kind === "open" && !token.empty) return;
      if (this.texts.push(this.#text) > MOST_SHARED) {
        throw new SheetLimit("The spreadsheet holds more texts than any ledger: save it as CSV.");
      }
    }
  }
}
