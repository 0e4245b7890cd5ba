import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { periodWords } from "~/domains/payments/payment-words.rules";
import { viewPaymentPeriod } from "~/domains/payments/queries/view-placement-payments.server";
import { PaymentPeriodPage } from "~/domains/payments/ui/placement-payments";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `Payment for ${data.view.reference}, ${periodWords(data.view.period)} - Homeward`
      : "Payment - Homeward",
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { view: await viewPaymentPeriod(actor, params.reference ?? "", params.period ?? "") };
}

export default function PaymentPeriod() {
  return <PaymentPeriodPage {...useLoaderData<typeof loader>()} />;
}
