import type { RequestHandler } from "express";
import { plainPage } from "./plain-page.ts";

const MEGABYTE = 1_048_576;

/** An address that holds a NUL leads nowhere: no database takes it, so that it is answered before one is asked. */
export function refuseNul(): RequestHandler {
  return (request, response, next) => {
    if (!/%00/.test(request.url)) return next();
    const reference = String(response.locals.requestId);
    plainPage(response, 404, "Page not found", "Check the address, or begin at the start page.", reference);
  };
}

/** Where a document may be sent: ten megabytes, and what the form around it needs. */
const DOCUMENTS =
  /^\/(council\/[^/]+\/referrals\/[^/]+\/documents|(council\/[^/]+|region)\/forums\/[^/]+\/agenda)(\.data)?\/?$/;

/** The most that an address takes. */
function mostFor(path: string): number {
  return DOCUMENTS.test(path) ? 10 * MEGABYTE + 100_000 : MEGABYTE;
}

/** Refuses bodies that are larger than any form here, or that do not say how large they are. */
export function limitBody(): RequestHandler {
  return (request, response, next) => {
    const limit = mostFor(request.path);
    const reference = String(response.locals.requestId);
    if (request.headers["transfer-encoding"] !== undefined) {
      response.set("Connection", "close");
      return plainPage(response, 411, "We could not take that", "Its size was not given.", reference);
    }
    if (Number(request.headers["content-length"] ?? 0) > limit) {
      response.set("Connection", "close");
      return plainPage(
        response,
        413,
        "That is too large",
        `We take at most ${Math.round(limit / MEGABYTE)} MB at a time. Nothing was changed: go back, shorten it and send it again.`,
        reference,
      );
    }
    next();
  };
}
