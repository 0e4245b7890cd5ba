import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { PLACEMENT_SIDES } from "~/domains/access/roles";
import { viewPlacementPayments } from "~/domains/payments/queries/view-placement-payments.server";
import { PlacementPaymentsPage } from "~/domains/payments/ui/placement-payments";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Payments for ${data?.view.reference ?? "a placement"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, PLACEMENT_SIDES);
  return {
    view: await viewPlacementPayments(actor, params.reference ?? ""),
    done: noticeOf("placementOrder", new URL(request.url).searchParams.get("done")),
  };
}

export default function PlacementPayments() {
  const { done, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <PlacementPaymentsPage {...page} />
    </>
  );
}
