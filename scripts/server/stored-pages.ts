import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, RequestHandler, Response } from "express";
import { log } from "../../app/platform/log.server.ts";
import { isUnchanged } from "../../app/platform/unchanged.server.ts";

const MEGABYTE = 1 << 20;
/** What is kept of all pages together; the longest not asked for goes first. */
const MOST = 32 * MEGABYTE;
/** The headers of a page that go with its bytes; all others are made for each request. */
const OWN = ["Content-Type", "Cache-Control", "ETag", "Last-Modified"] as const;

type Stored = {
  headers: Partial<Record<(typeof OWN)[number], string>>;
  plain: Buffer;
  gzip: Buffer;
  br: Buffer;
};
const sizeOf = ({ plain, gzip: zipped, br }: Stored) => plain.length + zipped.length + br.length;

/**
 * Pages that are the same for everybody until something is published: drawn once by Remix, then given as bytes, compressed
 * beforehand. A route asks for it by its handle, and its answer by "Cache-Control: public" and an ETag.
 *
 * What is given is never older than the request: each asks whether the stamp is still the same. Those that come while one is
 * asking share the next question.
 */
export function storedPages(stamp: () => Promise<string>, patterns: ReadonlySet<string>) {
  const pages = new Map<string, Stored>();
  let size = 0;
  let of: string | undefined;
  const current = sharing(stamp);

  function forget(): void {
    pages.clear();
    size = 0;
  }

  function put(path: string, page: Stored): void {
    take(path);
    pages.set(path, page);
    size += sizeOf(page);
    for (const oldest of pages.keys()) {
      if (size <= MOST) return;
      take(oldest);
    }
  }

  /** Takes a page out, to be put back last or not at all. */
  function take(path: string): Stored | undefined {
    const page = pages.get(path);
    if (page && pages.delete(path)) size -= sizeOf(page);
    return page;
  }

  const give: RequestHandler = async (request, response, next) => {
    if (!patterns.has(String(response.locals.pattern)) || !isPlainRead(request)) return next();
    try {
      const now = await current();
      if (now !== of) forget();
      of = now;
      const page = take(request.path);
      if (page) {
        put(request.path, page);
        return send(request, response, page);
      }
      response.locals.storedAs = { path: request.path, stamp: now };
    } catch (error) {
      // The page itself says what is wrong.
      log.warn("stored-pages.no-stamp", { error: error instanceof Error ? error : new Error("unknown") });
    }
    next();
  };

  const keep: RequestHandler = (request, response, next) => {
    const asked = response.locals.storedAs as { path: string; stamp: string } | undefined;
    if (!asked || request.method !== "GET") return next();
    const chunks: Buffer[] = [];
    collect(response, chunks);
    response.on("finish", () => {
      const headers = publicHeaders(response);
      if (!headers) return;
      void compressed(Buffer.concat(chunks), headers)
        // Drawn before it was published what it would be drawn of now: not kept.
        .then((page) => (asked.stamp === of ? put(asked.path, page) : undefined))
        .catch((error: unknown) => log.warn("stored-pages.not-kept", { error: error as Error }));
    });
    next();
  };

  return { give, keep };
}

/** One question at a time: whoever asks while it is on its way shares the next, which is asked after all of them. */
function sharing<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> | undefined;
  let next: Promise<T> | undefined;
  const begin = (): Promise<T> => {
    next = undefined;
    const asking = ask();
    const done = asking.then(
      () => undefined,
      () => undefined,
    );
    running = done;
    void done.then(() => {
      if (running === done) running = undefined;
    });
    return asking;
  };
  return () => {
    if (!running) return begin();
    next ??= running.then(begin);
    return next;
  };
}

/** Nothing in the request but its address says what the answer is. */
const isPlainRead = ({ method, originalUrl }: Request) =>
  (method === "GET" || method === "HEAD") && !originalUrl.includes("?");

/** What the answer says of itself, where everybody may have it. */
function publicHeaders(response: Response): Stored["headers"] | undefined {
  const said = (name: string) => String(response.getHeader(name) ?? "");
  const isPublic = response.statusCode === 200 && said("Cache-Control").startsWith("public") && said("ETag");
  if (!isPublic || response.hasHeader("Set-Cookie")) return undefined;
  return Object.fromEntries(OWN.flatMap((name) => (said(name) ? [[name, said(name)]] : [])));
}

/** Also puts what is written by and by into `chunks`, as it is before it is compressed. */
function collect(response: Response, chunks: Buffer[]): void {
  const seen = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string") chunks.push(Buffer.from(chunk, encoding as BufferEncoding));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const watched = <F extends (...given: never[]) => unknown>(write: F): F =>
    new Proxy(write, {
      apply(target, self, given: unknown[]) {
        seen(given[0], typeof given[1] === "string" ? given[1] : "utf8");
        return Reflect.apply(target, self, given);
      },
    });
  response.write = watched(response.write);
  response.end = watched(response.end);
}

async function compressed(plain: Buffer, headers: Stored["headers"]): Promise<Stored> {
  const [zipped, br] = await Promise.all([
    promisify(gzip)(plain, { level: 9 }),
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
  ]);
  return { headers, plain, gzip: zipped, br };
}

function send(request: Request, response: Response, page: Stored): void {
  const { headers } = page;
  response.set(headers);
  response.vary("Accept-Encoding");
  const asked = { method: request.method, headers: { get: (name: string) => request.get(name) ?? null } };
  if (isUnchanged(asked, headers.ETag ?? null, headers["Last-Modified"] ?? null)) {
    response.removeHeader("Content-Type");
    return void response.status(304).end();
  }
  const takes = request.acceptsEncodings();
  const encoding = takes.includes("br") ? "br" : takes.includes("gzip") ? "gzip" : undefined;
  const body = encoding ? page[encoding] : page.plain;
  if (encoding) response.set("Content-Encoding", encoding);
  response.set("Content-Length", String(body.length));
  response.end(request.method === "HEAD" ? undefined : body);
}
