import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listMissingOrders } from "~/domains/payments/queries/list-missing-orders.server";
import { MissingOrdersPage } from "~/domains/payments/ui/placement-order-pages";

export const meta: MetaFunction = () => [{ title: "Missing purchase orders - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return { view: await listMissingOrders(actor) };
}

export default function MissingOrders() {
  return <MissingOrdersPage {...useLoaderData<typeof loader>()} />;
}
