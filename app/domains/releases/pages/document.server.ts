import { requireOwnVisit } from "~/platform/own-visit.server";
import type { DocumentFile } from "../commands/look-at-document.server";
import { fileNameOf } from "../document.rules";

// Shared by the addresses of a document's files: of the council, of a provider, and of a page's picture.

/**
 * Lets only a person's own opening of a file or a page's picture through: each is a look that the council reads. Others
 * are led to its page, which is the address one step up.
 */
export function requireLookAtFile(request: Request): void {
  const page = new URL(request.url).pathname.replace(/\/(?:file|picture)$/, "");
  requireOwnVisit(request, { instead: page });
}

/** Whatever a browser makes of it, it is no page of the portal and is kept nowhere. */
const APART = {
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
};

/** The PDF that we made, as a file to download. */
export function documentResponse({ bytes, reference, number }: DocumentFile): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...APART,
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${fileNameOf(reference, number)}"`,
    },
  });
}

/** The picture that we made of a page, for the council's own pages. */
export function pictureResponse(bytes: Buffer): Response {
  return new Response(new Uint8Array(bytes), { headers: { ...APART, "Content-Type": "image/jpeg" } });
}
