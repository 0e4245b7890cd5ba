import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { listPaymentQueries } from "~/domains/payments/queries/list-payment-queries.server";
import { PaymentQueriesPage } from "~/domains/payments/ui/payment-query-list";

export const meta: MetaFunction = () => [{ title: "Payment queries - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { view: await listPaymentQueries(actor) };
}

export default function PaymentQueries() {
  return <PaymentQueriesPage {...useLoaderData<typeof loader>()} />;
}
