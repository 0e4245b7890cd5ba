import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { uploadEvidence } from "~/domains/documents/commands/upload-document.server";
import { evidenceSchema } from "~/domains/documents/document.schema";
import { viewEvidenceForm } from "~/domains/documents/queries/view-evidence.server";
import { AddEvidencePage } from "~/domains/documents/ui/evidence-pages";
import { withNotice } from "~/notices";
import { receiveFile } from "~/platform/forms/receive-file.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a document to a change: ${data?.view.placement.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const view = await viewEvidenceForm(actor, params.reference ?? "", params.change ?? "");
  return { view, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "", change: changeId = "" } = params;
  // Before anything is stored for somebody who may not send it.
  await viewEvidenceForm(actor, reference, changeId);
  const to = withNotice(sidePathsOf(actor).placement(reference).changes(), "placement", "document-added");
  return receiveFile(request, {
    schema: evidenceSchema,
    missing: "Choose the file",
    take: ({ file, key }) =>
      uploadEvidence(actor, { reference, changeId, file, idempotency: { key, redirectTo: () => to } }),
    to,
  });
}

export default function AddEvidence() {
  return <AddEvidencePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
