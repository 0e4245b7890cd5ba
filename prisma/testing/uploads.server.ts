import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { arrivals } from "~/platform/files/file-store.server";

/** Gives a test file a folder of its own for what is sent: call it at the top of the file, before its database. */
export function uploadsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "homeward-files-"));
  process.env.HOMEWARD_FILES = folder;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file as a command gets it: it has just arrived. */
export async function arrivedFile(bytes: Buffer | string): Promise<{ path: string; bytes: number }> {
  const path = join(await arrivals(), randomUUID());
  await writeFile(path, bytes);
  return { path, bytes: bytes.length };
}
