import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { deleteDraft } from "~/domains/payments/commands/delete-draft.server";
import { sendDocument } from "~/domains/payments/commands/send-document.server";
import { DOCUMENT_KINDS } from "~/domains/payments/payment-document.options";
import { sendDocumentSchema } from "~/domains/payments/payment-document.schema";
import { viewDraftCheck } from "~/domains/payments/queries/view-draft.server";
import { CheckDocumentPage } from "~/domains/payments/ui/payment-document-check";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Check ${DOCUMENT_KINDS[data?.view.kind ?? "invoice"].inText} ${data?.view.number ?? ""} - Homeward`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const view = await viewDraftCheck(actor, params.draft ?? "");
  return { view, deleting: new URL(request.url).searchParams.has("delete"), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const id = params.draft ?? "";
  const paths = providerPaths(actor.organisationSlug);
  const form = await parseForm(request, sendDocumentSchema, { expects: "version" });
  if (!form.ok) return form.response;
  if (form.value.intent === "delete") {
    const list = withNotice(paths.paymentDocuments(), "paymentDocuments", "deleted");
    const idempotency = { key: form.key, redirectTo: () => list };
    const deleted = await deleteDraft(actor, { id, version: form.version, idempotency });
    return deleted.ok ? redirect(list) : form.refuse(deleted.error);
  }
  const path = withNotice(paths.paymentDocument(id).page(), "paymentDocuments", "sent");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await sendDocument(actor, { id, version: form.version, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function CheckInvoice() {
  return (
    <CheckDocumentPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
