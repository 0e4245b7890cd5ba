import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { startDocument } from "~/domains/payments/commands/start-document.server";
import { startDocumentSchema } from "~/domains/payments/payment-document.schema";
import { viewBillable } from "~/domains/payments/queries/view-billable.server";
import { StartDocumentPage } from "~/domains/payments/ui/payment-document-form";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Send an invoice - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const chosen = new URL(request.url).searchParams.get("of");
  return { ...(await viewBillable(actor)), chosen, formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const form = await parseForm(request, startDocumentSchema);
  if (!form.ok) return form.response;
  const draftAt = ({ id }: { id: string }) => providerPaths(actor.organisationSlug).paymentDraft(id).page();
  const idempotency = { key: form.key, redirectTo: draftAt };
  const result = await startDocument(actor, { ...form.value, idempotency });
  return result.ok ? redirect(draftAt(result.value)) : form.refuse(result.error);
}

export default function NewInvoice() {
  return (
    <StartDocumentPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
