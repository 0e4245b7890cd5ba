/** Text into rows and cells, as spreadsheets and databases separate them. No input or output. */

export interface SplitRow {
  /** The line of the text on which the row begins, counted from 1 as an editor shows it. */
  line: number;
  /** The row counted from 1 as a spreadsheet shows it: a line break within quotes begins no other. */
  row: number;
  cells: string[];
}

/** Why a text is no table, with the line on which the row begins that shows it. */
export class SplitError extends Error {
  override name = "SplitError";
  constructor(
    readonly why: "too-long" | "not-closed",
    readonly line: number,
  ) {
    super(`${why} at line ${line}`);
  }
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** A row of more letters or cells (the columns of the largest spreadsheet) is no row of a table. */
const MOST_LETTERS = 1024 * 1024;
const MOST_CELLS = 16_384;

/** Where a reader is between two letters. `after`: behind a quotation mark that closes, unless the next doubles it. */
type State = "start" | "plain" | "quoted" | "after";

/**
 * Splits a text that comes in pieces, cut anywhere. A cell may stand in double quotes, with a quote in it doubled; rows end
 * with CR LF, LF or CR, each as it comes. A quote within a plain cell is a letter like any other, and what follows a closed
 * one belongs to the cell. Holds no more than one row, whatever it is given: it throws `SplitError` first.
 */
export class RowSplitter {
  readonly #delimiter: number;
  #state: State = "start";
  #field = "";
  #cells: string[] = [];
  #letters = 0;
  #line = 1;
  #begins = 1;
  #row = 0;
  #afterReturn = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The rows that this piece ends. */
  *split(piece: string): Generator<SplitRow> {
    let from = 0;
    const { length } = piece;
    for (let at = 0; at < length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code > QUOTE && code !== this.#delimiter && this.#state !== "after" && this.#state !== "start") {
        this.#afterReturn = false;
        continue;
      }
      const isFeedOfReturn = code === LF && this.#afterReturn;
      this.#afterReturn = false;
      if (this.#state === "quoted") {
        if (code === QUOTE) {
          this.#keep(piece, from, at);
          from = at + 1;
          this.#state = "after";
        } else if (code === CR || (code === LF && !isFeedOfReturn)) this.#line += 1;
        this.#afterReturn = code === CR;
        continue;
      }
      if (this.#state === "after") {
        if (code === QUOTE) {
          // Doubled: this one stays.
          from = at;
          this.#state = "quoted";
          continue;
        }
        from = at;
        this.#state = "plain";
      }
      if (this.#state === "start" && code === QUOTE) {
        from = at + 1;
        this.#state = "quoted";
      } else if (code === this.#delimiter) {
        this.#keep(piece, from, at);
        this.#endCell();
        from = at + 1;
      } else if (code === LF || code === CR) {
        if (!isFeedOfReturn) {
          this.#keep(piece, from, at);
          yield this.#endRow();
        }
        from = at + 1;
        this.#afterReturn = code === CR;
      } else this.#state = "plain";
    }
    this.#keep(piece, from, length);
  }

  /** The last row, where no line break ends it. */
  end(): SplitRow | undefined {
    if (this.#state === "quoted") throw new SplitError("not-closed", this.#begins);
    const nothing = this.#state === "start" && this.#cells.length === 0;
    return nothing ? undefined : this.#endRow();
  }

  #keep(piece: string, from: number, to: number): void {
    if (to <= from) return;
    this.#letters += to - from;
    if (this.#letters > MOST_LETTERS) throw new SplitError("too-long", this.#begins);
    const part = piece.slice(from, to);
    this.#field = this.#field === "" ? part : this.#field + part;
  }

  #endCell(): void {
    this.#cells.push(this.#field);
    if (this.#cells.length > MOST_CELLS) throw new SplitError("too-long", this.#begins);
    this.#field = "";
    this.#state = "start";
  }

  #endRow(): SplitRow {
    this.#endCell();
    this.#row += 1;
    const ended = { line: this.#begins, row: this.#row, cells: this.#cells };
    this.#line += 1;
    this.#begins = this.#line;
    this.#cells = [];
    this.#letters = 0;
    return ended;
  }
}
