import { keptStream } from "~/platform/files/file-store.server";
import { paperFileName } from "../paper.rules";
import type { PaperFile } from "../queries/find-paper.server";

/** A paper as a file to take: never shown inside the portal's own pages. */
export function paperResponse({ id, title, kind }: PaperFile): Response {
  return new Response(keptStream(id), {
    headers: {
      "Content-Type": kind === "pdf" ? "application/pdf" : "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="${paperFileName(title, kind)}"`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "no-store",
    },
  });
}
