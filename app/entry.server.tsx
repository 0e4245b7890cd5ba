import { randomInt } from "node:crypto";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { signFormKeys } from "~/platform/forms/signed-form-key.server";
import { log } from "~/platform/log.server";
import { isUnchanged } from "~/platform/unchanged.server";
import { asksForScripts } from "~/ui/client-scripts";
import { ErrorReferenceContext } from "~/ui/error-reference";
import { NonceContext } from "~/ui/nonce";
import { RefusedPageContext } from "~/ui/refused-page";

signFormKeys();

const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** References by request: the same one is logged and shown, although the error itself is hidden in production. */
const references = new WeakMap<object, string>();

function newReference(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return `E-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** What was refused is no failure of ours: the access log has its status. */
function isRefusal(error: unknown): boolean {
  if (isRouteErrorResponse(error)) return error.status < 500;
  // What Remix throws when the browser takes back what it asked for, or asks for what no route has.
  return (
    error instanceof Error &&
    /^(No route matches URL|You made a \w+ request to |Invalid request method )/.test(error.message)
  );
}

/** Writes the cause to the log, once a request. The address is left out: it may hold one-time words. */
function logError(error: unknown, request: Request, owner: AppLoadContext): void {
  const reference = references.get(owner) ?? newReference();
  references.set(owner, reference);
  log.error("page.failed", {
    reference,
    method: request.method,
    route: owner.pattern,
    error: error instanceof Error ? error : new Error("not an error"),
  });
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRefusal(error)) return;
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

/** Whether one of the page's routes asks for client scripts (`app/root.tsx` puts them in). */
function hasScripts({ staticHandlerContext, routeModules }: EntryContext): boolean {
  return staticHandlerContext.matches.some(({ route }) => asksForScripts(routeModules[route.id]?.handle));
}

/** The page with what it has to know of its request. */
function pageFor(url: string, status: number, context: EntryContext, loadContext: AppLoadContext) {
  return (
    <NonceContext.Provider value={nonceOf(loadContext)}>
      <ErrorReferenceContext.Provider value={references.get(loadContext)}>
        <RefusedPageContext.Provider value={status === 422}>
          <RemixServer context={context} url={url} nonce={nonceOf(loadContext)} />
        </RefusedPageContext.Provider>
      </ErrorReferenceContext.Provider>
    </NonceContext.Provider>
  );
}

const nonceOf = ({ nonce }: AppLoadContext) => (typeof nonce === "string" ? nonce : undefined);

/**
 * The whole page as one string. Without scripts nothing suspends, so that a stream would only cost: the same page takes
 * less than half of the processor's time this way. The server calls it by itself too (scripts/server/whole-page.ts).
 */
export function wholePage(
  url: string,
  status: number,
  context: EntryContext,
  loadContext: AppLoadContext,
): string {
  return `<!DOCTYPE html>${renderToString(pageFor(url, status, context, loadContext))}`;
}

/**
 * A page with scripts, as one string when all of it is there: Remix sends the data along in a part that suspends; made
 * as a string at once it would be left out, and the page would wait for it for ever.
 */
async function pageWithScripts(
  url: string,
  status: number,
  context: EntryContext,
  loadContext: AppLoadContext,
): Promise<string> {
  const nonce = nonceOf(loadContext);
  const body = new PassThrough();
  const whole = text(body);
  await new Promise<void>((ready, failed) => {
    const { pipe } = renderToPipeableStream(pageFor(url, status, context, loadContext), {
      ...(nonce === undefined ? {} : { nonce }),
      onAllReady: () => {
        pipe(body);
        ready();
      },
      onShellError: failed,
    });
  });
  return preloadsWithNonce(await whole, nonce);
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  // Its loaders have said what it would be made of: a page that whoever asks has already is not drawn again.
  if (status === 200 && isUnchanged(request, headers.get("ETag"), headers.get("Last-Modified")))
    return new Response(null, { status: 304, headers });
  const render = hasScripts(remixContext) ? pageWithScripts : wholePage;
  const body = await render(request.url, status, remixContext, loadContext);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(status === 422 ? titledForError(body) : body, { status, headers });
}
