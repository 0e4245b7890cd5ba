import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import type { Request, RequestHandler, Response } from "express";
import { patternsWith } from "./route-patterns.ts";

/** Shorter ones are sent as they are. */
const SHORTEST = 1_400;
/** Longer ones are compressed beside what the server does for others. */
const LONGEST = 131_072;

/** Whether what is answered may be compressed at all. */
type May = (response: Response) => boolean;

export type Compressing = {
  /** Compresses every answer that may be. */
  middleware: RequestHandler;
  /** Ends an answer with a page of which all is there. */
  endWith(request: Request, response: Response, page: string): void;
};

/**
 * What a page says of a child is never compressed beside words that came with the request: by how long the answer is,
 * another site could guess them sign by sign. A route says so of itself: `handle = { showsIdentity: true }`.
 */
function mayCompress(build: ServerBuild): May {
  const uncompressed = patternsWith(build.routes, "showsIdentity");
  return (response) => !uncompressed.has(String(response.locals.pattern));
}

/** How a browser that puts none before another is best answered; undefined when it says more than that. */
function encodingFor(accepted: string | undefined): "br" | "gzip" | undefined {
  if (!accepted || /[;*]/.test(accepted)) return undefined;
  const names = accepted
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  return (["br", "gzip"] as const).find((name) => names.includes(name));
}

function compressed(page: Buffer, encoding: "br" | "gzip"): Buffer {
  if (encoding === "gzip") return gzipSync(page);
  // As `compression` has it: more would take longer than it saves on the way.
  return brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}

/** Compression of answers: by a stream, or at once where the whole page is there, which is three times as cheap. */
export function compressing(build: ServerBuild): Compressing {
  const may = mayCompress(build);
  return {
    middleware: compression({
      threshold: SHORTEST,
      filter: (request, response) => may(response as Response) && compression.filter(request, response),
    }),
    endWith(request, response, page) {
      const bytes = Buffer.from(page, "utf8");
      const encoding = may(response) ? encodingFor(request.headers["accept-encoding"]) : undefined;
      if (!encoding || bytes.length < SHORTEST || bytes.length > LONGEST) return void response.end(bytes);
      response.set("Content-Encoding", encoding);
      response.end(compressed(bytes, encoding));
    },
  };
}
