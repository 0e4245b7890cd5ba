import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { acceptDocuments } from "~/domains/payments/commands/accept-documents.server";
import { acceptDocumentsSchema, chosenDocument } from "~/domains/payments/payment-document.schema";
import { listDocuments } from "~/domains/payments/queries/list-documents.server";
import { PaymentDocumentsPage } from "~/domains/payments/ui/payment-documents-page";
import { noticeOf, withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction = () => [{ title: "Invoices - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return {
    view: await listDocuments(actor),
    done: noticeOf("paymentDocuments", new URL(request.url).searchParams.get("done")),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const form = await parseForm(request, acceptDocumentsSchema);
  if (!form.ok) return form.response;
  const path = withNotice(sidePathsOf(actor).paymentDocuments(), "paymentDocuments", "accepted");
  const documents = form.value.documents.flatMap((value) => chosenDocument(value) ?? []);
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await acceptDocuments(actor, { documents, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function Invoices() {
  const { done, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const problem = Object.values(answer?.error ?? {}).flat()[0];
  const ticked = [answer?.initialValue?.documents ?? []].flat().map(String);
  // All of them or none: whoever ticked several must not wonder which went through.
  const refused = problem
    ? { problem: ticked.length > 0 ? `${problem} Nothing has been accepted.` : problem, ticked }
    : null;
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <PaymentDocumentsPage {...page} refused={refused} />
    </>
  );
}
