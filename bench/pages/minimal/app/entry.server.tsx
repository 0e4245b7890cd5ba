import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToString } from "react-dom/server";

/**
 * The minimal page is served twice: streamed, as a new Remix project serves it before anybody changes a thing, and
 * with the stream pared away, which is the least that Remix can cost. Remix's own default file would want a package
 * that nothing else needs.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
): Response | Promise<Response> {
  const page = <RemixServer context={remixContext} url={request.url} />;
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (process.env.BENCH_PARED === "1")
    return new Response(`<!DOCTYPE html>${renderToString(page)}`, { status, headers });
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(page, {
      onShellReady() {
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        pipe(body);
      },
      onShellError: reject,
    });
    setTimeout(abort, 5_000);
  });
}
