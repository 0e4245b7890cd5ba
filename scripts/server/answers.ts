import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Response as Answer, Request as Asked, RequestHandler } from "express";
import { type Asked as AskedLoaders, cutTo } from "./leaf-cut.ts";
import { pathOf } from "./leaf-finder.ts";
import { type WholePage, wholePageOf } from "./whole-page.ts";

type Leaf = { remix: RequestHandler; page: WholePage | undefined };

/** What loaders and the page are told of a request; the same object however often it is asked for. */
function contextOf(request: Asked, response: Answer): AppLoadContext {
  const { locals } = response;
  locals.context ??= {
    nonce: String(locals.nonce),
    requestId: String(locals.requestId),
    address: request.ip ?? "unknown",
    pattern: String(locals.pattern),
  };
  return locals.context as AppLoadContext;
}

const remixsAnswer = (build: ServerBuild | (() => Promise<ServerBuild>), mode: string): RequestHandler =>
  createRequestHandler({ build, mode, getLoadContext: contextOf });

/** While developing: the whole build, made anew when a file has changed. */
export const answersWhileDeveloping = (build: () => Promise<ServerBuild>): RequestHandler =>
  remixsAnswer(build, "development");

/** A GET as Remix's own server hands it to the app, but without a signal for when the sender goes away. */
function requestOf(request: Asked): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    for (const one of Array.isArray(value) ? value : value ? [value] : []) headers.append(name, one);
  const port = [request.get("X-Forwarded-Host"), request.get("host")]
    .map((host) => Number.parseInt(host?.split(":")[1] ?? "", 10))
    .find((one) => Number.isSafeInteger(one));
  const host = port === undefined ? request.hostname : `${request.hostname}:${port}`;
  return new Request(new URL(`${request.protocol}://${host}${request.originalUrl}`), { headers });
}

/**
 * Answers each request by the part of the build that its leaf needs (`response.locals.leaf`), made when it is first
 * asked for: there are at most as many as routes. `/__manifest`, by which a browser with scripts asks about other
 * pages, and an address of no route go to the whole build.
 */
export function answersByLeaf(build: ServerBuild): RequestHandler {
  const whole = remixsAnswer(build, "production");
  const asked: AskedLoaders = new WeakMap();
  const leaves = new Map<string, Leaf>();
  const leafOf = (id: string): Leaf => {
    const known = leaves.get(id);
    if (known) return known;
    const cut = cutTo(build, id, asked);
    const made = { remix: remixsAnswer(cut, "production"), page: wholePageOf(cut, id, asked) };
    leaves.set(id, made);
    return made;
  };
  return async (request, response, next) => {
    const id: unknown = response.locals.leaf;
    const { pathname, data } = pathOf(request.originalUrl);
    if (typeof id !== "string" || pathname === "/__manifest") return whole(request, response, next);
    const leaf = leafOf(id);
    if (leaf.page && request.method === "GET" && !data) {
      const make = await leaf.page(requestOf(request), contextOf(request, response));
      // Whoever asked has gone away: nobody would see the page.
      if (response.closed) return;
      const body = make?.();
      if (body !== undefined) {
        response.set("Content-Type", "text/html; charset=utf-8");
        return void response.end(body);
      }
    }
    return leaf.remix(request, response, next);
  };
}
