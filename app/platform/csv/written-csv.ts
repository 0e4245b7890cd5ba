/** A first character that makes a spreadsheet take a cell for a formula, also as wide as Chinese and Japanese write it. */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe63\ufe62\ufe66\ufe6b|%\t\r\n]/;

/** The mark by which spreadsheets know UTF-8: the first character of a file that people open in one. */
export const CSV_MARK = "\ufeff";

/** A text, or a number of the program's own, which is written as it is: "-12" in it is no formula. */
export type CsvCell = string | number;

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens as text: a cell that it would take for a formula gets an apostrophe
 * in front. Begins with the mark of a file.
 */
export function writtenCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `${CSV_MARK}${csvRows(rows)}`;
}

/** The same for a part of a file: each row with its line end, and no mark. */
export function csvRows(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(text: CsvCell): string {
  if (typeof text === "number") return String(text);
  // Also behind blanks and unseen characters, which some spreadsheets skip.
  const plain =
    FORMULA.test(text.replace(/^[\s\p{Cc}\p{Cf}]+/u, "")) || FORMULA.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
