// Where the process with the keys listens: a place that only whoever started the portal can come near.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A socket in a folder of its own, which goes with the portal; the path stays short, as systems want it. Windows has
 * pipes with names instead, which nobody guesses.
 * @param {(() => Promise<void>)[]} running
 */
export function keysAt(running) {
  if (process.platform === "win32") return `\\\\.\\pipe\\homeward-${randomBytes(16).toString("hex")}`;
  const folder = mkdtempSync(join(tmpdir(), "homeward-"));
  running.push(async () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "keys");
}
