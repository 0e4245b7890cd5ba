import type { Actor } from "~/domains/access/actor";
import { paperFileName } from "../paper.rules";
import { takePaper } from "../queries/find-paper.server";

// Shared by the addresses of a paper: of its organiser, of providers and of the public.

/** A paper as a file to take: never shown inside the portal's own pages. */
export async function paperResponse(
  actor: Actor | undefined,
  reference: string,
  paperId: string,
): Promise<Response> {
  const { title, made } = await takePaper(actor, reference, paperId);
  return new Response(made, {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${paperFileName(title)}"`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "no-store",
    },
  });
}
