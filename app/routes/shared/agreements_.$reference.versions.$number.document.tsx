import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { agreementDocumentOf } from "~/domains/agreements/queries/view-agreement.server";

/** The kept bytes of a version, as a file: byte for byte what was signed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { bytes, fileName } = await agreementDocumentOf(actor, params.reference ?? "", params.number ?? "");
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}
