import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domains/access/actor";
import { requireActor } from "~/domains/access/require-actor.server";
import {
  askForImport,
  changeColumns,
  checkAsCorrection,
  chooseColumns,
  deleteUpload,
} from "~/domains/payments/commands/decide-payment-upload.server";
import { uploadFormsSchema } from "~/domains/payments/payment-upload.schema";
import { viewPaymentUpload } from "~/domains/payments/queries/view-payment-upload.server";
import { PaymentUploadPage } from "~/domains/payments/ui/payment-upload-page";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.fileName ?? "Payment file"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewPaymentUpload(actor, params.upload ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const id = params.upload ?? "";
  await viewPaymentUpload(actor, id);
  const form = await parseForm(request, uploadFormsSchema, { expects: () => "version" });
  if (!form.ok) return form.response;
  const { value, version } = form;
  const path = pathAfter(actor, id, value.intent);
  const asked = { id, version, idempotency: { key: form.key, redirectTo: () => path } };
  const result = await (() => {
    switch (value.intent) {
      case "columns":
        return chooseColumns(actor, { ...asked, columns: value });
      case "change-columns":
        return changeColumns(actor, asked);
      case "corrects":
        return checkAsCorrection(actor, { ...asked, corrects: value.corrects ?? null });
      case "import":
        return askForImport(actor, { ...asked, skip: value.skip, complete: value.complete });
      case "delete":
        return deleteUpload(actor, asked);
    }
  })();
  return result.ok ? redirect(path) : form.refuse(result.error);
}

type Intent = "columns" | "change-columns" | "corrects" | "import" | "delete";

function pathAfter({ organisationSlug }: Actor, id: string, intent: Intent): string {
  const paths = councilPaths(organisationSlug);
  if (intent === "delete") return withNotice(paths.paymentImports(), "paymentImports", "deleted");
  const page = paths.paymentUpload(id).page();
  if (intent === "change-columns") return page;
  return withNotice(page, "paymentUpload", intent === "import" ? "asked" : intent);
}

export default function PaymentUpload() {
  return (
    <PaymentUploadPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
