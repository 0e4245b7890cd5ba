import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { type PreviewedLedger, previewLedger } from "~/domains/payments/queries/preview-ledger.server";
import { formatPence } from "~/platform/forms/money";
import type { DateSystem } from "~/platform/spreadsheet/day-number";
import { progress, say } from "./progress";

export type AskedLedger = { file: string; json: boolean; dateSystem: DateSystem | undefined };

/** A council's code (unitary authorities, districts of all kinds, counties), or the word in its addresses. */
const CODE = /^E(?:06|07|08|09|10)[0-9]{6}$/;
const SLUG = /^[a-z]+(?:-[a-z]+)*$/;

/** What a command line asks of a council's finance export; undefined when it asks for something else or wrongly. */
export function askedLedger(args: readonly string[]): AskedLedger | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        council: { type: "string" },
        mapping: { type: "string" },
        "date-system": { type: "string" },
        "dry-run": { type: "boolean" },
        json: { type: "boolean" },
      },
    });
    const [what, file = "", ...more] = positionals;
    if (what !== "payments" || file === "" || more.length > 0) return undefined;
    const { council = "", mapping = "auto" } = values;
    if (!CODE.test(council.trim().toUpperCase()) && !SLUG.test(council.trim())) return undefined;
    if (mapping !== "auto" || values["dry-run"] !== true) return undefined;
    const system = values["date-system"];
    if (system !== undefined && system !== "1900" && system !== "1904") return undefined;
    const dateSystem = system === undefined ? undefined : system === "1904" ? 1904 : 1900;
    return { file, json: values.json === true, dateSystem };
  } catch {
    return undefined;
  }
}

/**
 * Says what a finance export holds. It needs the file alone and starts no database: no line is kept or compared.
 * @returns the code that the process ends with
 */
export async function previewAsAsked(
  { file, json, dateSystem }: AskedLedger,
  located: (file: string) => string,
): Promise<number> {
  const path = located(file);
  if (!existsSync(path)) {
    say(`Nothing was read. There is no file ${path}.`);
    return 1;
  }
  const bar = progress("read");
  const result = await previewLedger(path, { onProgress: bar.show, dateSystem });
  bar.end();
  if (!result.ok) {
    say(`Nothing was read. ${result.error.reason}`);
    return 1;
  }
  for (const warning of result.value.warnings) say(warning);
  process.stdout.write(json ? `${JSON.stringify(result.value.preview)}\n` : inWords(result.value));
  return 0;
}

const MOST_TOLD = 20;

function inWords({ preview, above }: PreviewedLedger): string {
  const { mapping, outcomes, rejected, firstDate, lastDate } = preview;
  const counted = Object.entries(outcomes).filter(([, count]) => count > 0);
  const lines = [
    `Header on line ${preview.headerLine}, ${preview.skippedAbove} lines above it`,
    ...above.map((text, at) => `  line ${at + 1}: ${text.slice(0, 100)}`),
    "Columns",
    ...Object.entries(mapping).map(([field, column]) => `  ${field}: ${column}`),
    `${preview.rows} rows, ${formatPence(preview.pence)}, from ${firstDate ?? "no date"} to ${lastDate ?? "no date"}`,
    `${preview.negativeRows} less than nothing, ${preview.rowsWithoutAmount} without an amount, ${preview.identicalRows} repeat an earlier row`,
    counted.map(([outcome, count]) => `${outcome} ${count}`).join(", "),
    ...rejected.slice(0, MOST_TOLD).map(({ line, column, reason }) => `  line ${line}, ${column}: ${reason}`),
    ...(rejected.length > MOST_TOLD
      ? [`  and ${rejected.length - MOST_TOLD} more; --json tells them all`]
      : []),
    "A dry run: nothing was kept.",
  ];
  return `${lines.join("\n")}\n`;
}
