import { err, ok, type Result } from "~/platform/result";
import { type ConfinedFailed, type ConfinedLimits, runConfined } from "./confined-process.server";
import { orderToOpen, orderToSet, readOpened, readSet } from "./frames";
import type { Opened, PageToSet } from "./opened";
import { openerScript } from "./opener-script";

export type OpenerFailed = ConfinedFailed;
export type OpenerLimits = ConfinedLimits;

export const OPENER_LIMITS: OpenerLimits = { milliseconds: 120_000, megabytes: 768, bytes: 80 * 1024 * 1024 };

/**
 * Opens a file that somebody sent, in a process of its own that knows no secret, has no database and is killed when it
 * takes too long, too much memory or says too much. Never call it inside a transaction.
 */
export async function openUntrusted(
  bytes: Buffer,
  limits: OpenerLimits = OPENER_LIMITS,
): Promise<Result<Opened, OpenerFailed>> {
  return answered(await runOpener(orderToOpen(bytes), limits), readOpened);
}

/** Sets pages into a new PDF that holds nothing else, within the same limits. */
export async function setPages(
  title: string,
  pages: readonly PageToSet[],
  limits: OpenerLimits = OPENER_LIMITS,
): Promise<Result<Buffer, OpenerFailed>> {
  return answered(await runOpener(orderToSet(title, pages), limits), readSet);
}

function answered<T>(
  ran: Result<Buffer, OpenerFailed>,
  read: (answer: Buffer) => T,
): Result<T, OpenerFailed> {
  if (!ran.ok) return ran;
  try {
    return ok(read(ran.value));
  } catch {
    return err({ type: "crashed" });
  }
}

async function runOpener(order: Buffer, limits: OpenerLimits): Promise<Result<Buffer, OpenerFailed>> {
  const parts: Buffer[] = [];
  const ended = await runConfined(openerScript(), order, limits, (part) => parts.push(part));
  return ended.ok ? ok(Buffer.concat(parts)) : ended;
}
