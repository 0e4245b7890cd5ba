import { requireOwnVisit } from "../own-visit.server";

// What is opened of a document that tells of a child, at the addresses of its file and of the pictures of its pages.

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

/** A PDF that we made, as a file to download. */
export function pdfResponse(bytes: Buffer, fileName: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...APART,
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
}

/** A picture that we made of a page. */
export function pictureResponse(bytes: Buffer): Response {
  return new Response(new Uint8Array(bytes), { headers: { ...APART, "Content-Type": "image/jpeg" } });
}
