import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { searchPayments } from "~/domains/payments/queries/search-payments.server";
import { PaymentSearchPage } from "~/domains/payments/ui/payment-search-page";

export const meta: MetaFunction = () => [{ title: "Find a payment - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return { search: await searchPayments(actor, new URL(request.url).searchParams.get("q") ?? "") };
}

export default function FindPayment() {
  return <PaymentSearchPage {...useLoaderData<typeof loader>()} />;
}
