/** What cells of an XLSX show, from how they are written. No input or output. */

import { type DateSystem, dayOfNumber } from "./day-number";
import { attribute, type XmlToken } from "./xml-tokens";

/** Formats that show a number as a day: those that every spreadsheet has, by number. */
const BUILT_IN_DATES = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

/** Reads which of a workbook's cell styles show a number as a day. */
export class DateStyles {
  readonly #formats = new Set(BUILT_IN_DATES);
  readonly #styles: boolean[] = [];
  #inStyles = false;

  take(token: XmlToken): void {
    if (token.kind === "close" && token.name === "cellXfs") this.#inStyles = false;
    if (token.kind !== "open") return;
    if (token.name === "cellXfs") this.#inStyles = !token.empty;
    if (token.name === "numFmt") {
      const id = Number(attribute(token.attributes, "numFmtId"));
      if (showsDay(attribute(token.attributes, "formatCode") ?? "")) this.#formats.add(id);
      else this.#formats.delete(id);
    }
    if (this.#inStyles && token.name === "xf") {
      this.#styles.push(this.#formats.has(Number(attribute(token.attributes, "numFmtId"))));
    }
  }

  /** Whether cells of this style show a day. */
  has(style: number): boolean {
    return this.#styles[style] ?? false;
  }
}

/** Whether a format of numbers shows a day: it has a day or a year outside of quotes, brackets and escapes. */
export function showsDay(code: string): boolean {
  let signs = "";
  let until: string | undefined;
  for (let at = 0; at < code.length; at += 1) {
    const sign = code.charAt(at);
    if (until) until = sign === until ? undefined : until;
    else if (sign === '"') until = '"';
    else if (sign === "[") until = "]";
    else if (sign === "\\") at += 1;
    else signs += sign;
  }
  return /[dy]/i.test(signs) && !/general/i.test(signs);
}

/**
 * The text of a number's cell: a day as `YYYY-MM-DD` where its style shows one, else the number with the fifteen figures
 * that a spreadsheet knows, since 17957.6 may be written 17957.599999999999.
 */
export function numberText(written: string, isDay: boolean, system: DateSystem): string {
  const number = Number(written);
  if (written.trim() === "" || !Number.isFinite(number)) return written;
  const day = isDay ? dayOfNumber(number, system) : undefined;
  if (day !== undefined) return day;
  return written.length <= 15 && /^-?[0-9.]+$/.test(written)
    ? written
    : String(Number(number.toPrecision(15)));
}

/** A cell's column from 0, of a reference such as "AB12"; undefined for what is none. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})[0-9]{1,7}$/.exec(reference ?? "")?.[1];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
