import { requireOwnVisit } from "~/platform/own-visit.server";

/** Lets only a person's own opening of a page of stage 1 or 2 through: each is a look that the council reads. */
export function requireLook(request: Request): void {
  requireOwnVisit(request);
}

/** The same for a file or a picture of a page, which is the address one step up. */
export function requireLookAtFile(request: Request): void {
  const page = new URL(request.url).pathname.replace(/\/(?:file|picture)$/, "");
  requireOwnVisit(request, { instead: page });
}
