// npm run --silent figures -- --council CODE --measure NAME [--json]
// Prints the series that was imported. Ends with 2 when it was asked wrongly, 1 where there is no such figure, 3 where
// there is no portal.
import { parseArgs } from "node:util";
import { MEASURES, type Measure } from "~/domains/figures/measures.rules";
import {
  type FigureSeries,
  figureSeries,
  type SeriesPoint,
} from "~/domains/figures/queries/figure-series.server";
import { closeDatabase } from "~/platform/database/clients.server";
import { databaseIsThere, exitCodeOf } from "./database/nothing-there";
import { withDatabase } from "./import/database";
import { say } from "./import/progress";

const USAGE = `npm run --silent figures -- --council CODE --measure NAME [--json]

  --council  the council's code, like E08000031, or its name in the statistics; a region's or England's too
  --measure  ${MEASURES.join(", ")}
  --json     one line of JSON on standard output in place of words`;

function asked(): { council: string; measure: Measure; json: boolean } | string {
  try {
    const text = { type: "string" } as const;
    const { values } = parseArgs({ options: { council: text, measure: text, json: { type: "boolean" } } });
    const { council = "", measure = "", json = false } = values;
    if (council.trim() === "") return "--council is missing.";
    const known = MEASURES.find((one) => one === measure);
    return known ? { council, measure: known, json } : `There is no measure "${measure}".`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function inWords({ area, definition, unit, source, series }: FigureSeries): string {
  return [
    `${area.name} (${area.code}): ${definition} (${unit})`,
    ...series.map(line),
    `Source: ${source}. c confidential, z not applicable, x not available, k rounds to zero, low too small, u unreliable.`,
  ].join("\n");
}

function line({
  date,
  part,
  value,
  state,
  percent,
  percentState,
  release,
  flags,
  revisedFrom,
}: SeriesPoint): string {
  const share = percent ?? percentState;
  const before = revisedFrom && ` (revised from ${revisedFrom.value ?? revisedFrom.state})`;
  return `  ${date}  ${part ? `${part.padEnd(24)} ` : ""}${value ?? state}${share === null ? "" : `  ${share}%`}  release ${release}${before ?? ""}${flags.length > 0 ? ` (flagged: ${flags.join(", ")})` : ""}`;
}

try {
  const ask = asked();
  if (typeof ask === "string") {
    say(`${ask}\n\n${USAGE}`);
    process.exitCode = 2;
  } else {
    databaseIsThere("print");
    const found = await withDatabase(() => figureSeries(ask.council, ask.measure).finally(closeDatabase), {
      asItIs: true,
    });
    if (found) process.stdout.write(`${ask.json ? JSON.stringify(found) : inWords(found)}\n`);
    else {
      say(`No figure of ${ask.measure} for "${ask.council}" has been imported.`);
      process.exitCode = 1;
    }
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = exitCodeOf(error);
}
