import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { takeInHand } from "../../app/platform/event-loop.server.ts";
import { log } from "../../app/platform/log.server.ts";
import { leafOf, patternToShow } from "./route-patterns.ts";

/**
 * Says which route a request is for (`response.locals.leaf` and how it is spelt, `response.locals.pattern`), and what is
 * in hand while it is answered.
 */
export function knowRoute(build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
  return async (request, response, next) => {
    const { routes } = typeof build === "function" ? await build() : build;
    const leaf = leafOf(routes, request.originalUrl);
    const pattern = patternToShow(leaf);
    response.locals.leaf = leaf?.id;
    response.locals.pattern = pattern;
    response.on(
      "close",
      takeInHand(() => `${request.method} ${pattern}`),
    );
    next();
  };
}

/** One line a request: the route's pattern, status, milliseconds and reference; no path, query, body or person. */
export function accessLog(): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.on("finish", () => {
      log.info("request", {
        method: request.method,
        route: response.locals.pattern,
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        requestId: response.locals.requestId,
      });
    });
    next();
  };
}
