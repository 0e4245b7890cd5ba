import { keptStream } from "~/platform/files/file-store.server";
import { paperFileName } from "../paper.rules";
import { findPaper, type PaperFile } from "../queries/find-paper.server";
import { type Args, type Kind, organiser } from "./organiser.server";

/** A paper as a file to take: never shown inside the portal's own pages. */
export function paperResponse({ id, kind, title }: PaperFile): Response {
  return new Response(keptStream(id), {
    headers: {
      "Content-Type": kind === "pdf" ? "application/pdf" : "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="${paperFileName(title, kind)}"`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "no-store",
    },
  });
}

export async function ownPaper(args: Args, kind: Kind): Promise<Response> {
  const { actor, reference } = await organiser(args, kind);
  return paperResponse(await findPaper(actor, reference, args.params.paper ?? ""));
}

/** For anybody, of a date that is for all. */
export async function publicPaper({ params }: Args): Promise<Response> {
  return paperResponse(await findPaper(undefined, params.reference ?? "", params.paper ?? ""));
}
