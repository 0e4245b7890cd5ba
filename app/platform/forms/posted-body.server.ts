import { createHash } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { data } from "@remix-run/node";
import { newId } from "~/platform/ids";
import { withoutUnseen } from "./clean-text";
import { FORM_LIMITS, fieldNames } from "./field-names";
import { boundaryOf, MalformedBody, type PartEvent, partsOf } from "./multipart.server";

/** The file that a form may carry: in which field, where it is streamed to, and how long it may be. */
export type FileWanted = { field: string; folder: string; most: number };

export type Arrived = {
  path: string;
  bytes: number;
  sha256: string;
  /** What its sender calls it, without folders; only to be shown, never a name of ours. */
  sentAs: string;
};

export type PostedBody = {
  /** Its answers, without characters that nobody typed. */
  form: FormData;
  /** Undefined when none was chosen. What is too large was read to its end and thrown away. */
  file?: Arrived | "too-large";
};

const read = new WeakMap<Request, Promise<PostedBody>>();

/**
 * Reads a posted form, urlencoded or multipart: the one place where a body is taken apart. It is read once a request,
 * however often it is asked for. What is no form of ours is thrown as 400, an answer that is longer than any field
 * takes as 413.
 */
export function postedBody(request: Request, file?: FileWanted): Promise<PostedBody> {
  const known = read.get(request);
  if (known) return known;
  const type = request.headers.get("content-type") ?? "";
  const body = /^multipart\/form-data\b/i.test(type)
    ? multipart(request, boundaryOf(type), file)
    : /^application\/x-www-form-urlencoded\b/i.test(type)
      ? urlencoded(request)
      : Promise.reject(malformed());
  read.set(request, body);
  return body;
}

/** A body of JSON, of which only a page of ours with scripts sends any. Undefined when it is none. */
export async function postedJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(application\/json|text\/plain)\b/i.test(type)) return undefined;
  const text = await wholeText(request);
  try {
    return JSON.parse(text, (_key, value: unknown) =>
      typeof value === "string" ? seen(whole(value)) : value,
    );
  } catch {
    return undefined;
  }
}

/** The text of a body as it came, for keeping it; never longer than any form. */
export async function wholeText(request: Request): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(request)) {
    bytes += chunk.length;
    if (bytes > FORM_LIMITS.total) throw tooLong();
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString("utf8");
}

const malformed = () => data(null, { status: 400 });
const tooLong = () =>
  data(
    {
      message: "One of your answers is too long. Nothing was changed. Go back and shorten it.",
    },
    { status: 413 },
  );

/**
 * No script puts more than a few marks on one letter, and putting thousands in order (`normalize`) takes seconds: the
 * time grows with the square of their number.
 */
const PILED = /(\p{M}{10})\p{M}+/gu;

const seen = (text: string) => withoutUnseen(text).replace(PILED, "$1");

/** JSON can spell half of a character, which no database takes. */
const whole = (text: string) => Buffer.from(text, "utf8").toString("utf8");

/** Takes answers one by one and holds them to what a form may carry. Passwords stay as they were typed. */
function answers() {
  const form = new FormData();
  const isName = fieldNames();
  let total = 0;
  return {
    form,
    name(name: string) {
      if (!isName(name)) throw malformed();
    },
    add(name: string, value: string) {
      const bytes = Buffer.byteLength(value);
      total += bytes;
      if (bytes > FORM_LIMITS.field || total > FORM_LIMITS.total) throw tooLong();
      form.append(name, /password|current/i.test(name) ? value : seen(value));
    },
  };
}

async function urlencoded(request: Request): Promise<PostedBody> {
  const text = await wholeText(request);
  const taken = answers();
  // Counted before it is taken apart: a megabyte of `&` is a million fields.
  let fields = 1;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", at + 1)) {
    fields += 1;
    if (fields > FORM_LIMITS.fields + 1) throw malformed();
  }
  for (const [name, value] of new URLSearchParams(text)) {
    taken.name(name);
    taken.add(name, value);
  }
  return { form: taken.form };
}

async function multipart(
  request: Request,
  boundary: string | undefined,
  wanted: FileWanted | undefined,
): Promise<PostedBody> {
  if (boundary === undefined) throw malformed();
  const taken = answers();
  const arriving = new Arriving(wanted?.most ?? 0);
  let files = 0;
  let name = "";
  let isFile = false;
  let pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const event of partsOf(chunksOf(request), boundary)) {
      if (event.kind === "head") {
        ({ name } = event.head);
        taken.name(name);
        isFile = event.head.fileName !== undefined;
        pieces = [];
        bytes = 0;
        if (isFile !== (name === wanted?.field)) throw malformed();
        if (isFile) files += 1;
        if (files > 1) throw malformed();
        if (isFile && wanted) await arriving.begin(wanted.folder, event.head.fileName ?? "");
      } else if (isFile) await arriving.take(event);
      else if (event.kind === "bytes") {
        bytes += event.bytes.length;
        if (bytes > FORM_LIMITS.field) throw tooLong();
        pieces.push(event.bytes);
      } else taken.add(name, Buffer.concat(pieces).toString("utf8"));
    }
    const file = arriving.whole();
    return file ? { form: taken.form, file } : { form: taken.form };
  } catch (error) {
    await arriving.forget();
    throw error instanceof MalformedBody ? malformed() : error;
  }
}

/** Some browsers send the folders too. */
function nameOf(sentAs: string): string {
  const name = seen(whole(sentAs)).split(/[\\/]/).at(-1) ?? "";
  return (
    [...name.replaceAll("%22", '"').replace(/\s+/g, " ").trim()].slice(0, LONGEST_NAME).join("") || "file"
  );
}

const LONGEST_NAME = 120;

/** A file on its way to the disk, under a name of ours; what is longer than wanted is taken off it at once. */
class Arriving {
  private handle: FileHandle | undefined;
  private path: string | undefined;
  private bytes = 0;
  private tooLarge = false;
  private readonly digest = createHash("sha256");
  private sha256 = "";
  private sentAs = "";

  constructor(private readonly most: number) {}

  async begin(folder: string, sentAs: string): Promise<void> {
    // A field in which nothing was chosen is sent as a file without a name.
    if (sentAs === "") return;
    this.sentAs = nameOf(sentAs);
    this.path = join(folder, newId());
    this.handle = await open(this.path, "wx", 0o600);
  }

  async take(event: PartEvent): Promise<void> {
    if (event.kind === "end") {
      this.sha256 = this.digest.digest("hex");
      await this.close();
    }
    if (event.kind !== "bytes" || !this.handle) return;
    this.bytes += event.bytes.length;
    if (this.bytes > this.most) {
      this.tooLarge = true;
      return this.forget();
    }
    this.digest.update(event.bytes);
    await this.handle.write(event.bytes);
  }

  whole(): Arrived | "too-large" | undefined {
    if (this.tooLarge) return "too-large";
    return this.path
      ? { path: this.path, bytes: this.bytes, sha256: this.sha256, sentAs: this.sentAs }
      : undefined;
  }

  async forget(): Promise<void> {
    await this.close();
    if (this.path) await rm(this.path, { force: true });
    this.path = undefined;
  }

  private async close(): Promise<void> {
    await this.handle?.close();
    this.handle = undefined;
  }
}

/** The body in pieces; what is missing or torn is no form. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = request.body?.getReader();
  if (!reader || request.bodyUsed) throw malformed();
  try {
    for (;;) {
      const piece = await reader.read().catch(() => {
        throw malformed();
      });
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    reader.releaseLock();
  }
}
