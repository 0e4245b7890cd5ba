import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { matchPayment } from "~/domains/payments/commands/match-payment.server";
import { matchPaymentSchema } from "~/domains/payments/payment-match.schema";
import { viewPaymentToMatch } from "~/domains/payments/queries/view-unmatched.server";
import { MatchPaymentPage } from "~/domains/payments/ui/match-payment-pages";
import { withNotice } from "~/notices";
import { councilPaths } from "~/paths";
import { parseForm } from "~/platform/forms/submission.server";
import { newFormKey } from "~/platform/ids";

export const meta: MetaFunction = () => [{ title: "Match a payment - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await viewPaymentToMatch(actor, params.payment ?? ""), formKey: newFormKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const form = await parseForm(request, matchPaymentSchema);
  if (!form.ok) return form.response;
  const page = councilPaths(actor.organisationSlug).unmatchedPayments();
  const path = withNotice(page, "paymentMatch", "matched");
  const idempotency = { key: form.key, redirectTo: () => path };
  const result = await matchPayment(actor, { ...form.value, id: params.payment ?? "", idempotency });
  return result.ok ? redirect(path) : form.refuse(result.error);
}

export default function MatchPayment() {
  return <MatchPaymentPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
