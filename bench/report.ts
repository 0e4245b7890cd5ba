import { readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../scripts/database/folders.ts";

export type Goal = { goal: string; measured: string; met: boolean };

/** Columns under each other; the first to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return [line(head), widths.map((width) => "-".repeat(width)).join("  "), ...rows.map(line)].join("\n");
}

/** A line for each goal: met or missed, and by what. */
export const goalLines = (goals: readonly Goal[]) =>
  goals.map(({ goal, measured, met }) => `${met ? "met    " : "NOT MET"}  ${goal}: ${measured}`).join("\n");

/** What kind of machine it was; nothing that names it. */
function machine(): Record<string, string | number> {
  return {
    cores: cpus().length,
    architecture: process.arch,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    // Five minutes' average, this run included: far above the number of cores, others were at work too.
    load: Math.round((loadavg()[1] ?? 0) * 10) / 10,
  };
}

/** Keeps the run as the baseline that the next one is compared with. */
export async function keepBaseline(bench: string, goals: readonly Goal[], measured: unknown): Promise<void> {
  const path = join(projectFolder, "bench", "baseline.json");
  const text = await readFile(path, "utf8").catch(() => "{}");
  const known = JSON.parse(text) as Record<string, unknown>;
  const date = new Date().toISOString().slice(0, 10);
  const kept = { ...known, [bench]: { date, machine: machine(), goals, measured } };
  // Lists of numbers on one line, as the formatter has them.
  const lines = JSON.stringify(kept, null, 2).replace(/\[[\d\s.,]+\]/g, (list) =>
    list.replace(/\s+/g, " ").replace("[ ", "[").replace(" ]", "]"),
  );
  await writeFile(path, `${lines}\n`);
}
