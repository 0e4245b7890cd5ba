import { type ImportError, orRefused, type Progress } from "~/platform/csv/import-table.server";
import type { Result } from "~/platform/result";
import type { DateSystem } from "~/platform/spreadsheet/day-number";
import type { LedgerSummary } from "../ledger-content.rules";
import type { LedgerField } from "../ledger-fields.rules";
import { notPaid } from "../ledger-identity.rules";
import type { LedgerLine } from "../ledger-line.rules";
import type { Tally } from "../ledger-tally.rules";
import { headingsOf } from "../propose-mapping.rules";
import { readLedger } from "./read-ledger.server";

/** What a ledger file holds. */
export interface LedgerPreview extends Tally {
  /** The file's name, without its folder. */
  file: string;
  /** The header's row as a spreadsheet counts it, from 1. */
  headerLine: number;
  /** How many rows stand above it. */
  skippedAbove: number;
  /** The heading of the column by field. */
  mapping: Partial<Record<LedgerField, string>>;
}

export interface PreviewedLedger {
  preview: LedgerPreview;
  /** What a person should know before they import it, a sentence each. */
  warnings: string[];
  /** The rows above the header, one string a row. */
  above: string[];
}

/**
 * Reads a ledger file to its end with the mapping that its headings and values propose and says what it holds. It needs
 * the file alone: no supplier is known, so each whole line is `not ours`. A mapping that is not beyond doubt, and a file
 * that is no ledger, are refused with what is missing.
 */
export function previewLedger(
  path: string,
  options: { onProgress?: Progress; dateSystem?: DateSystem } = {},
): Promise<Result<PreviewedLedger, ImportError>> {
  return orRefused(async () => {
    let unpaid = 0;
    const onLine = (_row: number, { texts }: LedgerLine) => {
      if (notPaid(texts.state)) unpaid += 1;
    };
    const read = await readLedger(path, { ...options, onLine });
    const told = unpaid === 0 ? [] : [`Not shown as paid: ${unpaid}. An import refuses these rows.`];
    return {
      preview: previewOf({ ...read, tally: read.tally.tally }),
      warnings: [...read.warnings, ...told],
      above: read.above,
    };
  });
}

/** What was read of a file, as it is told. */
export function previewOf(
  read: Pick<LedgerSummary, "file" | "headerRow" | "above" | "mapping" | "header" | "tally">,
): LedgerPreview {
  const { file, headerRow, above, mapping, header, tally } = read;
  return {
    file,
    headerLine: headerRow,
    skippedAbove: above.length,
    mapping: headingsOf(mapping, header),
    ...tally,
  };
}
