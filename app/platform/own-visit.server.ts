import { data, redirect } from "@remix-run/node";

/**
 * How a page was asked for, by what the browser says of it:
 * - `person`: somebody pressed a link or a button of the portal. A browser that says nothing is taken for one.
 * - `typed`: an address that was typed, a bookmark, a link in a mail program.
 * - `foreign`: another site leads here, with or without a person who knows.
 * - `ahead`: fetched before anybody looks, or no GET at all.
 */
export type Visit = "person" | "typed" | "foreign" | "ahead";

const AHEAD = ["sec-purpose", "purpose", "x-purpose", "x-moz"];

export function visitOf({ method, headers }: Request): Visit {
  if (method !== "GET") return "ahead";
  if (AHEAD.some((name) => /prefetch|prerender|preview/i.test(headers.get(name) ?? ""))) return "ahead";
  const site = headers.get("sec-fetch-site");
  if (site === null || site === "same-origin") return "person";
  if (site !== "none") return "foreign";
  // A browser that opens its tabs of yesterday says "none" as well, and says that no person did it.
  return headers.get("sec-fetch-user") === "?1" ? "typed" : "foreign";
}

/** Whether the visit counts as reading something that is no secret: a person came, from the portal or by an address. */
export function countsAsReading(request: Request): boolean {
  const visit = visitOf(request);
  return visit === "person" || visit === "typed";
}

/**
 * Lets a visit through that may be noted as somebody's look. Whatever is fetched ahead is refused (503, which no browser
 * keeps); a visit from another site gets a page with a link to this one, and so does a typed address unless `typed` says
 * that it counts; a file, which can ask nothing, leads to the page `instead`. Thrown otherwise, before anything is opened.
 */
export function requireOwnVisit(
  request: Request,
  { typed = "ask", instead }: { typed?: "ask" | "counts"; instead?: string } = {},
): void {
  const visit = visitOf(request);
  if (visit === "person" || (visit === "typed" && typed === "counts")) return;
  if (visit === "ahead") {
    const next = "Open the page yourself. We record each time it is opened.";
    throw data({ message: "This page cannot be loaded in advance.", next }, { status: 503 });
  }
  if (instead !== undefined) throw redirect(instead);
  const { pathname, search } = new URL(request.url);
  throw data({ show: `${pathname}${search}` }, { status: 200 });
}
