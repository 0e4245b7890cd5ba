import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { previewLedger } from "../queries/preview-ledger.server";

/** A folder for the files of a test, and what the portal makes of one. */
export function ledgerFiles() {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ledger-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (content: string | Uint8Array, name = "ledger.csv") => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const preview = async (content: string | Uint8Array, name?: string) => {
    const result = await previewLedger(write(content, name));
    if (!result.ok) throw new Error(result.error.reason);
    return { ...result.value.preview, warnings: result.value.warnings, above: result.value.above };
  };
  const refusal = async (content: string | Uint8Array, name?: string) => {
    const result = await previewLedger(write(content, name));
    return result.ok ? "it was read" : result.error.reason;
  };
  return { write, preview, refusal };
}

export const HEADER = "Supplier id,Supplier Name,Transno,Account,Amount,Pay Date";

/** Lines of invented suppliers, each with another number and £100.01, £100.02 and so on. */
export function lines(count: number, of: (n: number) => string = line): string[] {
  return Array.from({ length: count }, (_, at) => of(at + 1));
}

export function line(
  n: number,
  amount = `${100 + Math.floor(n / 100)}.${String(n % 100).padStart(2, "0")}`,
): string {
  return `${7000 + n},Example Home ${n},V${n},R1,"${amount}",${String((n % 28) + 1).padStart(2, "0")}/03/2026`;
}

export const ledger = (...rows: string[]) => `${[HEADER, ...rows].join("\r\n")}\r\n`;
