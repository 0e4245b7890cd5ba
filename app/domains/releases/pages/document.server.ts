import { keptStream } from "~/platform/files/file-store.server";
import { fileNameOf } from "../document.rules";
import type { DocumentFile } from "../queries/view-documents.server";

/** A document as a file to take: never shown inside the portal's own pages. */
export function documentResponse({ id, kind, reference, number }: DocumentFile): Response {
  return new Response(keptStream(id), {
    headers: {
      "Content-Type": kind === "pdf" ? "application/pdf" : "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileNameOf(reference, number, kind)}"`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "no-store",
    },
  });
}
