import type { Highs } from "highs";
import type { CountTable } from "../count-table.rules";

/**
 * A reader who attacks published tables, written apart from the code that protects them: every cell and total is a whole
 * number, every sum of the table an equation, and an integer programme says how small and how large each can be.
 */
export interface Attack {
  table: CountTable;
  /** By `row|column`, with `total` where it adds up. */
  shown: Set<string>;
}

const isSmall = (value: number) => value >= 1 && value <= 5;

interface Line {
  whole: string;
  parts: string[];
}

export function linesOf({ rows, columns, totals }: CountTable): Line[] {
  const byRow = (totals === "both" || totals === "rows") && columns.length > 1;
  const byColumn = (totals === "both" || totals === "columns") && rows.length > 1;
  const lines: Line[] = [];
  if (byRow)
    for (const row of rows)
      lines.push({ whole: `${row}|total`, parts: columns.map((column) => `${row}|${column}`) });
  if (byColumn)
    for (const column of columns)
      lines.push({ whole: `total|${column}`, parts: rows.map((row) => `${row}|${column}`) });
  if (byRow && byColumn) {
    lines.push({ whole: "total|total", parts: rows.map((row) => `${row}|total`) });
    lines.push({ whole: "total|total", parts: columns.map((column) => `total|${column}`) });
  }
  return lines;
}

/** Every cell and total that a table prints, with its true value. */
export function valuesOf(table: CountTable): Map<string, number> {
  const values = new Map<string, number>();
  table.rows.forEach((row, i) => {
    table.columns.forEach((column, j) => {
      values.set(`${row}|${column}`, table.counts[i]?.[j] ?? 0);
    });
  });
  for (const { whole, parts } of linesOf(table))
    values.set(
      whole,
      parts.reduce((sum, part) => sum + (values.get(part) ?? 0), 0),
    );
  return values;
}

/**
 * The range of each hidden count of the last table. Counts that all tables hold alike are one unknown: this attacker knows
 * which have stayed what they were.
 *
 * @param knowsRule takes what is hidden for itself for 1 to 5, and nothing hidden for 0
 */
export function attack(highs: Highs, attacks: Attack[], { knowsRule }: { knowsRule: boolean }) {
  const names = new Map<string, string>();
  const bounds = new Map<string, { low: number; high: number }>();
  const equations: string[] = [];
  const unknowns: { key: string; name: string; value: number; version: number }[] = [];
  attacks.forEach(({ table, shown }, version) => {
    const own = new Map<string, string>();
    for (const [key, value] of valuesOf(table)) {
      const shared = `${key}=${value}`;
      const name = names.get(shared) ?? `x${names.size}`;
      names.set(shared, name);
      own.set(key, name);
      const told = shown.has(key);
      const high = isSmall(value) && knowsRule ? 5 : 1_000_000;
      const mine = told ? { low: value, high: value } : { low: knowsRule ? 1 : 0, high };
      const before = bounds.get(name) ?? mine;
      bounds.set(name, { low: Math.max(before.low, mine.low), high: Math.min(before.high, mine.high) });
      if (!told) unknowns.push({ key, name, value, version });
    }
    for (const { whole, parts } of linesOf(table))
      equations.push(`${parts.map((part) => own.get(part)).join(" + ")} - ${own.get(whole)} = 0`);
  });
  const all = [...bounds.keys()];
  const rest = `
Subject To
${equations.length > 0 ? equations.map((equation, at) => `e${at}: ${equation}`).join("\n") : `e0: ${all[0]} >= 0`}
Bounds
${[...bounds].map(([name, { low, high }]) => `${low} <= ${name} <= ${high}`).join("\n")}
Generals
${all.join(" ")}
End`;
  return unknowns.map(({ key, name, value, version }) => {
    const end = (sense: string) => Math.round(highs.solve(`${sense}\no: ${name}${rest}`).ObjectiveValue);
    return { key, value, version, low: end("Minimize"), high: end("Maximize") };
  });
}
