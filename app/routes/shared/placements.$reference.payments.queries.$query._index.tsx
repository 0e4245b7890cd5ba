import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { viewPaymentQuery } from "~/domains/payments/queries/view-payment-query.server";
import { PaymentQueryPage } from "~/domains/payments/ui/payment-query-page";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Payment query: ${data?.view.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { view: await viewPaymentQuery(actor, params.reference ?? "", params.query ?? "") };
}

export default function PaymentQuery() {
  const [search] = useSearchParams();
  const done = noticeOf("paymentQuery", search.get("done"));
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <PaymentQueryPage {...useLoaderData<typeof loader>()} />
    </>
  );
}
