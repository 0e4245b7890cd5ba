import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { agreementPdfOf } from "~/domains/agreements/queries/view-agreement.server";

/** A version as a PDF that a screen reader can read. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { bytes, fileName } = await agreementPdfOf(actor, params.reference ?? "", params.number ?? "");
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}
