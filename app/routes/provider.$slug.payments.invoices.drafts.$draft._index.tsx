import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { saveDocument } from "~/domains/payments/commands/save-document.server";
import { DOCUMENT_KINDS } from "~/domains/payments/payment-document.options";
import { documentFormSchema } from "~/domains/payments/payment-document.schema";
import { viewDraft } from "~/domains/payments/queries/view-draft.server";
import { EditDocumentPage } from "~/domains/payments/ui/payment-document-form";
import { providerPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${DOCUMENT_KINDS[data?.draft.kind ?? "invoice"].label} to ${data?.draft.council ?? "a council"} - Homeward`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return { draft: await viewDraft(actor, params.draft ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const id = params.draft ?? "";
  const { kind } = await viewDraft(actor, id);
  const form = await parseForm(request, documentFormSchema(now(), kind), { expects: "version" });
  if (!form.ok) return form.response;
  const path = providerPaths(actor.organisationSlug).paymentDraft(id).check();
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await saveDocument(actor, { id, version: form.version, values: form.value, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function EditInvoice() {
  return <EditDocumentPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
