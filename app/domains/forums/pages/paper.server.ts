import type { Actor } from "~/domains/access/actor";
import type { Kinds } from "~/domains/access/require-actor.server";
import { paperFileName } from "../paper.rules";
import { takePaper, viewPaperText } from "../queries/find-paper.server";
import { type Args, organiser } from "./organiser.server";

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

export async function ownPaper(args: Args, kinds: Kinds): Promise<Response> {
  const { actor, reference } = await organiser(args, kinds);
  return paperResponse(actor, reference, args.params.paper ?? "");
}

/** The words of a paper, for its organiser. */
export async function ownPaperText(args: Args, kinds: Kinds) {
  const { actor, reference } = await organiser(args, kinds);
  return { view: await viewPaperText(actor, reference, args.params.paper ?? "") };
}
