import { err, ok, type Result } from "~/platform/result";
import { log } from "../../log.server";
import { scanBytes } from "../scanner.server";
import type { NotOpened } from "./accepted-file";
import type { Opened } from "./opened";
import { type OpenerFailed, openUntrusted } from "./opener.server";

/** So often a process is given one file: what brings it down twice is refused. */
export const MAX_ATTEMPTS = 2;
/** A scanner that does not answer is asked again after this. */
export const SCANNER_PAUSE = 5 * 60_000;

/** A file that somebody sent, as a job has it. */
export type SentFile = {
  /** For the log: what it is, "document", and its id. */
  what: string;
  id: string;
  /** Undefined where its file is missing. */
  bytes: Buffer | undefined;
  /** Counts an attempt on its row before it is made, and says which it is; undefined where there were enough. */
  claimAttempt: () => Promise<number | undefined>;
};

export type OpenedFile = Extract<Opened, { ok: true }> & { attempt: number };

/**
 * Opens a file for the first time: scanned where there is a scanner, then in a process that may die of it, at most twice. Never
 * call it inside a transaction. "waits" where the scanner does not answer; else why it is not taken. Throws after a first
 * attempt that failed, so that the queue tries again.
 */
export async function openSent(file: SentFile): Promise<Result<OpenedFile, NotOpened | "waits">> {
  if (!file.bytes) return err("lost");
  const scanned = await scanBytes(file.bytes);
  if (scanned === "unreachable") {
    log.error("scanner.unreachable", { [file.what]: file.id });
    return err("waits");
  }
  if (scanned === "infected") return err("infected");
  const attempt = await file.claimAttempt();
  // A process that was killed with its worker has had its attempts all the same.
  if (attempt === undefined) return err("gave-up");
  const opened = await openUntrusted(file.bytes);
  if (!opened.ok) return err(afterFailure(file, attempt, opened.error));
  if (!opened.value.ok) return err(opened.value.refusal);
  return ok({ ...opened.value, attempt });
}

/** What becomes of a file after the process with it did not end well: given up, or thrown for another try. */
export function afterFailure(
  { what, id }: Pick<SentFile, "what" | "id">,
  attempt: number,
  { type }: OpenerFailed,
): "gave-up" {
  log.warn(`${what}.not-opened`, { [what]: id, why: type, attempt });
  if (attempt >= MAX_ATTEMPTS) return "gave-up";
  throw new Error(`The process that opened a ${what} did not end well.`);
}
