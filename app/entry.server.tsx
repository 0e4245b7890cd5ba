import { randomInt } from "node:crypto";
import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "~/platform/log.server";
import { loggedPath } from "~/platform/logged-path";
import { ErrorReferenceContext } from "~/ui/error-reference";
import { NonceContext } from "~/ui/nonce";
import { RefusedPageContext } from "~/ui/refused-page";

const RENDER_LIMIT_MS = 10_000;
const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** References by request: the same one is logged and shown, although the error itself is hidden in production. */
const references = new WeakMap<object, string>();

function newReference(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return `E-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** Writes the cause to the log, once a request. The query is left out: it may hold one-time words. */
function logError(error: unknown, request: Request, owner: object): void {
  const reference = references.get(owner) ?? newReference();
  references.set(owner, reference);
  log.error("page.failed", {
    reference,
    method: request.method,
    path: loggedPath(new URL(request.url).pathname),
    error: error instanceof Error ? error : new Error("not an error"),
  });
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return;
  logError(error, request, context);
};

/** A page that refused a form says so first in its title, which is what a screen reader reads out first. */
function titledForError(body: Buffer): string {
  return body.toString("utf8").replace("<title>", "<title>Error: ");
}

const PRELOAD = '<link rel="modulepreload" ';

/** Remix says no nonce with what it preloads, and the policy refuses it, one message in the console for each. */
function preloadsWithNonce(body: Buffer, nonce: string | undefined): Buffer {
  if (!nonce || !body.includes(PRELOAD)) return body;
  return Buffer.from(body.toString("utf8").replaceAll(PRELOAD, `${PRELOAD}nonce="${nonce}" `));
}

/** The whole page as one body, rendered when everything in it is ready. */
function render(page: React.ReactElement, nonce: string | undefined): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const sink = new Writable({
      write(chunk: Buffer | string, _encoding, done) {
        chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk));
        done();
      },
      final(done) {
        clearTimeout(timer);
        resolve(preloadsWithNonce(Buffer.concat(chunks), nonce));
        done();
      },
    });
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => pipe(sink),
      onShellError: (error) => {
        clearTimeout(timer);
        reject(error);
      },
      onError: (error) => {
        clearTimeout(timer);
        reject(error);
      },
    });
    const timer = setTimeout(abort, RENDER_LIMIT_MS);
  });
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = typeof loadContext.nonce === "string" ? loadContext.nonce : undefined;
  const body = await render(
    <NonceContext.Provider value={nonce}>
      <ErrorReferenceContext.Provider value={references.get(loadContext)}>
        <RefusedPageContext.Provider value={status === 422}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} />
        </RefusedPageContext.Provider>
      </ErrorReferenceContext.Provider>
    </NonceContext.Provider>,
    nonce,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(status === 422 ? titledForError(body) : new Uint8Array(body), { status, headers });
}
