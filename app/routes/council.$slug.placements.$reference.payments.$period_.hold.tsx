import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { placePaymentHold } from "~/domains/payments/commands/place-payment-hold.server";
import { placeHoldSchema } from "~/domains/payments/payment-hold.schema";
import { viewNewHold } from "~/domains/payments/queries/view-payment-hold.server";
import { PlaceHoldPage } from "~/domains/payments/ui/payment-hold-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Put on hold: ${data?.view.reference ?? "a payment"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", period = "" } = params;
  return { view: await viewNewHold(actor, reference, period), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", period: from = "" } = params;
  const form = await parseForm(request, placeHoldSchema);
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).placement(reference).paymentPeriod(from);
  const path = withNotice(page, "paymentHold", "held");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await placePaymentHold(actor, { ...form.value, reference, from, idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function PlaceHold() {
  return <PlaceHoldPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
