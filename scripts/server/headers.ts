import { randomBytes, randomUUID } from "node:crypto";
import type { RequestHandler } from "express";

export type ServerSettings = {
  /** Vite's reloading needs a socket and inline styles; never in production. */
  development: boolean;
  /** People reach the portal by https, whatever a proxy says of one request. */
  secure?: boolean;
};

function contentPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    development ? "connect-src 'self' ws: wss:" : "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** A nonce and a reference for each request, and the headers that every answer carries. */
export function securityHeaders({ development, secure = false }: ServerSettings): RequestHandler {
  return (request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    const requestId = randomUUID().slice(0, 8);
    response.locals.nonce = nonce;
    response.locals.requestId = requestId;
    response.set({
      "Content-Security-Policy": contentPolicy(nonce, development),
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy":
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
      // "no-referrer" would make browsers send "Origin: null" with forms.
      "Referrer-Policy": "same-origin",
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "X-Request-Id": requestId,
    });
    if (secure || request.secure)
      response.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    next();
  };
}
