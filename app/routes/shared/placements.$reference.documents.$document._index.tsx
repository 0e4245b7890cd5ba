import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { markRead } from "~/domains/documents/commands/mark-read.server";
import { markReadSchema } from "~/domains/documents/document.schema";
import { viewPlacementDocument } from "~/domains/documents/queries/view-placement-document.server";
import { PlacementDocumentPage } from "~/domains/documents/ui/document-page";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { requireOwnVisit } from "~/platform/own-visit.server";

export const meta: MetaFunction = () => [{ title: "Document of a placement - Homeward" }];

export const handle = { showsIdentity: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  requireOwnVisit(request);
  const view = await viewPlacementDocument(actor, params.reference ?? "", params.document ?? "");
  return { view, formKey: newFormKey() };
}

/** The council marks it as read. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", document: documentId = "" } = params;
  const form = await parseForm(request, markReadSchema);
  if (!form.ok) return form.response;
  const path = withNotice(sidePathsOf(actor).placement(reference).reports(), "reports", "read");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await markRead(actor, { reference, documentId, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function PlacementDocument() {
  return <PlacementDocumentPage {...useLoaderData<typeof loader>()} />;
}
