import {
  type ConfinedFailed,
  type ConfinedLimits,
  runConfined,
} from "~/platform/files/opening/confined-process.server";
import { scriptCalled } from "~/platform/files/opening/script-called";
import { err, ok, type Result } from "~/platform/result";
import type { DateSystem } from "~/platform/spreadsheet/day-number";
import {
  type LedgerContent,
  type LedgerLook,
  type LedgerMessage,
  type LedgerOrder,
  ledgerMessageSchema,
} from "../ledger-content.rules";
import type { Mapping } from "../propose-mapping.rules";

/** Why a file was not read: in words for whoever sent it, or the process that read it did not end well. */
export type NotRead = { kind: "refused"; reason: string } | { kind: "failed"; why: ConfinedFailed["type"] };

/** Half a million lines take two minutes of a busy core. */
const LIMITS: ConfinedLimits = { milliseconds: 300_000, megabytes: 768, bytes: 320 * 1024 * 1024 };
/** Ten thousand rows that cannot be read are told in one line. */
const LONGEST_LINE = 24 * 1024 * 1024;

type File = { path: string; name: string };

/** The beginning of a file with the columns that it seems to have, read in a process of its own. */
export async function lookApart(file: File): Promise<Result<LedgerLook, NotRead>> {
  let look: LedgerLook | undefined;
  const ended = await asked({ ...file, mapping: null }, (message) => {
    if ("look" in message) look = message.look;
  });
  if (!ended.ok) return ended;
  return look ? ok(look) : err({ kind: "failed", why: "crashed" });
}

/**
 * All of a file by a mapping, read in a process of its own within limits.
 * @param onRows told how many rows have been read
 */
export async function contentApart(
  file: File & { mapping: Mapping },
  onRows?: (rows: number) => void,
): Promise<Result<LedgerContent, NotRead>> {
  const rows: LedgerContent["rows"] = [];
  const suppliers: LedgerContent["suppliers"] = [];
  let end: Omit<LedgerContent, "rows" | "suppliers"> | undefined;
  const ended = await asked(file, (message) => {
    if ("rows" in message) for (const row of message.rows) rows.push(row);
    else if ("suppliers" in message)
      for (const { names, ...one } of message.suppliers) suppliers.push({ ...one, names: new Set(names) });
    else if ("progress" in message) onRows?.(message.progress.rows);
    else if ("end" in message) end = message.end;
  });
  if (!ended.ok) return ended;
  return end ? ok({ ...end, rows, suppliers }) : err({ kind: "failed", why: "crashed" });
}

async function asked(
  order: LedgerOrder & { dateSystem?: DateSystem },
  take: (message: LedgerMessage) => void,
): Promise<Result<null, NotRead>> {
  let refused: string | undefined;
  const line = lines((text) => {
    const message = ledgerMessageSchema.parse(JSON.parse(text));
    if ("refused" in message) refused = message.refused.onPage;
    else take(message);
  });
  const ran = await runConfined(
    scriptCalled("read-ledger"),
    Buffer.from(JSON.stringify(order), "utf8"),
    LIMITS,
    line,
  );
  if (refused !== undefined) return err({ kind: "refused", reason: refused });
  return ran.ok ? ok(null) : err({ kind: "failed", why: ran.error.type });
}

const LINE_END = 0x0a;

/** Gives whole lines on, however they arrive. */
function lines(take: (line: string) => void): (part: Buffer) => void {
  let held: Buffer[] = [];
  let length = 0;
  return (part) => {
    let from = 0;
    for (let at = part.indexOf(LINE_END); at >= 0; at = part.indexOf(LINE_END, from)) {
      take(Buffer.concat([...held, part.subarray(from, at)]).toString("utf8"));
      held = [];
      length = 0;
      from = at + 1;
    }
    const rest = part.subarray(from);
    if (rest.length === 0) return;
    held.push(rest);
    length += rest.length;
    if (length > LONGEST_LINE) throw new Error("A line is longer than any that is expected.");
  };
}
