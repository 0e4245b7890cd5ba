import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { type RemovedDocument, removeDocument } from "~/domains/documents/commands/remove-document.server";
import { removeDocumentSchema } from "~/domains/documents/document.schema";
import { viewDocumentRow } from "~/domains/documents/queries/view-placement-document.server";
import { RemoveDocumentPage } from "~/domains/documents/ui/remove-document-page";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remove a document: ${data?.placement.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const view = await viewDocumentRow(actor, params.reference ?? "", params.document ?? "", "remove");
  return { ...view, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", document: documentId = "" } = params;
  const form = await parseForm(request, removeDocumentSchema);
  if (!form.ok) return form.response;
  const page = sidePathsOf(actor).placement(reference);
  const path = ({ evidence }: RemovedDocument) =>
    evidence
      ? withNotice(page.changes(), "placement", "document-removed")
      : withNotice(page.reports(), "reports", "removed");
  const idempotency = { key: form.key, redirectTo: path };
  const result = await removeDocument(actor, { reference, documentId, why: form.value.why, idempotency });
  return result.ok ? redirect(path(result.value)) : form.refuse(result.error);
}

export default function RemoveDocument() {
  return (
    <RemoveDocumentPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
