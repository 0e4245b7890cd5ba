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

/**
 * Where a document may be sent. It may have ten megabytes, of which the page itself tells with all that was typed; what is
 * longer is read and thrown away up to here, and beyond it not read at all.
 */
const DOCUMENTS =
  /^\/(council\/[^/]+\/referrals\/[^/]+\/documents|(council\/[^/]+|region)\/forums\/[^/]+\/agenda)(\.data)?\/?$/;

/** Where a council sends its finance export. */
const LEDGERS = /^\/council\/[^/]+\/payments\/imports\/new(\.data)?\/?$/;

/** The most that is read at an address, and what it says that it takes. */
function mostFor(path: string): { read: number; said: number } {
  if (LEDGERS.test(path)) return { read: 64 * MEGABYTE, said: 50 };
  return DOCUMENTS.test(path) ? { read: 40 * MEGABYTE, said: 10 } : { read: MEGABYTE, said: 1 };
}

/** Refuses bodies that are larger than any form here, or that do not say how large they are. */
export function limitBody(): RequestHandler {
  return (request, response, next) => {
    const { read, said } = mostFor(request.path);
    const reference = String(response.locals.requestId);
    if (request.headers["transfer-encoding"] !== undefined) {
      response.set("Connection", "close");
      return plainPage(response, 411, "We could not take that", "Its size was not given.", reference);
    }
    if (Number(request.headers["content-length"] ?? 0) > read) {
      response.set("Connection", "close");
      return plainPage(
        response,
        413,
        "That is too large",
        `We take at most ${said} MB at a time. Nothing was changed: go back, shorten it and send it again.`,
        reference,
      );
    }
    next();
  };
}
