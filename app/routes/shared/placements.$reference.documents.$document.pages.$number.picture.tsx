import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { findUploadPicture } from "~/domains/documents/queries/view-placement-document.server";
import { pictureResponse, requireLookAtFile } from "~/platform/files/file-response.server";

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  requireLookAtFile(request);
  const { reference = "", document = "", number = "" } = params;
  return pictureResponse(await findUploadPicture(actor, reference, document, number));
}
