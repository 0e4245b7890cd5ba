import { existsSync } from "node:fs";
import { type PreviewedLedger, previewLedger } from "~/domains/payments/queries/preview-ledger.server";
import { formatPence } from "~/platform/forms/money";
import type { AskedLedger } from "./asked-ledger";
import { located } from "./located";
import { progress, say } from "./progress";

/**
 * Says what a finance export holds. It needs the file alone and starts no database: no line is kept or compared.
 * @returns the code that the process ends with
 */
export async function previewAsAsked({ file, json, dateSystem }: AskedLedger): Promise<number> {
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
    "Dry run: nothing was saved.",
  ];
  return `${lines.join("\n")}\n`;
}
