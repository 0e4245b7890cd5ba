import { data } from "@remix-run/node";

/**
 * Lets only a person's own opening of a page through: a page that a browser fetches ahead would be told to nobody, and
 * shown later without a look. Thrown otherwise: 503, which no browser keeps.
 */
export function requireLook(request: Request): void {
  if (request.method === "GET" && !request.headers.has("Sec-Purpose")) return;
  const next = "Open the page yourself. Each look at it is noted.";
  throw data({ message: "This page is not given out ahead of somebody who looks.", next }, { status: 503 });
}
