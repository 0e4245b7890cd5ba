import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { arrivals } from "~/platform/files/file-store.server";
import { newId } from "~/platform/ids";

/** A file as a command gets it: it has just arrived. */
export async function arrived(sent: string | Buffer): Promise<{ path: string; bytes: number }> {
  const bytes = Buffer.from(sent);
  const path = join(await arrivals(), newId());
  await writeFile(path, bytes);
  return { path, bytes: bytes.length };
}
