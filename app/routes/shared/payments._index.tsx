import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { viewPayments } from "~/domains/payments/queries/view-payments.server";
import { PaymentsPage } from "~/domains/payments/ui/payments-page";
import { councilPaths } from "~/paths";

export const meta: MetaFunction = () => [{ title: "Payments - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  const view = await viewPayments(actor);
  const paths = actor.kind === "council" ? councilPaths(actor.organisationSlug) : null;
  return {
    view,
    calendarAt: paths?.paymentCalendar() ?? null,
    ordersAt: (view.seesOrders && paths?.missingOrders()) || null,
    importsAt: (view.seesImports && paths?.paymentImports()) || null,
  };
}

export default function Payments() {
  return <PaymentsPage {...useLoaderData<typeof loader>()} />;
}
