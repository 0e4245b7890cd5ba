import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { unmatchPayment } from "~/domains/payments/commands/match-payment.server";
import { takeBackMatchSchema } from "~/domains/payments/payment-match.schema";
import { viewPaymentToMatch } from "~/domains/payments/queries/view-unmatched.server";
import { TakeBackMatchPage } from "~/domains/payments/ui/match-payment-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Take back a match - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewPaymentToMatch(actor, params.payment ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, takeBackMatchSchema);
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).unmatchedPayments();
  const path = withNotice(page, "paymentMatch", "ended");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await unmatchPayment(actor, { id: params.payment ?? "", idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function TakeBackMatch() {
  return (
    <TakeBackMatchPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />
  );
}
