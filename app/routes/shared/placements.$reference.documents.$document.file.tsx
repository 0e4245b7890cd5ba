import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { findUploadFile } from "~/domains/documents/queries/view-placement-document.server";
import { pdfResponse, requireLookAtFile } from "~/platform/files/file-response.server";

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  requireLookAtFile(request);
  const { bytes, fileName } = await findUploadFile(actor, params.reference ?? "", params.document ?? "");
  return pdfResponse(bytes, fileName);
}
