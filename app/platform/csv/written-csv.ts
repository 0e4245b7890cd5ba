/** A first character that makes a spreadsheet take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * Rows as CSV (RFC 4180) that a spreadsheet opens as text: a cell that it would take for a formula gets an apostrophe
 * in front. Begins with the mark by which spreadsheets know UTF-8.
 */
export function writtenCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(text: string): string {
  // Also behind blanks, which some spreadsheets skip.
  const plain = FORMULA.test(text.trimStart()) || FORMULA.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
