import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { pictureResponse, requireLookAtFile } from "~/domains/releases/pages/document.server";
import { findPagePicture } from "~/domains/releases/queries/view-document.server";

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireLookAtFile(request);
  const { reference = "", document = "", number = "" } = params;
  return pictureResponse(await findPagePicture(actor, reference, document, number));
}
