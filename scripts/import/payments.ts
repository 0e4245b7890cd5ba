import { existsSync } from "node:fs";
import type { ImportedLedger } from "~/domains/payments/commands/import-payments.server";
import { type LedgerPreview, previewLedger } from "~/domains/payments/queries/preview-ledger.server";
import { formatPence } from "~/platform/forms/money";
import type { AskedLedger } from "./asked-ledger";
import { located } from "./located";
import { progress, say } from "./progress";

/**
 * Says what a finance export holds, or brings it in. A look needs the file alone and starts no database: no line is kept or
 * compared.
 * @returns the code that the process ends with
 */
export async function ledgerAsAsked(asked: AskedLedger): Promise<number> {
  const path = located(asked.file);
  if (!existsSync(path)) {
    say(`Nothing was read. There is no file ${path}.`);
    return 1;
  }
  return asked.write ? imported(path, asked, asked.write) : previewed(path, asked);
}

async function previewed(path: string, { json, dateSystem }: AskedLedger): Promise<number> {
  const bar = progress("read");
  const result = await previewLedger(path, { onProgress: bar.show, dateSystem });
  bar.end();
  if (!result.ok) {
    say(`Nothing was read. ${result.error.reason}`);
    return 1;
  }
  const { preview, warnings, above } = result.value;
  for (const warning of warnings) say(warning);
  process.stdout.write(
    json ? `${JSON.stringify(preview)}\n` : inWords(preview, above, "Dry run: nothing was saved."),
  );
  return 0;
}

/** A hundred thousand rows take longer than a page may. */
const TRANSACTION_SECONDS = "900";

async function imported(
  path: string,
  { json, dateSystem }: AskedLedger,
  write: NonNullable<AskedLedger["write"]>,
): Promise<number> {
  process.env.HOMEWARD_TRANSACTION_SECONDS ??= TRANSACTION_SECONDS;
  const { withDatabase } = await import("./database");
  const { closeDatabase } = await import("~/platform/database/clients.server");
  const { importPayments } = await import("~/domains/payments/commands/import-payments.server");
  const bar = progress("read");
  const work = () => importPayments(path, { ...write, dateSystem, onProgress: bar.show });
  try {
    const result = await withDatabase(() => work().finally(closeDatabase));
    bar.end();
    if (!result.ok) {
      say(`Nothing was imported. ${result.error.reason}`);
      return 1;
    }
    const { imported: told, warnings } = result.value;
    for (const warning of warnings) say(warning);
    process.stdout.write(json ? `${JSON.stringify(told)}\n` : inWords(told, [], endOf(told)));
    return 0;
  } catch (error) {
    bar.end();
    say(`Nothing was imported. ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

function endOf({ batch, written, withdrawn }: ImportedLedger): string {
  if (!written) return `Nothing was saved: this file was imported before, as import ${batch}.`;
  return `Import ${batch} saved.${withdrawn === 0 ? "" : ` Withdrawn: ${withdrawn}.`}`;
}

const MOST_TOLD = 20;

function inWords(preview: LedgerPreview, above: readonly string[], end: string): string {
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
    end,
  ];
  return `${lines.join("\n")}\n`;
}
