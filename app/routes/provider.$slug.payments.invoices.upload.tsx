import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { readInvoiceFile } from "~/domains/payments/commands/read-invoice-file.server";
import { invoiceFileSchema, MOST_INVOICE_FILE } from "~/domains/payments/payment-document.schema";
import { viewInvoiceUpload } from "~/domains/payments/queries/view-invoice-upload.server";
import { InvoiceUploadPage } from "~/domains/payments/ui/invoice-upload-page";
import { providerPaths } from "~/paths";
import { receiveFile } from "~/platform/forms/receive-file.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Upload an electronic invoice - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  return { ...(await viewInvoiceUpload(actor)), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "provider");
  // Before anything is read of somebody who may not send one.
  await viewInvoiceUpload(actor);
  const draftAt = ({ id }: { id: string }) => providerPaths(actor.organisationSlug).paymentDraft(id).page();
  return receiveFile(request, {
    schema: invoiceFileSchema,
    missing: "Choose the electronic invoice",
    most: MOST_INVOICE_FILE,
    take: ({ council, file, key }) =>
      readInvoiceFile(actor, { council, file, idempotency: { key, redirectTo: draftAt } }),
    to: draftAt,
  });
}

export default function UploadInvoice() {
  return (
    <InvoiceUploadPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
