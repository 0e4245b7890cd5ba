import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { documentResponse } from "~/domains/releases/pages/document.server";
import { findMadeDocument } from "~/domains/releases/queries/view-document.server";
import { requireLookAtFile } from "~/platform/files/file-response.server";

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  requireLookAtFile(request);
  return documentResponse(await findMadeDocument(actor, params.reference ?? "", params.document ?? ""));
}
