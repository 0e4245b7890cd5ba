import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";

type RefusedCode = "busy" | "date-system" | "columns";

/** A file that cannot be read as a table, said in words for the person who chose it. */
export class RefusedFile extends Error {
  override name = "RefusedFile";
  /** The same for somebody who sent it through a page, and for the command line where that says what to type. */
  readonly onPage: string;
  /** `busy` is over by itself; `date-system` and `columns` are answered by a person. */
  readonly code: RefusedCode | undefined;

  constructor(message: string, { onPage, code }: { onPage?: string; code?: RefusedCode } = {}) {
    super(message);
    this.onPage = onPage ?? message;
    this.code = code;
  }
}

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface TextFile {
  /** The encoding that every byte of the file agrees with. */
  encoding: TextEncoding;
  /** Size on disk, in bytes (compressed, for a .gz). */
  size: number;
  gzip: boolean;
  /** The decoded text in pieces, without its byte order mark. May be called more than once. */
  text(onBytes?: (read: number) => void): AsyncIterable<string>;
}

const SIGNATURES: ReadonlyArray<readonly [bytes: readonly number[], what: string]> = [
  [[0x25, 0x50, 0x44, 0x46], "a PDF"],
  [[0x50, 0x4b, 0x03, 0x04], "a spreadsheet or a zip archive"],
  [[0x50, 0x4b, 0x05, 0x06], "an empty zip archive"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Excel or Word document"],
  [[0x89, 0x50, 0x4e, 0x47], "a picture"],
  [[0xff, 0xd8, 0xff], "a picture"],
  [[0x47, 0x49, 0x46, 0x38], "a picture"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "a word-processor document"],
];

/**
 * Opens a table of text for reading as a stream, plain or gzipped, after finding its encoding.
 * The whole file is looked at once first: a single Windows-1252 letter may stand in the last row.
 * @param maxBytes a larger file is refused, packed or unpacked
 * @throws {RefusedFile} when the file is missing, empty, too large, or something other than text.
 */
export async function openTextFile(path: string, maxBytes = Number.POSITIVE_INFINITY): Promise<TextFile> {
  const info = await stat(path).catch(() => null);
  if (!info) throw new RefusedFile(`There is no file at ${path}.`);
  if (!info.isFile()) throw new RefusedFile(`${path} is a folder, not a file.`);
  if (info.size === 0) throw new RefusedFile("The file is empty.");
  if (info.size > maxBytes) throw tooLarge(maxBytes);
  const gzip = startsWith(await firstBytes(path), [0x1f, 0x8b]);
  const encoding = await findEncoding(chunksOf(path, gzip), maxBytes);
  return {
    encoding,
    size: info.size,
    gzip,
    text: (onBytes) => decode(chunksOf(path, gzip, onBytes), encoding),
  };
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const buffer = new Uint8Array(8);
    const { bytesRead } = await handle.read(buffer, 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function* chunksOf(
  path: string,
  gzip: boolean,
  onBytes?: (read: number) => void,
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  let read = 0;
  if (onBytes) {
    file.on("data", (chunk) => {
      read += chunk.length;
      onBytes(read);
    });
  }
  const bytes: Readable = gzip ? pipeline(file, createGunzip(), () => undefined) : file;
  try {
    for await (const chunk of bytes) yield chunk as Uint8Array;
  } catch (error) {
    if (gzip) throw new RefusedFile("The compressed file is damaged or cut short: fetch it again.");
    throw error;
  } finally {
    file.destroy();
  }
}

const tooLarge = (maxBytes: number) =>
  new RefusedFile(`The file is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`);

async function findEncoding(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<TextEncoding> {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let utf8 = true;
  let first = true;
  let seen = 0;
  let wide: TextEncoding | null = null;
  for await (const chunk of chunks) {
    if (first) {
      first = false;
      wide = wideEncoding(chunk);
      if (!wide) refuseKnownKinds(chunk);
    }
    seen += chunk.length;
    if (seen > maxBytes) throw tooLarge(maxBytes);
    if (wide) continue;
    // Text has no zero bytes in an 8-bit encoding; UTF-16 without its mark is told from other binary by
    // where the zeros stand.
    if (chunk.includes(0)) {
      wide = seen === chunk.length ? unmarkedWide(chunk) : null;
      if (wide) continue;
      throw new RefusedFile("The file is not text: save it as CSV and try again.");
    }
    if (utf8) {
      try {
        strict.decode(chunk, { stream: true });
      } catch {
        utf8 = false;
      }
    }
  }
  if (seen === 0) throw new RefusedFile("The file is empty.");
  if (wide) return wide;
  if (utf8) {
    try {
      strict.decode();
    } catch {
      utf8 = false;
    }
  }
  return utf8 ? "utf-8" : "windows-1252";
}

function wideEncoding(chunk: Uint8Array): TextEncoding | null {
  if (startsWith(chunk, [0xff, 0xfe])) return "utf-16le";
  if (startsWith(chunk, [0xfe, 0xff])) return "utf-16be";
  return null;
}

function unmarkedWide(chunk: Uint8Array): TextEncoding | null {
  const length = Math.min(chunk.length, 400);
  let odd = 0;
  let even = 0;
  for (let i = 0; i < length; i += 1) {
    if (chunk[i] !== 0) continue;
    if (i % 2 === 1) odd += 1;
    else even += 1;
  }
  if (odd > length * 0.35 && even === 0) return "utf-16le";
  if (even > length * 0.35 && odd === 0) return "utf-16be";
  return null;
}

function refuseKnownKinds(chunk: Uint8Array): void {
  for (const [bytes, what] of SIGNATURES) {
    if (startsWith(chunk, bytes)) {
      throw new RefusedFile(`The file is ${what}, not a CSV: open it and save the sheet as CSV.`);
    }
  }
  const start = new TextDecoder("windows-1252")
    .decode(chunk.subarray(0, 400))
    .replace(/^[\s\u00ef\u00bb\u00bf]+/, "")
    .toLowerCase();
  if (/^(<!doctype|<html|<head|<body|<\?xml|<!--)/.test(start)) {
    throw new RefusedFile(
      "The file is a web page, not a CSV: download the file itself from the publisher's page.",
    );
  }
  if (/^[{[]\s*["{[]/.test(start)) throw new RefusedFile("The file is JSON, not a CSV.");
}

async function* decode(chunks: AsyncIterable<Uint8Array>, encoding: TextEncoding): AsyncGenerator<string> {
  // The decoder drops the byte order mark itself (ignoreBOM is false).
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

function startsWith(chunk: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => chunk[index] === byte);
}
