import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";

/** The folders of a backup of the database. */
export const CLUSTER = "cluster";
export const FILES = "files";
export const ARCHIVE = "homeward.dump";
/** The passwords of the embedded cluster's owner, without which nobody can log in to the copy. */
export const REMEMBERED = "embedded.json";

/** What people have sent, as it lies there; what is arriving is nobody's yet. */
export async function copyFiles(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  await cp(from, to, { recursive: true, filter: (source) => source !== join(from, "arriving") });
}
