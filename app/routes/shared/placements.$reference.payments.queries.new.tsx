import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sidePathsOf } from "~/domains/access/navigation";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { raisePaymentQuery } from "~/domains/payments/commands/raise-payment-query.server";
import { raiseQuerySchema } from "~/domains/payments/payment-query.schema";
import { viewNewQuery } from "~/domains/payments/queries/view-payment-query.server";
import { RaiseQueryPage } from "~/domains/payments/ui/payment-query-forms";
import { withNotice } from "~/notices";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Raise a payment query: ${data?.view.placement.reference ?? "a placement"} - Homeward` },
];

const periodOf = (request: Request) => new URL(request.url).searchParams.get("period");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return {
    view: await viewNewQuery(actor, params.reference ?? "", periodOf(request)),
    formKey: newFormKey(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const { reference = "" } = params;
  const form = await parseForm(request, raiseQuerySchema);
  if (!form.ok) return form.response;
  const page = sidePathsOf(actor).placement(reference);
  const path = ({ id }: { id: string }) => withNotice(page.paymentQuery(id).page(), "paymentQuery", "raised");
  const idempotency = { key: form.key, redirectTo: path };
  const asked = { ...form.value, reference, from: periodOf(request), idempotency };
  const result = await raisePaymentQuery(actor, asked);
  return result.ok ? redirect(path(result.value)) : form.refuse(result.error);
}

export default function NewPaymentQuery() {
  return <RaiseQueryPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
