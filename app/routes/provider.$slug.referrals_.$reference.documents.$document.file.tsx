import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/domains/access/require-actor.server";
import { takeDocument } from "~/domains/releases/commands/look-at-document.server";
import { documentResponse } from "~/domains/releases/pages/document.server";
import { requireLookAtFile } from "~/platform/files/file-response.server";
import { refusePage } from "~/platform/refusal.server";

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  requireLookAtFile(request);
  const taken = await takeDocument(actor, params.reference ?? "", params.document ?? "");
  if (taken.ok) return documentResponse(taken.value);
  return refusePage(taken.error);
}
