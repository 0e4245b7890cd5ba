import type { Request, RequestHandler } from "express";
import { plainPage } from "./plain-page.ts";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** What a browser says about where a request comes from. */
export type Provenance = {
  /** Origins that are this portal: as it was asked for, and as it is configured. */
  own: readonly string[];
  origin?: string | undefined;
  fetchSite?: string | undefined;
  referer?: string | undefined;
};

function originOf(address: string): string | undefined {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
}

/**
 * Whether a request that changes something was sent by a page of this portal. Everything that the
 * browser says must agree; when it says nothing at all, only a page of our own as referrer will do.
 */
export function isOwn({ own, origin, fetchSite, referer }: Provenance): boolean {
  if (fetchSite !== undefined && fetchSite !== "same-origin") return false;
  if (origin !== undefined) return own.includes(origin);
  if (fetchSite !== undefined) return true;
  const from = referer === undefined ? undefined : originOf(referer);
  return from !== undefined && own.includes(from);
}

function provenance(request: Request, configured: string | undefined): Provenance {
  const asked = `${request.protocol}://${request.get("host") ?? ""}`;
  return {
    own: configured ? [asked, configured] : [asked],
    origin: request.get("origin"),
    fetchSite: request.get("sec-fetch-site"),
    referer: request.get("referer"),
  };
}

/**
 * Refuses what another site makes somebody's browser send. To the addresses of `fromOutside` (patterns of routes that
 * say so of themselves, `handle = { fromOutside: true }`) a program may send that is no browser: what is in the address
 * is all that it proves, and no session.
 */
export function refuseForeign(
  publicUrl: string | undefined,
  fromOutside: ReadonlySet<string> = new Set(),
): RequestHandler {
  const configured = publicUrl ? originOf(publicUrl) : undefined;
  return (request, response, next) => {
    if (READS.has(request.method)) return next();
    const from = provenance(request, configured);
    const isBrowser = from.origin !== undefined || from.fetchSite !== undefined;
    if (!isBrowser && fromOutside.has(String(response.locals.pattern))) {
      delete request.headers.cookie;
      return next();
    }
    if (isOwn(from)) {
      // Remix compares origin and host once more; behind a proxy that changes the host, ours is the one we accepted.
      const origin = request.get("origin");
      if (origin) request.headers["x-forwarded-host"] = new URL(origin).host;
      return next();
    }
    plainPage(
      response,
      403,
      "We did not accept that",
      "What you sent did not come from a page of Homeward, so nothing was changed. Open the page here and try again.",
      String(response.locals.requestId),
    );
  };
}
