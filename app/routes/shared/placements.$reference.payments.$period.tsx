import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { periodWords } from "~/domains/payments/payment-words.rules";
import { viewPaymentPeriod } from "~/domains/payments/queries/view-placement-payments.server";
import { PaymentPeriodPage } from "~/domains/payments/ui/placement-payments";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Payment for ${data.view.reference}, ${periodWords(data.view.period)} - Homeward`
      : "Payment - Homeward",
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return {
    view: await viewPaymentPeriod(actor, params.reference ?? "", params.period ?? ""),
    done: noticeOf("paymentHold", new URL(request.url).searchParams.get("done")),
  };
}

export default function PaymentPeriod() {
  const { done, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <PaymentPeriodPage {...page} />
    </>
  );
}
