import { randomInt } from "node:crypto";
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { log } from "~/platform/log.server";
import { loggedPath } from "~/platform/logged-path";
import { ErrorReferenceContext } from "~/ui/error-reference";
import { NonceContext } from "~/ui/nonce";
import { RefusedPageContext } from "~/ui/refused-page";

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
function titledForError(body: string): string {
  return body.replace("<title>", "<title>Error: ");
}

const PRELOAD = '<link rel="modulepreload" ';

/** Remix says no nonce with what it preloads, and the policy refuses it, one message in the console for each. */
function preloadsWithNonce(body: string, nonce: string | undefined): string {
  return nonce ? body.replaceAll(PRELOAD, `${PRELOAD}nonce="${nonce}" `) : body;
}

/**
 * The whole page as one string. Nothing here suspends, so that a stream would only cost: the same page takes less than
 * half of the processor's time this way.
 */
function render(page: React.ReactElement, nonce: string | undefined): string {
  return preloadsWithNonce(`<!DOCTYPE html>${renderToString(page)}`, nonce);
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Response {
  const nonce = typeof loadContext.nonce === "string" ? loadContext.nonce : undefined;
  const body = render(
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
  return new Response(status === 422 ? titledForError(body) : body, { status, headers });
}
