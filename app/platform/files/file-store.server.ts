import { chmod, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { env } from "~/platform/env.server";
import { isId } from "~/platform/ids";

/**
 * Files of rows, outside the database in `HOMEWARD_FILES`: named after the id of the row and, where a row has several,
 * the part that each is. What is arriving lies beside them until it is known to be wanted.
 */
const DAY = 86_400_000;

function folder(): string {
  return resolve(env().HOMEWARD_FILES);
}

/** The files that a row may have beside the one that bears its name alone. */
export const FILE_PARTS = ["original", "pages", "made"] as const;
export type FilePart = (typeof FILE_PARTS)[number];

function placeOf(id: string, part?: FilePart): string {
  if (!isId(id)) throw new Error("A file is named after the id of its row.");
  return join(folder(), part ? `${id}.${part}` : id);
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
export async function keepFile(id: string, part: FilePart, arrived: string): Promise<void> {
  await chmod(arrived, 0o600);
  await rename(arrived, placeOf(id, part));
}

/** Keeps bytes as the file of a row, in the place of what was there, whole or not at all. */
export async function keepBytes(id: string, part: FilePart | undefined, bytes: Uint8Array): Promise<void> {
  const beside = join(await arrivals(), `${id}.${part ?? "whole"}.new`);
  await writeFile(beside, bytes, { mode: 0o600 });
  await rename(beside, placeOf(id, part));
}

/** Where a file of a row lies, for a process that opens it and knows nothing else. */
export function keptPath(id: string, part: FilePart): string {
  return placeOf(id, part);
}

/** A file of a row; undefined when there is none. */
export async function readKept(id: string, part?: FilePart): Promise<Buffer | undefined> {
  return readFile(placeOf(id, part)).catch(absent);
}

/** How many bytes a file of a row has; undefined when there is none. */
export async function sizeOfKept(id: string, part: FilePart): Promise<number | undefined> {
  return (await stat(placeOf(id, part)).catch(absent))?.size;
}

/** A file of a row as the body of an answer; undefined when there is none. */
export async function keptStream(id: string, part: FilePart): Promise<ReadableStream | undefined> {
  const file = await open(placeOf(id, part)).catch(absent);
  return file && (Readable.toWeb(file.createReadStream()) as ReadableStream);
}

function absent(error: unknown): undefined {
  if ((error as { code?: string }).code === "ENOENT") return undefined;
  throw error;
}

/** Removes every file of a row; nothing happens when they are gone already. */
export async function removeKept(id: string): Promise<void> {
  for (const part of [undefined, ...FILE_PARTS]) await rm(placeOf(id, part), { force: true });
}

/** Removes one file of a row. */
export async function removePart(id: string, part: FilePart | undefined): Promise<void> {
  await rm(placeOf(id, part), { force: true });
}
