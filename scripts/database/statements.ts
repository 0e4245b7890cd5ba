/** One statement of a SQL text, with the comments that stand before it. */
export interface Statement {
  /** Without the comments before it and the semicolon after it. */
  sql: string;
  /** The comments before it, as written. */
  comment: string;
  /** Where it begins, counted from 1. */
  line: number;
}

const OPENERS = /--|\/\*|'|"|\$(?:[A-Za-z_]\w*)?\$|;/g;

/** Where the quoted text, comment or body that begins at `start` ends. */
function endOf(opener: string, sql: string, start: number): number {
  const closing = (mark: string): number => {
    const at = sql.indexOf(mark, start + opener.length);
    return at === -1 ? sql.length : at + mark.length;
  };
  if (opener === "--") return closing("\n");
  if (opener === "/*") return closing("*/");
  if (opener.startsWith("$")) return closing(opener);
  // A doubled quote closes and opens again at once: the same end.
  const end = closing(opener);
  const escapes = opener === "'" && /[^\w]e$/i.test(` ${sql.slice(0, start)}`.slice(-2));
  if (escapes) throw new Error(`A text with escapes (E'…') is not read: ${sql.slice(start - 1, end)}`);
  return end;
}

/**
 * Splits a SQL text at its semicolons, minding quotes, comments and function bodies.
 *
 * @throws for texts with escapes (`E'…'`), which none of our files needs
 */
export function statementsOf(sql: string): Statement[] {
  const found: Statement[] = [];
  let from = 0;
  const take = (to: number): void => {
    const piece = sql.slice(from, to);
    const lead = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(piece)?.[0] ?? "";
    const statement = piece.slice(lead.length).trim();
    if (statement !== "") {
      const line = sql.slice(0, from + lead.length).split("\n").length;
      found.push({ sql: statement, comment: lead.trim(), line });
    }
    from = to + 1;
  };
  OPENERS.lastIndex = 0;
  for (let match = OPENERS.exec(sql); match; match = OPENERS.exec(sql)) {
    const opener = match[0];
    if (opener === ";") take(match.index);
    // A parameter ($1) is no quote, nor is a dollar within a name.
    else if (opener.startsWith("$") && /\w/.test(sql[match.index - 1] ?? ""))
      OPENERS.lastIndex = match.index + 1;
    else OPENERS.lastIndex = endOf(opener, sql, match.index);
  }
  take(sql.length);
  return found;
}
