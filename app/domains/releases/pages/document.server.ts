import type { DocumentFile } from "../commands/look-at-document.server";
import { fileNameOf } from "../document.rules";

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
