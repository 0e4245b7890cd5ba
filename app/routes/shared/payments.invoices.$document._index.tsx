import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { acceptDocuments } from "~/domains/payments/commands/accept-documents.server";
import { copyDocument } from "~/domains/payments/commands/copy-document.server";
import { DOCUMENT_KINDS } from "~/domains/payments/payment-document.options";
import { pressDocumentSchema } from "~/domains/payments/payment-document.schema";
import { viewDocument } from "~/domains/payments/queries/view-document.server";
import { PaymentDocumentPage } from "~/domains/payments/ui/payment-document-page";
import { noticeOf, withNotice } from "~/notices";
import { providerPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${DOCUMENT_KINDS[data?.view.kind ?? "invoice"].label} ${data?.view.number ?? ""} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return {
    view: await viewDocument(actor, params.document ?? ""),
    done: noticeOf("paymentDocuments", new URL(request.url).searchParams.get("done")) ?? null,
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const id = params.document ?? "";
  await viewDocument(actor, id);
  const form = await parseForm(request, pressDocumentSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const { intent } = form.value;
  if (intent === "accept") {
    const page = sidePathsOf(actor).paymentDocument(id).page();
    const path = withNotice(page, "paymentDocuments", "accepted");
    const idempotency = { key: form.key, redirectTo: () => path };
    const result = await acceptDocuments(actor, { documents: [{ id, version: form.version }], idempotency });
    return result.ok ? redirect(path) : form.refuse(result.error);
  }
  const draftAt = (draft: { id: string }) =>
    providerPaths(actor.organisationSlug).paymentDraft(draft.id).page();
  const idempotency = { key: form.key, redirectTo: draftAt };
  const result = await copyDocument(actor, { id, as: intent, expectedVersion: form.version, idempotency });
  return result.ok ? redirect(draftAt(result.value)) : form.refuse(result.error);
}

export default function Invoice() {
  const errors = useActionData<typeof action>()?.error ?? {};
  const problem = Object.values(errors).flat()[0] ?? null;
  return <PaymentDocumentPage {...useLoaderData<typeof loader>()} problem={problem} />;
}
