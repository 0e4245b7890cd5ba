import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { returnDocument } from "~/domains/payments/commands/return-document.server";
import { DOCUMENT_KINDS } from "~/domains/payments/payment-document.options";
import { returnDocumentSchema } from "~/domains/payments/payment-document.schema";
import { viewDocument } from "~/domains/payments/queries/view-document.server";
import { ReturnDocumentPage } from "~/domains/payments/ui/payment-document-moves";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Return ${DOCUMENT_KINDS[data?.view.kind ?? "invoice"].inText} ${data?.view.number ?? ""} - Homeward`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewDocument(actor, params.document ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const id = params.document ?? "";
  const form = await parseForm(request, returnDocumentSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).paymentDocument(id).page();
  const path = withNotice(page, "paymentDocuments", "returned");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await returnDocument(actor, { ...form.value, id, version: form.version, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function ReturnInvoice() {
  return (
    <ReturnDocumentPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
