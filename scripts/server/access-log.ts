import type { RequestHandler } from "express";
import { log } from "../../app/platform/log.server.ts";
import { loggedPath } from "../../app/platform/logged-path.ts";

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
