import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { releasePaymentHold } from "~/domains/payments/commands/release-payment-hold.server";
import { releaseHoldSchema } from "~/domains/payments/payment-hold.schema";
import { viewHold } from "~/domains/payments/queries/view-payment-hold.server";
import { ReleaseHoldPage } from "~/domains/payments/ui/payment-hold-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Release a payment: ${data?.view.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", hold = "" } = params;
  return { view: await viewHold(actor, reference, hold), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const { reference = "", hold: id = "" } = params;
  const form = await parseForm(request, releaseHoldSchema, { expects: "version" });
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).placement(reference);
  const released = (from: string) => withNotice(page.paymentPeriod(from), "paymentHold", "released");
  const idempotency = { key: form.key, redirectTo: ({ from }: { from: string }) => released(from) };
  const result = await releasePaymentHold(actor, { ...form.value, reference, id, idempotency });
  return result.ok ? redirect(released(result.value.from)) : form.refuse(result.error);
}

export default function ReleaseHold() {
  return <ReleaseHoldPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
