import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { withdrawDocument } from "~/domains/payments/commands/withdraw-document.server";
import { DOCUMENT_KINDS } from "~/domains/payments/payment-document.options";
import { oneDocumentSchema } from "~/domains/payments/payment-document.schema";
import { viewDocument } from "~/domains/payments/queries/view-document.server";
import { WithdrawDocumentPage } from "~/domains/payments/ui/payment-document-moves";
import { withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.view.returned ? "Do not send again:" : "Withdraw"} ${DOCUMENT_KINDS[data?.view.kind ?? "invoice"].inText} ${data?.view.number ?? ""} - Homeward`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return { view: await viewDocument(actor, params.document ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  const id = params.document ?? "";
  const form = await parseForm(request, oneDocumentSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = providerPaths(actor.organisationSlug).paymentDocument(id).page();
  const path = withNotice(page, "paymentDocuments", "withdrawn");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await withdrawDocument(actor, { id, version: form.version, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function WithdrawInvoice() {
  return (
    <WithdrawDocumentPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
