import { createReadStream } from "node:fs";
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { env } from "~/platform/env.server";
import { isId } from "~/platform/ids";

/**
 * Files that people send, outside the database in `HOMEWARD_FILES`: one a row, named after its id and nothing else.
 * What is arriving lies beside them until it is known to be wanted.
 */
const DAY = 86_400_000;

function folder(): string {
  return resolve(env().HOMEWARD_FILES);
}

function placeOf(id: string): string {
  if (!isId(id)) throw new Error("A file is named after the id of its row.");
  return join(folder(), id);
}

/** Where uploads are streamed to; made when it is not there. */
export async function arrivals(): Promise<string> {
  const place = join(folder(), "arriving");
  await mkdir(place, { recursive: true, mode: 0o700 });
  // What a process that died had half received; everything else is taken or removed within its request.
  for (const name of await readdir(place)) {
    const found = await stat(join(place, name)).catch(() => undefined);
    if (found && found.mtimeMs < Date.now() - DAY) await rm(join(place, name), { force: true });
  }
  return place;
}

/** Takes an arrived file into the store. */
export async function keepFile(id: string, arrived: string): Promise<void> {
  await chmod(arrived, 0o600);
  await rename(arrived, placeOf(id));
}

export function readKept(id: string): Promise<Buffer> {
  return readFile(placeOf(id));
}

/** Puts other bytes in the place of a file, whole or not at all. */
export async function replaceKept(id: string, bytes: Uint8Array): Promise<void> {
  const beside = join(await arrivals(), `${id}.new`);
  await writeFile(beside, bytes, { mode: 0o600 });
  await rename(beside, placeOf(id));
}

/** A file as the body of an answer. */
export function keptStream(id: string): ReadableStream {
  return Readable.toWeb(createReadStream(placeOf(id))) as ReadableStream;
}

/** Removes a file; nothing happens when it is gone already. */
export async function removeKept(id: string): Promise<void> {
  await rm(placeOf(id), { force: true });
}
