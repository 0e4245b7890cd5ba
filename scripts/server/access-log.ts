import type { RequestHandler } from "express";
import { log } from "../../app/platform/log.server.ts";

/** A path without what could let somebody in: single-use links carry a token as a part of theirs. */
export function loggedPath(path: string): string {
  return path
    .split("/")
    .map((part) =>
      /^[A-Za-z0-9_-]{24,}$/.test(part) && !/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(part) ? ":token" : part,
    )
    .join("/")
    .replace(/[^\s/]+(@|%40)[^\s/]+/gi, ":address")
    .slice(0, 200);
}

/** One line a request: path, status, milliseconds and reference; no query, body or person. */
export function accessLog(): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const path = loggedPath(request.path);
    response.on("finish", () => {
      log.info("request", {
        method: request.method,
        path,
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        requestId: response.locals.requestId,
      });
    });
    next();
  };
}
