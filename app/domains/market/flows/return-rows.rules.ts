import { isCalendarDate } from "~/platform/time";
import type { AsylumColumn, EpisodeColumn, HeaderColumn } from "./return-columns.rules";

/** How rows of the SSDA903 return are read. Pure: cells in, a row or the reason why there is none out. */

export interface EpisodeRow {
  /** The child's number as the return has it, within one council. */
  child: string;
  council: string;
  /** ISO days. An episode covers the night of `began` and not the night of `ended`; null while it is open. */
  began: string;
  ended: string | null;
  /** Reason for the new episode, and type of placement: codes of the return, in capitals. */
  reason: string;
  place: string;
}

export interface HeaderRow {
  child: string;
  council: string;
  born: string;
  /** The year of the return, or null where the file does not say. */
  year: number | null;
}

export type ReadReturnRow<T> = { ok: true; row: T } | { ok: false; reason: string };

type Cell<K> = (column: K) => string;

/** Reads a row of the episodes. */
export function readEpisode(cell: Cell<EpisodeColumn>): ReadReturnRow<EpisodeRow> {
  const child = childNumber(cell("child"));
  if (child === "") return rejected("No number of a child.");
  const began = readReturnDate(cell("began"));
  if (!began) return rejected("DECOM is no date.");
  const givenEnd = blankOf(cell("ended"));
  const ended = givenEnd === "" ? null : readReturnDate(givenEnd);
  if (givenEnd !== "" && !ended) return rejected("DEC is no date.");
  if (ended && ended < began) return rejected("The episode ends before it begins.");
  return {
    ok: true,
    row: {
      child,
      council: cell("council").trim(),
      began,
      ended,
      reason: cell("reason").trim().toUpperCase(),
      place: cell("place").trim().toUpperCase(),
    },
  };
}

/** Reads a row of the header. */
export function readHeader(cell: Cell<HeaderColumn>): ReadReturnRow<HeaderRow> {
  const child = childNumber(cell("child"));
  if (child === "") return rejected("No number of a child.");
  const born = readReturnDate(cell("born"));
  if (!born) return rejected("DOB is no date.");
  const year = /^\d{4}$/.exec(cell("year").trim())?.[0];
  return {
    ok: true,
    row: { child, council: cell("council").trim(), born, year: year ? Number(year) : null },
  };
}

/** Reads a row of the list of unaccompanied asylum-seeking children: only whose it is. */
export function readAsylum(cell: Cell<AsylumColumn>): ReadReturnRow<{ child: string; council: string }> {
  const child = childNumber(cell("child"));
  return child === ""
    ? rejected("No number of a child.")
    : { ok: true, row: { child, council: cell("council").trim() } };
}

const rejected = (reason: string) => ({ ok: false, reason }) as const;

/** What programs write where there is nothing. */
const blankOf = (text: string) => (/^(nat|nan|null|none|na)?$/i.test(text.trim()) ? "" : text.trim());

/** A spreadsheet that took the numbers for decimals wrote "398768.0". */
const childNumber = (text: string) => blankOf(text).replace(/^(\d+)\.0+$/, "$1");

/**
 * A date as returns and the programs that write them have it, as ISO: `2017-04-09`, `09/04/2017` (day first, as in the
 * return) and either with a time behind it. Null for anything else, also for a year of two digits: no century is guessed.
 */
export function readReturnDate(text: string): string | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ][\d:.]*Z?)?$/.exec(text.trim());
  const british = iso ? null : /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: [\d:.]*)?$/.exec(text.trim());
  const [year, month, day] = iso ? iso.slice(1) : british ? british.slice(1).reverse() : [];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? date : null;
}
