import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { sendPaymentFile } from "~/domains/payments/commands/send-payment-file.server";
import { MOST_LEDGER, sendFileSchema } from "~/domains/payments/payment-upload.schema";
import { viewSendFile } from "~/domains/payments/queries/view-payment-upload.server";
import { SendPaymentFilePage } from "~/domains/payments/ui/send-payment-file";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { receiveFile } from "~/platform/forms/receive-file.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Add a payment file - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewSendFile(actor), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  // Before anything is stored for somebody who may not send it.
  await viewSendFile(actor);
  const paths = councilPaths(actor.organisationSlug);
  const to = (id: string) => withNotice(paths.paymentUpload(id).page(), "paymentUpload", "sent");
  return receiveFile(request, {
    schema: sendFileSchema,
    missing: "Choose the payment file",
    most: MOST_LEDGER,
    take: ({ source, newSource, file, key }) =>
      sendPaymentFile(actor, {
        source,
        newSource,
        file,
        idempotency: { key, redirectTo: ({ id }) => to(id) },
      }),
    to: ({ id }) => to(id),
  });
}

export default function SendPaymentFile() {
  return (
    <SendPaymentFilePage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
